import type { Json } from '../../../contracts/index.js';

/**
 * One request of a sequence, before it is known what the targets call their records. In every text `<<id 7>>` stands for the id
 * that was learned as the eighth (counted round when there are fewer), `<<token 2>>` for a token alike.
 */
export type Step = RequestStep | AdvanceStep | BytesStep;

export interface RequestStep {
  readonly kind: 'request';
  /** Id of the operation in the API document; `none` for a path that is not in it. */
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  /** Names and values as they are sent, not yet escaped. */
  readonly query: readonly (readonly [name: string, value: string])[];
  readonly headers: Readonly<Record<string, string>>;
  /** A text is sent as it is, anything else as JSON; undefined: no body. */
  readonly body: Json | undefined;
}

/** Moves the clock of fakes. */
export interface AdvanceStep {
  readonly kind: 'advance';
  readonly seconds: number;
}

/** What a client sends that speaks no proper HTTP. Only the status of the answer is compared. */
export interface BytesStep {
  readonly kind: 'bytes';
  readonly text: string;
}

/** What came back. */
export interface Answer {
  /** 0: the connection ended, or the time was up, without one. */
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Why no answer came. */
  readonly failure?: string;
}
