import type { Armed, Match } from '../../faults/armed-faults.js';
import { LONGEST_MS } from '../../faults/fault.js';
import { type AnyAnswer, type Parts, textOf, typeOf } from '../answer.js';
import type { AnswerFaults, Delivery, OpenEntry, RequestContext } from '../context.js';
import type { Connection, Outgoing } from '../request.js';
import { type Action, endsRequest } from './actions.js';
import { actionOf } from './effects.js';

/** A fault on its way to do what it is armed for. It counts as fired until there turns out to be nothing for it to do. */
interface Injection {
  readonly armed: Armed;
  readonly action: Action;
  /** How long it has the request wait. */
  readonly ms: number;
}

/** What has been done also when no answer comes. */
const BEFORE: ReadonlySet<Action['when']> = new Set(['wait', 'before', 'instead', 'limit'] as const);

/** All that armed faults do to one request. */
export class FaultInjection implements AnswerFaults {
  readonly #context: RequestContext;
  readonly #connection: Connection;
  /** For the answer, whatever it is. */
  readonly #headers: Record<string, string> = {};
  #injections: Injection[] = [];
  #isAnswered = false;

  /** Of the faults that are due and end a request the first one fires; all others fire beside it. */
  constructor(context: RequestContext, matches: readonly Match[]) {
    this.#context = context;
    this.#connection = context.connect();
    let isEnded = false;
    for (const match of matches) {
      const { armed, isDue } = match;
      const action = actionOf(match, context);
      if (action.when === 'limit') {
        Object.assign(this.#headers, action.headers);
      }
      const ends = endsRequest(action);
      if (!isDue || (ends && isEnded) || (action.when === 'limit' && !ends)) {
        continue;
      }
      isEnded ||= ends;
      armed.fired += 1;
      this.#injections.push({ armed, action, ms: armed.fault.delayMs + (action.when === 'wait' ? action.ms : 0) });
    }
  }

  settle(entry: OpenEntry): void {
    if (!this.#isAnswered) {
      this.#retain(({ action, ms }) => ms > 0 || BEFORE.has(action.when));
    }
    for (const { armed } of this.#injections) {
      entry.addFault(armed.id, armed.fault.effect.kind);
    }
  }

  /** Whether somebody has to wait. */
  get waits(): boolean {
    return this.#injections.some(({ ms }) => ms > 0);
  }

  /** Does what comes before the answer, and has the request handled if that is still due. */
  async begin(handle: () => Promise<void>): Promise<Response | undefined> {
    const context = this.#context;
    const ms = this.#injections.reduce((sum, injection) => sum + injection.ms, 0);
    const hasWaited = ms === 0 || (await this.#wait(ms));
    if (context.lifetime !== context.sandbox.lifetime.signal) {
      // The world that took the place of its own knows nothing of this request.
      return this.#connection.reset();
    }
    if (!hasWaited) {
      this.#retain((injection) => injection.ms > 0);
      const what = context.lifetime.aborted ? 'its world ended' : 'the client went away';
      context.leave(`${what} while it was kept waiting for ${Math.round(ms)} ms; nothing was done`);
      return this.#connection.silence();
    }
    this.#retain(({ action }) => action.when !== 'before' || action.act(context));
    for (const { action } of this.#injections) {
      const instead = action.when === 'limit' ? action.refusal : action;
      if (instead?.when === 'instead') {
        return instead.answer(context);
      }
    }
    await handle();
    return undefined;
  }

  /** Again while others have come to a fault that waits until it is quiet. Says whether the request is still there. */
  async #wait(ms: number): Promise<boolean> {
    const quiet = this.#injections.filter(({ action }) => action.when === 'wait' && action.isUntilQuiet);
    const comers = (): number => quiet.reduce((sum, { armed }) => sum + armed.matched, 0);
    for (let left = LONGEST_MS; left > 0; left -= ms) {
      const before = comers();
      if (!(await this.#connection.wait(Math.min(ms, left)))) {
        return false;
      }
      if (comers() === before) {
        break;
      }
    }
    return true;
  }

  change(answer: AnyAnswer): AnyAnswer {
    this.#isAnswered = true;
    this.#retain(({ action }) => action.when !== 'after' || action.act(this.#context));
    const changed = this.#changeJson(this.#swap(answer));
    return { ...changed, headers: { ...changed.headers, ...this.#headers } };
  }

  #swap(answer: AnyAnswer): AnyAnswer {
    let sent = answer;
    this.#retain(({ action }) => {
      const swapped = action.when === 'swap' ? action.answer(answer) : undefined;
      sent = swapped ?? sent;
      return action.when !== 'swap' || swapped !== undefined;
    });
    return sent;
  }

  #changeJson(answer: AnyAnswer): AnyAnswer {
    let value = jsonOf(answer);
    const isJson = value !== undefined;
    let write: (value: unknown) => string = JSON.stringify;
    let type = typeOf(answer);
    const idle = new Set<Injection>();
    const acting = this.#injections.filter(({ action }) => action.when === 'json' || action.when === 'text');
    for (const injection of acting) {
      const { action } = injection;
      const changed = isJson && action.when === 'json' ? action.change(value) : undefined;
      if (changed !== undefined) {
        value = changed;
      } else if (isJson && action.when === 'text') {
        write = action.write;
        type = action.contentType ?? type;
      } else {
        idle.add(injection);
      }
    }
    this.#retain((injection) => !idle.has(injection));
    const { status, headers } = answer;
    return acting.length === idle.size ? answer : { status, headers, json: write(value), type };
  }

  deliver(parts: Parts): Delivery | undefined {
    const outgoing = this.#pack(parts);
    const delivery = this.#deliver(outgoing);
    const ms = this.#injections.reduce((sum, { action }) => sum + (action.when === 'late' ? action.ms : 0), 0);
    const isPlain = outgoing.headers === parts.headers && outgoing.chunk === undefined;
    if (delivery === undefined && isPlain && ms === 0) {
      return undefined;
    }
    const { status, text } = parts;
    const { headers, body, chunk = body.length } = outgoing;
    const packed = () => this.#connection.drip(outgoing, { size: chunk, intervalMs: 0, longestMs: LONGEST_MS });
    const plain = async () => new Response(text, { status, headers });
    return {
      headers,
      ms: Math.min(ms, LONGEST_MS),
      isWhole: true,
      note: undefined,
      send: isPlain ? plain : packed,
      ...delivery,
    };
  }

  /** The answer in its coding and its framing. One without a body has neither. */
  #pack({ status, text, headers: given }: Parts): Outgoing {
    const body = Buffer.from(text ?? '');
    let bytes: Buffer = body;
    let headers = given;
    let chunk: number | undefined;
    this.#retain(({ action }) => {
      if (action.when !== 'coding' && action.when !== 'framing') {
        return true;
      }
      if (body.length > 0 && action.when === 'framing') {
        chunk ??= action.size;
        return true;
      }
      const coded = body.length > 0 && action.when === 'coding' ? action.code(bytes, headers) : undefined;
      bytes = coded?.bytes ?? bytes;
      headers = coded === undefined ? headers : { ...headers, ...coded.headers };
      return coded !== undefined;
    });
    const length = chunk === undefined ? bytes.length : undefined;
    return { status, headers, body: this.#connection.decodes ? body : bytes, length, chunk };
  }

  #deliver(outgoing: Outgoing): Pick<Delivery, 'note' | 'isWhole' | 'send'> | undefined {
    for (const injection of this.#injections) {
      const { action } = injection;
      if (action.when !== 'delivery') {
        continue;
      }
      const send = action.deliver(this.#connection, outgoing);
      if (send !== undefined) {
        return { note: action.note, isWhole: action.isWhole, send };
      }
      this.#retain((other) => other !== injection);
    }
    return undefined;
  }

  /** The others have not fired after all. */
  #retain(hasFired: (injection: Injection) => boolean): void {
    this.#injections = this.#injections.filter((injection) => {
      const stays = hasFired(injection);
      injection.armed.fired -= stays ? 0 : 1;
      return stays;
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
