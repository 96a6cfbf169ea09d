/** A record as it is from now on. */
export interface Change {
  /** What sort of record: `flow`, `user`, `token`, `meta`... */
  readonly kind: string;
  /** Unique among the records of its kind. */
  readonly key: string;
  /** JSON. Undefined: the record is gone. */
  readonly text: string | undefined;
}

/** Storage for a world's records. One test body runs for every kind of it. */
export interface Persistence {
  /**
   * What was there at the last acknowledged write, in order of first insertion; undefined when nothing was ever stored.
   * Called once, before anything else.
   * @throws PersistenceError `damaged` or `unreadable`; then nothing was touched and nothing else may be called but `close`.
   */
  load(): Promise<Iterable<Change> | undefined>;
  /** Takes changes in order, to be written soon. Those of one turn of the event loop become safe together or not at all. */
  append(change: Change): void;
  /** Whether something was appended that is not safe yet. */
  readonly pending: boolean;
  /** Why the last try to write failed; undefined as soon as one succeeds. */
  readonly failure: PersistenceError | undefined;
  /**
   * Resolves when all appended so far is safe. All that wait share one write.
   * @throws PersistenceError `full` or `unwritable`: nothing acknowledged is lost, the changes stay queued, and the next
   * flush tries again.
   */
  flush(): Promise<void>;
  /** Makes everything safe, compacts if that is worthwhile, and closes the files, even if it throws. */
  close(): Promise<void>;
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
