import { parentPort, workerData } from 'node:worker_threads';
import { compact } from './compaction.js';
import { StateNeeded } from './engine.js';

try {
  parentPort?.postMessage({ identity: await compact(workerData) });
} catch (error) {
  // A copy of an error is of no class of ours.
  parentPort?.postMessage(error instanceof StateNeeded ? { lost: error.message } : { error });
}
