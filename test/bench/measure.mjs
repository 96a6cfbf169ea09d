/** Interleaved rounds: every server is loaded in turn, so that a slow minute of the machine meets all of them. */
import { fork } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { processorSeconds, track } from './processes.mjs';

const LOAD = fileURLToPath(new URL('./load.mjs', import.meta.url));
export const CONNECTIONS = 32;
/** No run sends more than this, however fast the server: bounds what a server that keeps requests has to keep. */
const MAX_REQUESTS = 500_000;
/** A drive that takes longer than this is given up. */
const LONGEST_DRIVE_S = 600;
/** Lets collectors and late timers of the one measured before come to rest. */
const SETTLE_MS = 100;

/**
 * @typedef {{ requests: number, rate: number, cpuUs?: number, p50: number, p99: number, longest: number, errors: number, firstError?: string }} Sample
 *   rate in requests a second, cpuUs processor time of the server per request in us (absent without /proc), p50, p99 and longest in ms
 * @typedef {{ server: import('./processes.mjs').Server, requests: string[] }} Target  requests: whole HTTP requests, sent in turn
 */

/** The load process; `run` takes one task at a time. */
export function startLoad() {
  const child = track(fork(LOAD, [], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] }));
  const run = (task) =>
    new Promise((resolve, reject) => {
      const died = (code) => reject(new Error(`the load generator ended (${code})`));
      child.once('exit', died);
      child.once('message', (outcome) => {
        child.off('exit', died);
        resolve(outcome);
      });
      child.send(task);
    });
  return { run, stop: () => child.disconnect() };
}

/**
 * @param {{ groups: Target[][], rounds: number, seconds: number, say: (text: string) => void }} options
 *   groups: the targets that are compared with one another
 * @returns {Promise<Sample[][][]>} samples by group, target, round
 */
export async function measure({ groups, rounds, seconds, say }) {
  const load = startLoad();
  const samples = groups.map((targets) => targets.map(() => []));
  try {
    say('warming up');
    for (const target of groups.flat()) await sample(load, target, Math.max(0.5, seconds / 2));
    for (let round = 0; round < rounds; round += 1) {
      say(`round ${round + 1} of ${rounds}`);
      for (const [group, targets] of groups.entries()) {
        for (let turn = 0; turn < targets.length; turn += 1) {
          const index = (turn + round) % targets.length;
          samples[group][index].push(await sample(load, targets[index], seconds));
        }
      }
    }
  } finally {
    load.stop();
  }
  return samples;
}

/** One run of so many seconds against one server. */
export async function sample(load, { server, requests }, seconds) {
  await delay(SETTLE_MS);
  const before = processorSeconds(server.pid);
  const outcome = await load.run({
    port: server.port,
    requests,
    connections: CONNECTIONS,
    seconds,
    maxRequests: MAX_REQUESTS,
  });
  const after = processorSeconds(server.pid);
  const { requests: count, seconds: took, ...rest } = outcome;
  const cpu = before === undefined || after === undefined ? {} : { cpuUs: ((after - before) / count) * 1e6 };
  return { requests: count, rate: count / took, ...cpu, ...rest };
}

/** Sends so many requests and says what came of them. @param {Target & { count: number }} options */
export async function drive({ server, requests, count }) {
  const load = startLoad();
  try {
    const task = {
      port: server.port,
      requests,
      connections: CONNECTIONS,
      seconds: LONGEST_DRIVE_S,
      maxRequests: count,
    };
    return await load.run(task);
  } finally {
    load.stop();
  }
}

/** One server's samples as one line: medians, errors added up. */
export function summarize(samples) {
  const cpu = samples.map((one) => one.cpuUs).filter((value) => value !== undefined);
  const firstError = samples.find((one) => one.firstError !== undefined)?.firstError;
  return {
    rate: median(samples.map((one) => one.rate)),
    ...(cpu.length === 0 ? {} : { cpuUs: median(cpu) }),
    p50: median(samples.map((one) => one.p50)),
    p99: median(samples.map((one) => one.p99)),
    errors: samples.reduce((sum, one) => sum + one.errors, 0),
    ...(firstError === undefined ? {} : { firstError }),
  };
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  if (sorted.length === 0) return Number.NaN;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** A whole request as bytes on the wire. */
export function request({ method = 'GET', port, path, token, body }) {
  const lines = [`${method} ${path} HTTP/1.1`, `host: 127.0.0.1:${port}`, 'accept: */*'];
  if (token !== undefined) lines.push(`authorization: Bearer ${token}`);
  if (body !== undefined) lines.push('content-type: application/json', `content-length: ${Buffer.byteLength(body)}`);
  return `${lines.join('\r\n')}\r\n\r\n${body ?? ''}`;
}
