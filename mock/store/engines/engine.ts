/** A record as it is from now on. */
export interface Change {
  /** What sort of record: `flow`, `user`, `token`, `meta`... */
  readonly kind: string;
  /** Unique among the records of its kind. */
  readonly key: string;
  /** JSON. Undefined: the record is gone. */
  readonly text: string | undefined;
}

/** A record as it was found, with its text as JSON. */
export interface StoredRecord extends Change {
  readonly text: string;
  readonly value: unknown;
}

/** Where the records of one world are stored. Queue, group commit, failure and retry are the write queue's; one test body runs for each. */
export interface Engine {
  /**
   * What was there at the last acknowledged write, each kind in order of first insertion; undefined when nothing was ever stored.
   * Called once, before anything else.
   * @throws PersistenceError `damaged` or `unreadable`; then nothing was touched and nothing else may be called but `close`.
   */
  load(): Promise<Iterable<StoredRecord> | undefined>;
  /**
   * All or nothing; safe, as the durability says, when it resolves. One call at a time.
   * @throws StateNeeded, or what went wrong; then it is as if the batch had never come
   */
  write(batch: readonly Change[]): Promise<void>;
  /** Puts these records in the place of all that was there, all or nothing. */
  rewrite(state: Iterable<Change>): Promise<void>;
  /** Called at the end: brings what is stored into the form in which it is best read. */
  tidy?(): Promise<void>;
  /** Ends without writing anything more. */
  close(): Promise<void>;
}

/** The engine can go on only from the whole state: what it had written is not there any more, or the batch is too large. */
export class StateNeeded extends Error {
  override readonly name = 'StateNeeded';
}

export type PersistenceTrouble =
  /** Not what was written, or written by something else. `flowmate-mock data check` says more. */
  | 'damaged'
  /** Another process has it open. */
  | 'in-use'
  /** No space left, or the user's quota used up. */
  | 'full'
  /** There is no such file or folder. */
  | 'missing'
  | 'unwritable'
  | 'unreadable';

/** What went wrong with the files; `message` names file and place, and says what to do. */
export class PersistenceError extends Error {
  override readonly name = 'PersistenceError';

  constructor(
    readonly trouble: PersistenceTrouble,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** The system's name for what went wrong (`ENOENT`), or nothing. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** What the system says without its code, path and call: they are said already. */
export function describe(error: unknown): string {
  return error instanceof Error
    ? error.message.replace(/^E[A-Z\d]+: /, '').replace(/, \w+( '.*')?$/, '')
    : String(error);
}
