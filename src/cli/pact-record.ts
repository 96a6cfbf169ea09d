import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { startMock } from '../../mock/index.js';
import type { Ending } from '../harness/certify/evidence.js';
import { type AskedState, isRecord, PactFileError } from '../harness/pact/pact-file.js';
import { parseStates } from '../harness/pact/traffic/asked-states.js';
import type { MadeEvent } from '../harness/pact/traffic/made-events.js';
import { type ProgramRun, recordProgram } from '../harness/pact/traffic/record-program.js';
import { writePact } from '../harness/pact/write-pact.js';
import { printable, printableLines } from '../harness/reports/printable.js';
import { complain } from './contract-failure.js';
import { interruptible } from './interruptible.js';
import type { PactRecordTask } from './pact-command.js';

/** Does what was asked, and resolves with the exit code. What is the matter goes to stderr, in a line. */
export async function runPactRecordTask(task: PactRecordTask): Promise<number> {
  try {
    const states = parseStates(task.states);
    const events = task.events === undefined ? undefined : await readEvents(task.events);
    return await interruptible((signal) => record(task, states, events, signal));
  } catch (error) {
    return complain(error);
  }
}

async function record(
  task: PactRecordTask,
  states: readonly AskedState[],
  events: readonly MadeEvent[] | undefined,
  signal: AbortSignal,
): Promise<0 | 1> {
  const { command, timeoutMs } = task;
  const fake = await startMock({ port: 0, scenario: 'empty' });
  try {
    const program = { command, env: process.env, cwd: process.cwd(), states, timeoutMs, signal, fakeUrl: fake.url };
    return await conclude(await recordProgram({ ...program, ...(events === undefined ? {} : { events }) }), task);
  } finally {
    await fake.close();
  }
}

async function conclude(run: ProgramRun, { consumer, provider, out }: PactRecordTask): Promise<0 | 1> {
  const { interactions, repeated, dropped } = run.traffic;
  const failure = failureOf(run.ending) ?? (run.requests === 0 ? 'it asked nothing' : undefined);
  if (failure !== undefined) {
    const tail = printableLines(run.outputTail).trimEnd();
    process.stderr.write(
      `error: no pact is written, because of the program: ${failure}\n${tail === '' ? '' : `${tail}\n`}`,
    );
    return 1;
  }
  const names = interactions.flatMap((each) => (isRecord(each) ? [String(each.description)] : [])).sort();
  const pact = { consumer: { name: consumer }, provider: { name: provider }, interactions };
  await mkdir(dirname(out), { recursive: true });
  // By their names, since a program may ask several things at once.
  await writeFile(
    out,
    writePact(pact, (description) => names.indexOf(description)),
  );
  const lines = [
    `${out}: ${interactions.length} interactions of ${run.requests} requests, ${repeated} of which were like one before.`,
    ...dropped.map((reason) => `left out: ${printable(reason, 600)}`),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  return 0;
}

function failureOf(ending: Ending): string | undefined {
  switch (ending.kind) {
    case 'exited':
      return ending.exitCode === 0 ? undefined : `it ended with exit code ${ending.exitCode}`;
    case 'signalled':
      return `${ending.signal} ended it`;
    case 'timed-out':
      return `it had not ended after ${ending.afterMs / 1_000} s`;
    case 'watched':
      return undefined;
  }
}

async function readEvents(file: string): Promise<readonly MadeEvent[]> {
  let read: unknown;
  try {
    read = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new PactFileError(
      `cannot read events from ${file}: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  const list = isRecord(read) ? read.events : read;
  if (Array.isArray(list) && list.every(isEvent)) return list;
  throw new PactFileError(
    `${file} holds no events: {"events":[{"id":"event-1","user":"<username>","data":{...}}]} is wanted`,
  );
}

function isEvent(value: unknown): value is MadeEvent {
  return isRecord(value) && typeof value.id === 'string' && typeof value.user === 'string' && isRecord(value.data);
}
