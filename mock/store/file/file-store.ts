import { CheckpointFile } from './checkpoint-file.js';
import { type DataFiles, describe, locateData } from './data-files.js';
import { codeOf, type FileOperations, nodeFiles } from './file-operations.js';
import { GroupCommit } from './group-commit.js';
import { type Lock, takeLock } from './lock.js';
import { type Change, type Persistence, PersistenceError } from './persistence.js';
import { type OnProblem, toDamage } from './problem.js';
import { type DataContent, readData } from './read-data.js';
import { DataWriter } from './writer.js';

export interface FileStoreOptions {
  /**
   * What an acknowledged write survives. `os`, the default: the end of the process, kill -9 included. `fsync`: a power cut as
   * well.
   */
  readonly durability?: 'os' | 'fsync';
  /** Called with notes for the operator that need no action. */
  readonly onNote?: (note: string) => void;
  /** Write-ahead logs are compacted when they are larger than this and than the checkpoint, in bytes. Default 8 MB. */
  readonly compactAt?: number;
  readonly files?: FileOperations;
}

const COMPACT_AT = 8_388_608;

/** No space left; a quota used up; longer than this process may make a file. */
const FULL = ['ENOSPC', 'EDQUOT', 'EFBIG'];

const SAFE = 'What was acknowledged is safe, and the rest is written with the next try.';

/**
 * Opens a data file for this process alone. Nothing of it is read before `load`, and it is made at the first write.
 * @throws PersistenceError `in-use`, `unreadable`, `unwritable` or `full`
 */
export async function openFileStore(file: string, options: FileStoreOptions): Promise<Persistence> {
  const data = await locateData(file);
  try {
    const lock = await takeLock(data.lock, file);
    const { tookOverFrom } = lock;
    if (tookOverFrom !== undefined) {
      options.onNote?.(`${file}: process ${tookOverFrom.pid} ended without closing it; its lock was taken over`);
    }
    return new FileStore(file, data, lock, options);
  } catch (error) {
    throw toWriteError(error, `cannot open ${file}`, 'Choose a place where this user may write.');
  }
}

class FileStore implements Persistence {
  readonly #file: string;
  readonly #data: DataFiles;
  readonly #lock: Lock;
  readonly #files: FileOperations;
  readonly #note: (note: string) => void;
  readonly #onProblem: OnProblem;
  readonly #checkpoint: CheckpointFile;
  readonly #writer: DataWriter;
  readonly #commits: GroupCommit;
  #phase: 'opened' | 'loaded' | 'closed' = 'opened';
  #closed: Promise<void> | undefined;

  constructor(file: string, data: DataFiles, lock: Lock, options: FileStoreOptions) {
    this.#file = file;
    this.#data = data;
    this.#lock = lock;
    this.#files = options.files ?? nodeFiles;
    this.#note = (note) => options.onNote?.(`${file}: ${note}`);
    this.#onProblem = (problem) => {
      throw toDamage(problem, file);
    };
    this.#checkpoint = new CheckpointFile(this.#files, data, this.#onProblem);
    this.#writer = new DataWriter(this.#files, data, this.#checkpoint, {
      durability: options.durability ?? 'os',
      onProblem: this.#onProblem,
      compactAt: options.compactAt ?? COMPACT_AT,
      onPostponed: (error) =>
        this.#note(`could not be compacted (${describe(error)}); the journal goes on, and nothing is lost`),
    });
    this.#commits = new GroupCommit((batch) => this.#writer.write(batch), {
      toFailure: (error) => toWriteError(error, `cannot write ${file}`, SAFE),
      onUnheard: (failure) => options.onNote?.(failure.message),
    });
  }

  get pending(): boolean {
    return this.#commits.pending;
  }

  get failure(): PersistenceError | undefined {
    return this.#commits.failure;
  }

  async load(): Promise<Iterable<Change> | undefined> {
    try {
      const content = await readData(this.#files, this.#data, this.#checkpoint, this.#onProblem);
      if (content !== undefined) {
        this.#reportTorn(content);
        await this.#writer.resume(content);
      }
      await this.#files.remove(this.#data.unfinished);
      this.#phase = 'loaded';
      return content?.records;
    } catch (error) {
      await this.#release();
      if (error instanceof PersistenceError) {
        throw error;
      }
      throw new PersistenceError('unreadable', `cannot read ${this.#file}: ${describe(error)}.`, { cause: error });
    }
  }

  append(change: Change): void {
    if (this.#phase === 'opened') {
      throw new Error('a store has to be loaded before anything is appended');
    }
    if (this.#phase === 'loaded') {
      this.#commits.append(change);
    }
  }

  flush(): Promise<void> {
    if (this.#phase === 'closed') {
      return Promise.reject(new PersistenceError('unwritable', `cannot write ${this.#file}: it is closed.`));
    }
    return this.#commits.flush();
  }

  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  async #close(): Promise<void> {
    const wasLoaded = this.#phase === 'loaded';
    this.#phase = 'closed';
    try {
      while (wasLoaded && this.#commits.pending) {
        await this.#commits.flush();
      }
      await this.#writer.close();
    } finally {
      await this.#release();
    }
  }

  #reportTorn({ wals }: DataContent): void {
    const last = wals.at(-1);
    const torn = last === undefined ? 0 : last.bytes - last.soundBytes;
    if (torn > 0) {
      this.#note(
        `the last ${torn} bytes of its journal belong to a write that was never acknowledged; they are dropped`,
      );
    }
  }

  async #release(): Promise<void> {
    this.#phase = 'closed';
    await this.#writer.release();
    await this.#lock.release();
  }
}

/** `next`: what else there is to say. */
function toWriteError(error: unknown, cannot: string, next: string): PersistenceError {
  if (error instanceof PersistenceError) {
    return error;
  }
  const isFull = FULL.includes(codeOf(error));
  const message = `${cannot}: ${describe(error)}. ${isFull ? `Make room. ${SAFE}` : next}`;
  return new PersistenceError(isFull ? 'full' : 'unwritable', message, { cause: error });
}
