import { existsSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { readCheckpoint, writeCheckpoint } from './checkpoint.js';
import { type DataFiles, identityOf, sizeOf } from './data-files.js';
import { StateNeeded } from './engine.js';
import { type OnProblem, readHead, readWal } from './wal.js';

export interface Compaction {
  readonly data: DataFiles;
  /** Of the checkpoint that was written last; undefined without one. */
  readonly identity: string | undefined;
}

/** Brings the older write-ahead log into the checkpoint, and removes it. Returns the checkpoint's identity. */
export async function compact({ data, identity }: Compaction): Promise<string | undefined> {
  if (identityOf(data.checkpoint) !== identity) {
    throw new StateNeeded(`${data.checkpoint} was changed or removed by something else`);
  }
  const refuse: OnProblem = ({ what }) => {
    throw new StateNeeded(what);
  };
  const head = readHead(data.older);
  if (head === undefined) {
    throw new StateNeeded(`${data.older} was changed or removed by something else`);
  }
  const before = head.isWhole ? undefined : await readCheckpoint(data.checkpoint, refuse);
  const records = before?.records ?? new Map();
  readWal(data.older, () => records, refuse);
  const written = await writeCheckpoint(data, head.number, records);
  rmSync(data.older, { force: true });
  return written;
}

/** With less than this a compaction takes about five milliseconds, and a thread longer to begin. */
const SMALL = 262_144;

const workerFile = fileURLToPath(new URL('./compaction-worker.js', import.meta.url));

/** The same, of a large file in a thread of its own: requests do not wait, and no memory of it is left. Sources that were not built have none. */
export async function compactAside(compaction: Compaction, signal: AbortSignal): Promise<string | undefined> {
  const { checkpoint, older } = compaction.data;
  if (sizeOf(checkpoint) + sizeOf(older) < SMALL || !existsSync(workerFile)) {
    return compact(compaction);
  }
  const worker = new Worker(workerFile, { workerData: compaction });
  const abort = () => void worker.terminate();
  signal.addEventListener('abort', abort);
  try {
    return await new Promise((resolve, reject) => {
      worker.once(
        'message',
        (answer: { readonly identity?: string; readonly lost?: string; readonly error?: Error }) => {
          if (answer.lost !== undefined) {
            reject(new StateNeeded(answer.lost));
          } else if (answer.error !== undefined) {
            reject(answer.error);
          } else {
            resolve(answer.identity);
          }
        },
      );
      worker.once('error', reject);
      worker.once('exit', () => reject(new Error('the thread that compacts ended early')));
    });
  } finally {
    signal.removeEventListener('abort', abort);
  }
}
