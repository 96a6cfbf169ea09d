import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toCaseFile } from '../harness/certify/explore/case-text.js';
import { type ExploreOptions, type ExploreResult, exploreCommand } from '../harness/certify/explore/explore.js';
import type { Look } from '../harness/certify/explore/look.js';
import { describeSize, toStory } from '../harness/certify/explore/story.js';
import { quoteCommand } from '../harness/quote.js';
import { prepareFolder } from '../harness/reports/files.js';
import { printable, printableLines } from '../harness/reports/printable.js';
import { counted } from '../harness/text.js';
import type { CertifyAsked } from './certify-command.js';

/** The name of the file with the smallest case. */
const CASE_FILE = 'explored-case.yaml';
const SHOWN_OUTPUT_LINES = 8;

interface ExploreTask {
  readonly asked: CertifyAsked;
  /** Absent: the default of the library. */
  readonly count?: number;
  readonly command: readonly string[];
}

/** Runs the search, shows what it found, and resolves with the exit code. */
export async function runExplore({ asked, count, command }: ExploreTask, signal: AbortSignal): Promise<number> {
  const { out, features, timeout, parallel, seed } = asked;
  // An unwritable folder fails before the run, not after it.
  if (out !== undefined) prepareFolder(out);
  const isLive = process.stderr.isTTY === true && !process.env.CI;
  const clear = (): void => {
    if (isLive) process.stderr.write('\r\u001b[K');
  };
  const options: ExploreOptions = {
    signal,
    ...(count === undefined ? {} : { count }),
    ...(features === undefined ? {} : { features }),
    ...(timeout === undefined ? {} : { timeoutMs: Math.round(timeout * 1_000) }),
    ...(parallel === undefined ? {} : { parallel }),
    ...(seed === undefined ? {} : { seed }),
    progress: {
      looked: (done, all) => {
        if (isLive) process.stderr.write(`\r\u001b[K${done} of ${all} cases`);
      },
      found: ({ given, broken }) => {
        clear();
        process.stdout.write(`${given.id} breaks ${broken?.name}: looking for the smallest case that does\n`);
      },
    },
  };
  try {
    const result = await exploreCommand({ command, env: process.env, cwd: process.cwd() }, options);
    clear();
    process.stdout.write(await toText(result, { asked, command }));
    return result.exitCode;
  } catch (error) {
    clear();
    if (!(error instanceof Error && error.name === 'HarnessError')) throw error;
    process.stdout.write(`NO VERDICT  the harness itself failed: ${printable(error.message, 1_000)}\n`);
    return 3;
  }
}

async function toText(
  result: ExploreResult,
  { asked, command }: Pick<ExploreTask, 'asked' | 'command'>,
): Promise<string> {
  const { finding, last, looked, count, seed, faults } = result;
  const sum = `${looked} of ${counted(count, 'case')} run, seed ${seed}; ${faults.met} of ${counted(faults.armed, 'fault')} hit a request`;
  if (finding === undefined) {
    const output = result.stopped === 'silence' ? (last === undefined ? [] : toOutput(last)) : [];
    return `${[...output, conclusionOf(result), sum].join('\n')}\n`;
  }
  const { smallest, first, shrinkLooks, isSmallest } = finding;
  const { name = '', opinion } = smallest.broken ?? {};
  const file = await toCaseFile(smallest.given);
  const path = asked.out === undefined ? CASE_FILE : join(asked.out, CASE_FILE);
  if (asked.out !== undefined) writeFileSync(path, file);
  const repeat = quoteCommand([
    ...['flowmate-mock', 'certify', '--cases', path, '--case', smallest.given.id, '--seed', String(seed)],
    ...(asked.features === undefined ? [] : ['--features', asked.features.join(',')]),
    ...(asked.timeout === undefined ? [] : ['--timeout', String(asked.timeout)]),
    ...['--', ...command],
  ]);
  return `${[
    '',
    `FAIL  ${name}`,
    `  expected  ${printable(opinion?.expected ?? '', 600)}`,
    `  observed  ${printable(opinion?.observed ?? '', 600)}${opinion?.exchange === undefined ? '' : ` (#${opinion.exchange})`}`,
    ...(opinion?.fix === undefined ? [] : [`  fix       ${opinion.fix}`]),
    '',
    `${isSmallest ? 'The smallest case' : 'The smallest case so far'} that shows it: ${describeSize(smallest.given)} (drawn: ${describeSize(first.given)}; ${counted(shrinkLooks, 'run')} to make it smaller).`,
    'What the client did in it:',
    ...toStory(smallest).map((line) => printable(line, 400)),
    ...toOutput(smallest),
    '',
    asked.out === undefined ? `As a case file, to be saved as ${CASE_FILE}:` : `As a case file, written to ${path}:`,
    '',
    file,
    'To repeat it:',
    '',
    `  ${printable(repeat, 10_000)}`,
    '',
    `NOT CONFORMANT  ${name} does not hold`,
    sum,
  ].join('\n')}\n`;
}

function conclusionOf({ stopped, looked }: ExploreResult): string {
  switch (stopped) {
    case 'silence':
      return 'NO VERDICT  the client never called the server: does it read FLOWMATE_BASE_URL?';
    case 'signal':
      return 'NO VERDICT  the search was called off; nothing was found until then';
    case 'time':
      return `NOTHING FOUND  the time was up after ${counted(looked, 'case')}`;
    case undefined:
      return 'NOTHING FOUND  what holds in every case held in all of them';
  }
}

// The mark before each line prevents programs that read this output from mistaking the client's output for it.
function toOutput({ outputTail, evidence }: Look): readonly string[] {
  const { token, password } = evidence.world.partner;
  const text = outputTail.replaceAll(token, '<redacted>').replaceAll(password, '<redacted>');
  const lines = printableLines(text).trim().split('\n').slice(-SHOWN_OUTPUT_LINES);
  return text.trim() === '' ? [] : ['What it printed last:', ...lines.map((line) => `  | ${printable(line, 300)}`)];
}
