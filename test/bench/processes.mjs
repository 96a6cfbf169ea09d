/** Processes the benchmark starts, what they cost, and their end. Every one is ended by its pid, whatever happens. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { get } from 'node:http';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** Units of utime and stime in /proc/<pid>/stat: Linux shows 100 a second to user space on every architecture. */
const TICKS_PER_SECOND = 100;
const running = new Set();

/**
 * @typedef {{ name: string, pid: number, port: number, token?: string, stop: () => Promise<void> }} Server
 */

/**
 * Starts a Node script that serves HTTP and waits until it answers.
 * @param {{ name: string, args: string[], port?: number, path?: string, env?: Record<string, string>, cwd?: string, timeoutMs?: number }} options
 *   port: where it will listen; absent: read from the first http://127.0.0.1:PORT in what it prints. path: what is asked first, `/` if absent
 * @returns {Promise<Server>}
 */
export async function startServer({ name, args, port, path = '/', env = {}, cwd, timeoutMs = 60_000 }) {
  const child = spawn(process.execPath, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  let printed = '';
  let complaints = '';
  // Both pipes are read to the end: a server that logs must not block on a full one.
  const found = new Promise((resolve) => {
    child.stdout.on('data', (chunk) => {
      if (printed.length > 65_536) return;
      printed += chunk;
      const match = /http:\/\/127\.0\.0\.1:(\d+)(?=\D)/.exec(printed);
      if (match !== null) resolve(Number(match[1]));
    });
  });
  child.stderr.on('data', (chunk) => {
    complaints = (complaints + chunk).slice(-4_000);
  });
  const stop = () => stopChild(child);
  const ended = new Promise((_, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      reject(
        new Error(`${name} ended before it answered (${signal ?? code}):\n${complaints || printed.slice(-4_000)}`),
      );
    });
  });
  ended.catch(() => undefined);
  const late = new AbortController();
  const tooLate = delay(timeoutMs, undefined, { signal: late.signal }).then(() => {
    throw new Error(`${name} did not answer within ${timeoutMs / 1000} s:\n${complaints || printed.slice(-4_000)}`);
  });
  tooLate.catch(() => undefined);
  try {
    const actual = await Promise.race([port ?? found, ended, tooLate]);
    await Promise.race([answered(actual, path, late.signal), ended, tooLate]);
    return { name, pid: child.pid ?? 0, port: actual, stop };
  } catch (error) {
    await stop();
    throw error;
  } finally {
    late.abort();
  }
}

/** Waits for any answer, whatever its status; asks again while nobody listens. */
async function answered(port, path, signal) {
  while (!signal.aborted) {
    const ok = await new Promise((resolve) => {
      const headers = { authorization: 'Bearer bench-token' };
      get({ host: '127.0.0.1', port, path, headers, agent: false }, (response) => {
        response.resume();
        response.once('end', () => resolve(true));
      }).once('error', () => resolve(false));
    });
    if (ok) return;
    await delay(10);
  }
}

async function stopChild(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const patience = setTimeout(() => child.kill('SIGKILL'), 3_000);
  await gone;
  clearTimeout(patience);
}

/** A child that is no server, ended with the others. */
export function track(child) {
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

/** Ends everything at once; usable where nothing can be awaited any more. */
export function killAll() {
  for (const child of running) child.kill('SIGKILL');
  running.clear();
}

/** A port nobody listens on at this moment. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** Processor time a process has used, in seconds (user and system); undefined where there is no /proc. */
export function processorSeconds(pid) {
  const stat = readProc(pid, 'stat');
  if (stat === undefined) return undefined;
  // The second field is the command in brackets and may hold blanks; utime and stime are fields 14 and 15.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

/** Resident memory in MB (10^6 bytes); undefined where there is no /proc. */
export function residentMegabytes(pid) {
  const match = /^VmRSS:\s+(\d+) kB/m.exec(readProc(pid, 'status') ?? '');
  return match === null ? undefined : (Number(match[1]) * 1024) / 1e6;
}

function readProc(pid, name) {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return undefined;
  }
}
