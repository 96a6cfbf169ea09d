/** Asks for health again and again until it is told to stop; a thread of its own, whose clock runs while the main one sends work. */
import { setTimeout as delay } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';

const { url, pauseMs } = workerData;
let isOver = false;
parentPort.once('message', () => {
  isOver = true;
});
let longest = 0;
while (!isOver) {
  const since = performance.now();
  await (await fetch(url)).arrayBuffer();
  longest = Math.max(longest, performance.now() - since);
  await delay(pauseMs);
}
parentPort.postMessage(longest);
