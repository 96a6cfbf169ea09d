/** One request and its answer, as the control API's `GET /_mock/requests` shows it. Members that do not apply are absent. */
export interface Exchange {
  /** Counts from 1 in each sandbox. */
  readonly sequence: number;
  /** By the world's clock. */
  readonly time: string;
  /** By the machine's clock, which waits are measured with. */
  readonly wallTime: string;
  readonly method: string;
  /** Path and query as sent. */
  readonly url: string;
  readonly path: string;
  /** Decoded, every value of a repeated parameter. */
  readonly query?: Readonly<Record<string, readonly string[]>>;
  /** Absent: the API document has no operation of this path and method. */
  readonly operation?: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly caller?: { readonly userId: string; readonly username: string };
  /** 0: never answered. */
  readonly status: number;
  readonly durationMs: number;
  readonly request?: Message;
  readonly response?: Message;
  /** False: the answer did not, or not wholly, reach the client. */
  readonly delivered?: boolean;
  /** Ids of the faults that were at work. */
  readonly faults?: readonly string[];
  /** In what the request departs from the API document. */
  readonly violations?: readonly Departure[];
  /** `flowExecId` of the run that the request started. */
  readonly execution?: string;
  readonly note?: string;
}

/** The one half or the other of an exchange. Credentials are not shown. */
export interface Message {
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  /** Absent: there was none, or it is no longer kept. */
  readonly body?: string;
  readonly bodyBytes?: number;
  readonly bodyTruncated?: boolean;
}

export interface Departure {
  readonly operation: string;
  readonly place: string;
  readonly rule: string;
  readonly value?: unknown;
  readonly message: string;
  readonly right: string;
}
