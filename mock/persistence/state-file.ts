import { type Adapter, Low } from 'lowdb';
import type { DataFiles } from './data-files.js';
import { type FileOperations, writeFully } from './file-operations.js';
import type { Change } from './persistence.js';
import type { OnProblem } from './problem.js';
import { readState, stateFoot, stateHead } from './read-state.js';
import { LineBuffer } from './record-line.js';

/** What lowdb holds in memory: for as long as it reads or writes, because the world is elsewhere. */
export interface State {
  /** The journal that goes on where this state ends; undefined when the file does not say. */
  readonly generation: number | undefined;
  readonly records: Iterable<Change>;
}

const NOTHING: State = { generation: undefined, records: [] };

/** The process belongs to requests again after this long, or this many bytes. */
const SLICE_MS = 2;
const SLICE_BYTES = 262_144;
/** Making slices ready before the whole is due keeps the last one short, and with it what waits for the same disk. */
const SYNC_BYTES = 4_194_304;
/** Asking for the time costs more than a record does. */
const RECORDS_PER_LOOK = 8;

/** The compacted state on disk. */
export class StateFile {
  readonly #adapter: StateAdapter;
  readonly #db: Low<State>;

  constructor(files: FileOperations, data: DataFiles, onProblem: OnProblem) {
    this.#adapter = new StateAdapter(files, data, onProblem);
    this.#db = new Low<State>(this.#adapter, NOTHING);
  }

  /** Of the file; 0 when there is none. */
  get bytes(): number {
    return this.#adapter.bytes;
  }

  /** Undefined: it is not there, or empty. */
  async read(): Promise<State | undefined> {
    await this.#db.read();
    const { data } = this.#db;
    this.#db.data = NOTHING;
    return data === NOTHING ? undefined : data;
  }

  /** The file is the old one or the new one at any moment. */
  async write(generation: number, records: Iterable<Change>): Promise<void> {
    this.#db.data = { generation, records };
    try {
      await this.#db.write();
    } finally {
      this.#db.data = NOTHING;
    }
  }
}

/** lowdb's own adapter makes the whole text at once: 1.3 s for 100,000 records, in which nobody is served. */
class StateAdapter implements Adapter<State> {
  bytes = 0;
  readonly #files: FileOperations;
  readonly #data: DataFiles;
  readonly #onProblem: OnProblem;

  constructor(files: FileOperations, data: DataFiles, onProblem: OnProblem) {
    this.#files = files;
    this.#data = data;
    this.#onProblem = onProblem;
  }

  async read(): Promise<State | null> {
    const content = await readState(this.#files, this.#data.state, this.#onProblem);
    this.bytes = content?.bytes ?? 0;
    return content ?? null;
  }

  async write({ generation, records }: State): Promise<void> {
    const { state, unfinished, folder } = this.#data;
    if (generation === undefined) {
      throw new Error('a state without generation can not be written');
    }
    try {
      const bytes = await this.#writeUnfinished(generation, records);
      await this.#files.rename(unfinished, state);
      this.bytes = bytes;
    } catch (error) {
      // On a full disk others need the space.
      await this.#files.remove(unfinished);
      throw error;
    }
    await this.#files.syncFolder(folder);
  }

  async #writeUnfinished(generation: number, records: Iterable<Change>): Promise<number> {
    const fd = await this.#files.open(this.#data.unfinished, 'w');
    try {
      const bytes = await this.#writeSlices(fd, generation, records);
      await this.#files.sync(fd);
      return bytes;
    } finally {
      await this.#files.close(fd);
    }
  }

  async #writeSlices(fd: number, generation: number, records: Iterable<Change>): Promise<number> {
    const lines = new LineBuffer();
    let position = 0;
    let unsynced = 0;
    let count = 0;
    let began = performance.now();
    const writeOut = async (): Promise<void> => {
      await writeFully(this.#files, fd, lines.bytes, lines.length, position);
      position += lines.length;
      unsynced += lines.length;
      lines.clear();
      if (unsynced >= SYNC_BYTES) {
        unsynced = 0;
        await this.#files.sync(fd);
      }
      began = performance.now();
    };

    lines.add(stateHead(generation));
    for (const record of records) {
      lines.add(count === 0 ? '\n' : ',\n');
      lines.addRecord('', record);
      count += 1;
      const late = count % RECORDS_PER_LOOK === 0 && performance.now() - began > SLICE_MS;
      if (late || lines.length > SLICE_BYTES) {
        await writeOut();
      }
    }
    lines.add(`\n${stateFoot(count)}\n`);
    await writeOut();
    return position;
  }
}
