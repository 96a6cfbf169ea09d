import { startMock } from '../../mock/index.js';
import type { Ending } from '../harness/certify/evidence.js';
import { isRecord } from '../harness/json.js';
import { type AskedState, PactFileError } from '../harness/pact/pact-file.js';
import { parseStates } from '../harness/pact/traffic/asked-states.js';
import type { MadeEvent } from '../harness/pact/traffic/made-events.js';
import { type Proving, provePact } from '../harness/pact/traffic/prove.js';
import { type ProgramRun, recordProgram } from '../harness/pact/traffic/record-program.js';
import { writePact } from '../harness/pact/write-pact.js';
import { readPlainFile } from '../harness/plain-file.js';
import { prepareFile, writeOneFile } from '../harness/reports/files.js';
import { printable, printableLines } from '../harness/reports/printable.js';
import { complain } from './contract-failure.js';
import { interruptible } from './interruptible.js';
import type { PactRecordTask } from './pact-command.js';

/** Runs the command, and resolves with the exit code. Errors go to stderr, in a line. */
export async function runPactRecordTask(task: PactRecordTask): Promise<number> {
  try {
    const states = parseStates(task.states);
    const events = task.events === undefined ? undefined : await readEvents(task.events);
    prepareFile(task.out);
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
  // Secrets are replaced by values of the same type, so the recording has to see them.
  const fake = await startMock({ port: 0, scenario: 'empty', journalSecrets: 'keep' });
  try {
    const program = { command, env: process.env, cwd: process.cwd(), states, timeoutMs, signal, fakeUrl: fake.url };
    const run = await recordProgram({ ...program, ...(events === undefined ? {} : { events }) });
    if (signal.aborted) {
      process.stderr.write('error: interrupted; no pact is written\n');
      return 1;
    }
    return await conclude(run, task, { fakeUrl: fake.url, environment: process.env, signal });
  } finally {
    await fake.close();
  }
}

async function conclude(
  run: ProgramRun,
  { consumer, provider, out }: PactRecordTask,
  proving: Proving,
): Promise<0 | 1> {
  const { repeated, dropped, replaced } = run.traffic;
  const failure = failureOf(run.ending) ?? (run.requests === 0 ? `it asked nothing${reasonOf(run)}` : undefined);
  if (failure !== undefined) {
    complainOf(`because of the program: ${failure}`, [
      ...astrayLines(run.astray),
      printableLines(run.outputTail).trimEnd(),
    ]);
    return 1;
  }
  const recorded = run.traffic.interactions.flatMap((each) => (isRecord(each) ? [each] : []));
  const textOf = (interactions: typeof recorded): string => {
    // Sorted by name, since a program may send several requests at once.
    const names = interactions.map(({ description }) => String(description)).sort();
    const pact = { consumer: { name: consumer }, provider: { name: provider }, interactions };
    return writePact(pact, (description) => names.indexOf(description));
  };
  const all = textOf(recorded);
  const { faults, untried } =
    recorded.length === 0 ? { faults: new Map(), untried: [] } : await provePact(all, proving);
  if (proving.signal.aborted) {
    process.stderr.write('error: interrupted; no pact is written\n');
    return 1;
  }
  const sorted = recorded.toSorted((a, b) => (String(a.description) < String(b.description) ? -1 : 1));
  const interactions = sorted.filter((_each, n) => !faults.has(n));
  const notes = [
    ...dropped.map((reason) => `left out: ${printable(reason, 600)}`),
    ...[...faults].map(([n, reason]) => `left out: ${printable(`${sorted[n]?.description}: ${reason}`, 600)}`),
    ...astrayLines(run.astray),
    ...replaced.map((places) => `secrets replaced in ${printable(places, 600)}`),
    ...untried.map((why) => `not tried whether it verifies and compares: ${why}`),
  ];
  if (interactions.length === 0) {
    complainOf(`nothing that it asked can stand in one${reasonOf(run)}`, notes);
    return 1;
  }
  writeOneFile(out, faults.size === 0 ? all : textOf(interactions));
  const lines = [
    `${out}: ${interactions.length} interactions of ${run.requests} requests, ${repeated} of which were like one before.`,
    ...notes,
  ];
  process.stdout.write(printableLines(`${lines.join('\n')}\n`));
  return 0;
}

function complainOf(why: string, notes: readonly string[]): void {
  const lines = [`error: no pact is written, ${why}`, ...notes.filter((note) => note !== '')];
  process.stderr.write(printableLines(`${lines.join('\n')}\n`));
}

/** Why a program that did nothing may not be at fault. */
function reasonOf({ hadNoEvents }: ProgramRun): string {
  if (!hadNoEvents) return '';
  return `. Its events were empty: no state gives a user with a flow. Add --state 'a flow exists', or name events with --events`;
}

function astrayLines(astray: readonly string[]): readonly string[] {
  const [first] = astray;
  if (first === undefined) return [];
  const what = `${astray.length === 1 ? '1 request' : `${astray.length} requests`} went past the sandbox, the first of them ${first}`;
  return [`not recorded: ${printable(what, 600)}. All of FLOWMATE_BASE_URL is wanted before a path, its own path too.`];
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
    read = JSON.parse(await readPlainFile(file));
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
