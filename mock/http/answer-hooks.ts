import type { Reply } from './answer.js';

/** What armed faults do to an answer. */
export interface Mischief {
  /** The reply that goes out in the place of this one. */
  change(reply: Reply): Reply;
  /** Sends the answer in a way of its own. Undefined: it is sent as ever. */
  deliver(response: Response, reply: Reply): Delivery | undefined;
  /** Tells the turn which faults have fired: nothing more will happen to it. */
  settle(): void;
}

export interface Delivery {
  readonly sent: Promise<Response>;
  /** Whether all of the answer is to come to the client. */
  readonly isWhole: boolean;
  readonly note: string;
}
