/** One way in which a request departs from the document. */
export interface Violation {
  readonly operation: string;
  /** E.g. `query filter[user]`, `path id`, `body /data/x`, `header content-type`. */
  readonly place: string;
  /** A JSON Schema keyword, or `unknown-parameter`, `repeated`, `content-type`, `too-deep`, `too-many`. */
  readonly rule: string;
  /** The offending value, shortened when long; undefined when there is none. */
  readonly value: unknown;
  /** What is wrong. */
  readonly message: string;
  /** What would be right. */
  readonly right: string;
}

/** What the document covers of a request. */
export interface CheckedRequest {
  /** Path parameters by name, decoded. */
  readonly params: Readonly<Record<string, string>>;
  /** Decoded, in the order in which they came. */
  readonly query: readonly (readonly [name: string, value: string])[];
  readonly contentType: string | undefined;
  /** The parsed JSON body. Undefined: no body, or not JSON. */
  readonly body: unknown;
  /** The body was not read, because the request was refused before. */
  readonly isBodyUnread?: boolean;
}
