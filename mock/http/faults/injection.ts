import type { Armed, Meeting } from '../../faults/armed-faults.js';
import { LONGEST_MS } from '../../faults/fault.js';
import type { Reply } from '../answer.js';
import type { Delivery, Mischief } from '../answer-hooks.js';
import type { Turn } from '../context.js';
import type { Connection } from '../request.js';
import { type Deed, deedOf, endsRequest } from './effects.js';

/** A fault on its way to do what it is armed for. It counts as fired until there turns out to be nothing for it to do. */
interface Firing {
  readonly armed: Armed;
  readonly deed: Deed;
  /** How long it has the request wait. */
  readonly ms: number;
}

/** What has been done also when no answer comes. */
const BEFORE: ReadonlySet<Deed['when']> = new Set(['wait', 'before', 'instead', 'limit'] as const);

/** All that armed faults do to one request. */
export class FaultyTurn implements Mischief {
  readonly #turn: Turn;
  readonly #connection: Connection;
  /** For the answer, whatever it is. */
  readonly #headers: Record<string, string> = {};
  #firings: Firing[] = [];
  #isAnswered = false;

  /** Of the faults that are due and end a request the first one fires; all others fire beside it. */
  constructor(turn: Turn, meetings: readonly Meeting[]) {
    this.#turn = turn;
    this.#connection = turn.connect();
    let isEnded = false;
    for (const meeting of meetings) {
      const { armed, isDue } = meeting;
      const deed = deedOf(meeting, turn);
      if (deed.when === 'limit') {
        Object.assign(this.#headers, deed.headers);
      }
      const ends = endsRequest(deed);
      if (!isDue || (ends && isEnded) || (deed.when === 'limit' && !ends)) {
        continue;
      }
      isEnded ||= ends;
      armed.fired += 1;
      this.#firings.push({ armed, deed, ms: armed.fault.delayMs + (deed.when === 'wait' ? deed.ms : 0) });
    }
  }

  settle(): void {
    if (!this.#isAnswered) {
      this.#keep(({ deed, ms }) => ms > 0 || BEFORE.has(deed.when));
    }
    for (const { armed } of this.#firings) {
      this.#turn.fired(armed.id, armed.fault.effect.kind);
    }
  }

  /** Whether somebody has to wait. */
  get waits(): boolean {
    return this.#firings.some(({ ms }) => ms > 0);
  }

  /** Does what comes before the answer, and has the request handled if that is still due. */
  async begin(handle: () => Response | Promise<Response>): Promise<Response> {
    const turn = this.#turn;
    const ms = this.#firings.reduce((sum, firing) => sum + firing.ms, 0);
    const hasWaited = ms === 0 || (await this.#connection.wait(Math.min(ms, LONGEST_MS)));
    if (turn.lifetime !== turn.sandbox.lifetime) {
      // The world that took the place of its own knows nothing of this request.
      return this.#connection.reset();
    }
    if (!hasWaited) {
      this.#keep((firing) => firing.ms > 0);
      const what = turn.lifetime.isOver ? 'its world ended' : 'the client went away';
      turn.leave(`${what} while it was kept waiting for ${Math.round(ms)} ms; nothing was done`);
      return this.#connection.silence();
    }
    this.#keep(({ deed }) => deed.when !== 'before' || deed.act(turn));
    for (const { deed } of this.#firings) {
      const instead = deed.when === 'limit' ? deed.refusal : deed;
      if (instead?.when === 'instead') {
        return instead.answer(turn);
      }
    }
    return handle();
  }

  change(reply: Reply): Reply {
    this.#isAnswered = true;
    this.#keep(({ deed }) => deed.when !== 'after' || deed.act(this.#turn));
    const swap = this.#firings.find(({ deed }) => deed.when === 'swap')?.deed;
    const sent = swap?.when === 'swap' ? swap.reply : reply;
    const changed = this.#changeJson(sent);
    return { ...changed, headers: { ...changed.headers, ...this.#headers } };
  }

  #changeJson(reply: Reply): Reply {
    let value = jsonOf(reply);
    const isJson = value !== undefined;
    let text: (value: unknown) => string = JSON.stringify;
    let { contentType } = reply;
    const idle = new Set<Firing>();
    const acting = this.#firings.filter(({ deed }) => deed.when === 'json' || deed.when === 'text');
    for (const firing of acting) {
      const { deed } = firing;
      const changed = isJson && deed.when === 'json' ? deed.change(value) : undefined;
      if (changed !== undefined) {
        value = changed;
      } else if (isJson && deed.when === 'text') {
        text = deed.write;
        contentType = deed.contentType ?? contentType;
      } else {
        idle.add(firing);
      }
    }
    this.#keep((firing) => !idle.has(firing));
    return acting.length === idle.size ? reply : { ...reply, text: text(value), contentType, etag: undefined };
  }

  deliver(response: Response, reply: Reply): Delivery | undefined {
    for (const firing of this.#firings) {
      const { deed } = firing;
      if (deed.when !== 'delivery') {
        continue;
      }
      const body = response.body === null ? Buffer.alloc(0) : Buffer.from(reply.text);
      const sent = deed.deliver(this.#connection, response, body);
      if (sent !== undefined) {
        return { note: deed.note, isWhole: deed.isWhole, sent };
      }
      this.#keep((other) => other !== firing);
    }
    return undefined;
  }

  /** The others have not fired after all. */
  #keep(hasFired: (firing: Firing) => boolean): void {
    this.#firings = this.#firings.filter((firing) => {
      const kept = hasFired(firing);
      firing.armed.fired -= kept ? 0 : 1;
      return kept;
    });
  }
}

/** Undefined when the reply tells of no success, or of it in no JSON. */
function jsonOf({ status, contentType, text }: Reply): unknown {
  try {
    return status < 300 && contentType?.startsWith('application/json') ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}
