import type { OperationId } from '../../openapi/index.js';

/** A request as a change of the API sees it. */
export interface AskedRequest {
  readonly operation: OperationId;
  /** Decoded. */
  readonly query: readonly (readonly [name: string, value: string])[];
  /** The JSON that was sent; undefined without one. */
  readonly body: unknown;
  header(name: string): string | undefined;
}

export interface ChangedAnswer {
  readonly status: number;
  /** Undefined: it has none. */
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

/** What it changed is noted in the journal. */
interface Titled {
  readonly titles: readonly string[];
}

/** How the API is to be one day, played over every world. */
export interface ApiChange {
  /** Undefined: it goes on to its handler. */
  refuse(request: AskedRequest): (Titled & { readonly status: number; readonly message: string }) | undefined;
  /** The raw query that the handler sees. Undefined: what was sent. */
  query(operation: OperationId, query: string): (Titled & { readonly query: string }) | undefined;
  /** Undefined: the answer stays. `body` is its JSON. */
  answer(operation: OperationId, answer: Pick<ChangedAnswer, 'status' | 'body'>): (Titled & ChangedAnswer) | undefined;
  /** Whether it changes answers of the operation. */
  touches(operation: OperationId): boolean;
}
