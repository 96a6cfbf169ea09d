import { type Adapter, Low } from 'lowdb';
import { CheckpointLines, type RecordSource } from './checkpoint-lines.js';
import type { DataFiles } from './data-files.js';
import { type FileOperations, writeFully } from './file-operations.js';
import type { OnProblem } from './problem.js';
import { type CheckpointContent, readCheckpoint } from './read-checkpoint.js';

/** A checkpoint to be written. */
interface Draft {
  /** The write-ahead log that continues this checkpoint. */
  readonly generation: number;
  readonly source: RecordSource;
  readonly signal: AbortSignal | undefined;
}

/** What lowdb has in memory. */
type Held =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'content'; readonly content: CheckpointContent }
  | { readonly kind: 'draft'; readonly draft: Draft };

const NOTHING: Held = { kind: 'nothing' };

/** Syncing at intervals makes the last sync short, and with it the wait of others for the same disk. */
const SYNC_BYTES = 4_194_304;

/** The checkpoint on disk. lowdb holds it only while it is read or written, because the world is elsewhere. */
export class CheckpointFile {
  readonly #adapter: CheckpointAdapter;
  readonly #db: Low<Held>;

  constructor(files: FileOperations, data: DataFiles, onProblem: OnProblem) {
    this.#adapter = new CheckpointAdapter(files, data, onProblem);
    this.#db = new Low<Held>(this.#adapter, NOTHING);
  }

  /** Size of the file; 0 without a file. */
  get bytes(): number {
    return this.#adapter.bytes;
  }

  /** Undefined: it is not there, or empty. */
  async read(): Promise<CheckpointContent | undefined> {
    await this.#db.read();
    const { data } = this.#db;
    this.#db.data = NOTHING;
    return data.kind === 'content' ? data.content : undefined;
  }

  /** At any moment the file is the old one or the new one. The signal aborts the writing and leaves the old one. */
  async write(generation: number, source: RecordSource, signal?: AbortSignal): Promise<void> {
    this.#db.data = { kind: 'draft', draft: { generation, source, signal } };
    try {
      await this.#db.write();
    } finally {
      this.#db.data = NOTHING;
    }
  }
}

/** lowdb's own adapter makes the whole text at once, which blocks the process: 1.3 s for 100,000 records. */
class CheckpointAdapter implements Adapter<Held> {
  bytes = 0;
  readonly #files: FileOperations;
  readonly #data: DataFiles;
  readonly #onProblem: OnProblem;

  constructor(files: FileOperations, data: DataFiles, onProblem: OnProblem) {
    this.#files = files;
    this.#data = data;
    this.#onProblem = onProblem;
  }

  async read(): Promise<Held | null> {
    const content = await readCheckpoint(this.#files, this.#data.checkpoint, this.#onProblem);
    this.bytes = content?.bytes ?? 0;
    return content === undefined ? null : { kind: 'content', content };
  }

  async write(held: Held): Promise<void> {
    if (held.kind !== 'draft') {
      throw new Error('only a draft can be written');
    }
    const { checkpoint, unfinished, folder } = this.#data;
    try {
      const bytes = await this.#writeUnfinished(held.draft);
      held.draft.signal?.throwIfAborted();
      await this.#files.rename(unfinished, checkpoint);
      this.bytes = bytes;
    } catch (error) {
      // On a full disk others need the space.
      await this.#files.remove(unfinished).catch(() => {});
      throw error;
    }
    await this.#files.syncFolder(folder);
  }

  async #writeUnfinished(draft: Draft): Promise<number> {
    const fd = await this.#files.open(this.#data.unfinished, 'w');
    try {
      const bytes = await this.#writeSlices(fd, draft);
      await this.#files.sync(fd);
      return bytes;
    } finally {
      await this.#files.close(fd);
    }
  }

  async #writeSlices(fd: number, { generation, source, signal }: Draft): Promise<number> {
    const lines = new CheckpointLines();
    let position = 0;
    let unsynced = 0;
    const writeOut = async (): Promise<void> => {
      signal?.throwIfAborted();
      await writeFully(this.#files, fd, lines.bytes, lines.length, position);
      position += lines.length;
      unsynced += lines.length;
      if (unsynced >= SYNC_BYTES) {
        unsynced = 0;
        await this.#files.sync(fd);
      }
      lines.clear();
    };
    lines.begin(generation);
    await source(lines, writeOut);
    lines.finish();
    await writeOut();
    return position;
  }
}
