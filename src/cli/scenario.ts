import {
  describeScenarios,
  formatProblem,
  loadScenario,
  loadScenarioSchema,
  ScenarioError,
  writeScenario,
} from '../../mock/index.js';
import { printableLines } from '../harness/reports/printable.js';
import { wrapped } from './help-text.js';
import type { ScenarioTask } from './scenario-command.js';
import { countsIn, summarize, toCounts } from './scenario-summary.js';

/** Runs the command, and resolves with the exit code. Throws errors that `toFailure` can describe. */
export async function runScenarioTask(task: ScenarioTask): Promise<0 | 1 | 2> {
  switch (task.kind) {
    case 'list':
      return print(await listing());
    case 'show':
      return print([printableLines(summarize(await loadScenario(task.scenario, task)))]);
    case 'validate':
      return task.json ? validateForPrograms(task.files) : validate(task.files);
    case 'schema':
      return print([`${JSON.stringify(await loadScenarioSchema(), undefined, 2)}\n`]);
    case 'export':
      return print(await writeScenario(await loadScenario(task.scenario, task), task.format));
  }
}

async function listing(): Promise<string[]> {
  const worlds = await describeScenarios();
  const width = Math.max(...worlds.map(({ name }) => name.length));
  const indent = ' '.repeat(width + 2);
  return worlds.flatMap(({ name, description }) =>
    wrapped(`${name.padEnd(width)}  ${description}`, indent).map((line) => `${line}\n`),
  );
}

/** Waits for a slow reader, and stops when the reader has gone. */
async function print(pieces: Iterable<string>): Promise<0> {
  for (const piece of pieces) {
    if (!process.stdout.writable) break;
    if (!process.stdout.write(piece)) await readerHasRead();
  }
  return 0;
}

function readerHasRead(): Promise<void> {
  const { stdout } = process;
  return new Promise((resolve) => {
    const done = (): void => {
      for (const event of ends) stdout.off(event, done);
      resolve();
    };
    for (const event of ends) stdout.on(event, done);
  });
}

const ends = ['drain', 'close', 'error'];

/** Checks every file, even after a wrong one. */
async function validate(files: readonly string[]): Promise<0 | 1 | 2> {
  let exitCode: 0 | 1 | 2 = 0;
  for (const file of files) {
    try {
      const world = await loadScenario(file);
      process.stdout.write(printableLines(`${file}: right (${toCounts(world)})\n`));
    } catch (error) {
      if (!(error instanceof ScenarioError)) throw error;
      process.stderr.write(printableLines(error.problems.map((problem) => `${formatProblem(problem)}\n`).join('')));
      exitCode = error.kind === 'unknown' ? 2 : exitCode === 0 ? 1 : exitCode;
    }
  }
  return exitCode;
}

/** The same as JSON: what is in each file, or each problem with its place. */
async function validateForPrograms(files: readonly string[]): Promise<0 | 1 | 2> {
  const results: object[] = [];
  let exitCode: 0 | 1 | 2 = 0;
  for (const file of files) {
    try {
      const world = await loadScenario(file);
      results.push({ file, valid: true, counts: countsIn(world) });
    } catch (error) {
      if (!(error instanceof ScenarioError)) throw error;
      results.push({ file, valid: false, problems: error.problems });
      exitCode = error.kind === 'unknown' ? 2 : exitCode === 0 ? 1 : exitCode;
    }
  }
  process.stdout.write(`${JSON.stringify(results, undefined, 2)}\n`);
  return exitCode;
}
