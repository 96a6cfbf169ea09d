import type { Armed, Meeting } from '../../faults/armed-faults.js';
import { LONGEST_MS } from '../../faults/fault.js';
import { type AnyAnswer, textOf, typeOf } from '../answer.js';
import type { AnswerFaults, Delivery, OpenEntry, RequestContext } from '../context.js';
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
export class FaultInjection implements AnswerFaults {
  readonly #context: RequestContext;
  readonly #connection: Connection;
  /** For the answer, whatever it is. */
  readonly #headers: Record<string, string> = {};
  #firings: Firing[] = [];
  #isAnswered = false;

  /** Of the faults that are due and end a request the first one fires; all others fire beside it. */
  constructor(context: RequestContext, meetings: readonly Meeting[]) {
    this.#context = context;
    this.#connection = context.connect();
    let isEnded = false;
    for (const meeting of meetings) {
      const { armed, isDue } = meeting;
      const deed = deedOf(meeting, context);
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

  settle(entry: OpenEntry): void {
    if (!this.#isAnswered) {
      this.#keep(({ deed, ms }) => ms > 0 || BEFORE.has(deed.when));
    }
    for (const { armed } of this.#firings) {
      entry.addFault(armed.id, armed.fault.effect.kind);
    }
  }

  /** Whether somebody has to wait. */
  get waits(): boolean {
    return this.#firings.some(({ ms }) => ms > 0);
  }

  /** Does what comes before the answer, and has the request handled if that is still due. */
  async begin(handle: () => Promise<void>): Promise<Response | undefined> {
    const context = this.#context;
    const ms = this.#firings.reduce((sum, firing) => sum + firing.ms, 0);
    const hasWaited = ms === 0 || (await this.#connection.wait(Math.min(ms, LONGEST_MS)));
    if (context.lifetime !== context.sandbox.lifetime.signal) {
      // The world that took the place of its own knows nothing of this request.
      return this.#connection.reset();
    }
    if (!hasWaited) {
      this.#keep((firing) => firing.ms > 0);
      const what = context.lifetime.aborted ? 'its world ended' : 'the client went away';
      context.leave(`${what} while it was kept waiting for ${Math.round(ms)} ms; nothing was done`);
      return this.#connection.silence();
    }
    this.#keep(({ deed }) => deed.when !== 'before' || deed.act(context));
    for (const { deed } of this.#firings) {
      const instead = deed.when === 'limit' ? deed.refusal : deed;
      if (instead?.when === 'instead') {
        return instead.answer(context);
      }
    }
    await handle();
    return undefined;
  }

  change(answer: AnyAnswer): AnyAnswer {
    this.#isAnswered = true;
    this.#keep(({ deed }) => deed.when !== 'after' || deed.act(this.#context));
    const swap = this.#firings.find(({ deed }) => deed.when === 'swap')?.deed;
    const sent = swap?.when === 'swap' ? swap.answer : answer;
    const changed = this.#changeJson(sent);
    return { ...changed, headers: { ...changed.headers, ...this.#headers } };
  }

  #changeJson(answer: AnyAnswer): AnyAnswer {
    let value = jsonOf(answer);
    const isJson = value !== undefined;
    let write: (value: unknown) => string = JSON.stringify;
    let type = typeOf(answer);
    const idle = new Set<Firing>();
    const acting = this.#firings.filter(({ deed }) => deed.when === 'json' || deed.when === 'text');
    for (const firing of acting) {
      const { deed } = firing;
      const changed = isJson && deed.when === 'json' ? deed.change(value) : undefined;
      if (changed !== undefined) {
        value = changed;
      } else if (isJson && deed.when === 'text') {
        write = deed.write;
        type = deed.contentType ?? type;
      } else {
        idle.add(firing);
      }
    }
    this.#keep((firing) => !idle.has(firing));
    const { status, headers } = answer;
    return acting.length === idle.size ? answer : { status, headers, json: write(value), type };
  }

  deliver(response: Response, answer: AnyAnswer): Delivery | undefined {
    for (const firing of this.#firings) {
      const { deed } = firing;
      if (deed.when !== 'delivery') {
        continue;
      }
      const body = response.body === null ? Buffer.alloc(0) : Buffer.from(textOf(answer) ?? '');
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

/** Undefined when the answer is no success, or one without JSON. */
function jsonOf(answer: AnyAnswer): unknown {
  const text = textOf(answer);
  try {
    const isJson = answer.status < 300 && text !== undefined && typeOf(answer).startsWith('application/json');
    return isJson ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}
