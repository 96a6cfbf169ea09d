import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Effect } from './effects.js';
import { type Delivery, faultsIn } from './judge.js';
import { type Operation, PASSWORD, type Position, startService, TOKENS, type World } from './spoilt-flowmate.js';

export interface Outcome {
  readonly wrong: readonly string[];
  readonly code: number | null;
  readonly output: string;
}

/** Only a program that hangs takes longer, on however busy a machine. */
const MOST_MS = 110_000;

export function isHere(...programs: readonly string[]): boolean {
  return programs.every((program) => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0);
}

/** Runs a tool of a language to its end, and gives what it printed. */
export function runTool(program: string, ...words: readonly string[]): string {
  return execFileSync(program, words, { encoding: 'utf8' });
}

/** Runs a client as a program in one cell. */
export async function runProgram(
  command: readonly string[],
  world: World,
  events: readonly Delivery[],
  cell?: { readonly operation: Operation; readonly effect: Effect; readonly position: Position },
): Promise<Outcome> {
  const service = await startService(world, cell);
  const folder = mkdtempSync(join(tmpdir(), 'flowmate-matrix-'));
  try {
    const file = join(folder, 'events.json');
    writeFileSync(file, JSON.stringify({ events: events.map((event, n) => ({ id: `e${n}`, ...event })) }));
    const [program = '', ...words] = command;
    const child = spawn(program, words, {
      env: {
        ...process.env,
        FLOWMATE_BASE_URL: service.url,
        FLOWMATE_TOKEN: TOKENS[0],
        FLOWMATE_USERNAME: 'partner',
        FLOWMATE_PASSWORD: PASSWORD,
        FLOWMATE_EVENTS: file,
      },
      timeout: MOST_MS,
      killSignal: 'SIGKILL',
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (output += String(part)));
    const code = await new Promise<number | null>((resolve, reject) => child.on('close', resolve).on('error', reject));
    const wrong = faultsIn(service, world, events, cell?.effect, { ok: code === 0, output });
    return { wrong: code === null ? [...wrong, 'it did not end'] : wrong, code, output };
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await service.close();
  }
}
