import type { Connection } from '../connection/connection.js';
import type { Reply } from '../reply.js';
import type { Delivery, Mischief, Turn } from '../turn.js';
import { type Deed, deedOf } from './effects.js';
import { LONGEST_MS } from './fault.js';
import type { Armed, Meeting } from './plan.js';

/** A fault on its way to do what it is armed for. It counts as fired until there turns out to be nothing for it to do. */
interface Firing {
  readonly armed: Armed;
  readonly deed: Deed;
  /** How long it has the request wait. */
  readonly ms: number;
}

/** All that armed faults do to one request. */
export class FaultyTurn implements Mischief {
  readonly #turn: Turn;
  readonly #connection: Connection;
  #firings: Firing[] = [];

  /** Of the faults that are due and end a request the first one fires; all others fire beside it. */
  constructor(turn: Turn, meetings: readonly Meeting[]) {
    this.#turn = turn;
    this.#connection = turn.exchange.connect();
    let isEnded = false;
    for (const { armed, isDue, draw } of meetings) {
      const deed = deedOf(armed.fault.effect, draw);
      const ends = deed.when !== 'wait';
      if (!isDue || (ends && isEnded)) {
        continue;
      }
      isEnded ||= ends;
      armed.fired += 1;
      this.#firings.push({ armed, deed, ms: armed.fault.delayMs + (deed.when === 'wait' ? deed.ms : 0) });
    }
  }

  settle(): void {
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
    if (ms > 0 && !(await this.#connection.wait(Math.min(ms, LONGEST_MS)))) {
      this.#keep((firing) => firing.ms > 0);
      turn.leave(`the client went away while it was kept waiting for ${Math.round(ms)} ms; nothing was done`);
      return this.#connection.silence();
    }
    for (const { deed } of this.#firings) {
      if (deed.when === 'instead') {
        return deed.answer(turn);
      }
    }
    return handle();
  }

  change(reply: Reply): Reply {
    for (const { deed } of this.#firings) {
      if (deed.when === 'swap') {
        return deed.reply;
      }
    }
    return reply;
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
    for (const firing of this.#firings) {
      if (!hasFired(firing)) {
        firing.armed.fired -= 1;
      }
    }
    this.#firings = this.#firings.filter(hasFired);
  }
}
