import { readApiDocument } from '../harness/pact/api-document.js';
import { comparePacts } from '../harness/pact/compare.js';
import {
  type CompareRun,
  exitCodeOfComparison,
  toCompareLines,
  toFindingChecks,
  toInteractionChecks,
} from '../harness/pact/compare-report.js';
import { readPacts, strangers } from '../harness/pact/find-pacts.js';
import { vacuous } from '../harness/pact/vacuous.js';
import { prepareFolder, writeFiles } from '../harness/reports/files.js';
import { toJunit } from '../harness/reports/junit.js';
import { toSarif } from '../harness/reports/sarif.js';
import { wantsColor } from '../harness/reports/terminal/paint.js';
import type { CompareTask } from './compare-command.js';
import { complain } from './contract-failure.js';

/** Runs the command, and resolves with the exit code. Errors go to stderr, in a line. */
export async function runCompareTask(
  { pacts: named, document: file, out }: CompareTask,
  version: string,
): Promise<number> {
  try {
    if (out !== undefined) prepareFolder(out);
    const document = await readApiDocument(file, process.cwd());
    const files = await readPacts(named, process.cwd());
    process.stderr.write(
      strangers(file === undefined ? files : [])
        .map((note) => `note: ${note}\n`)
        .join(''),
    );
    const [startedAt, began] = [new Date().toISOString(), performance.now()];
    const pacts = await comparePacts(files, document);
    const run: CompareRun = { version, document, startedAt, durationMs: performance.now() - began, pacts };
    const color = wantsColor(process.env, process.stdout.isTTY);
    process.stdout.write(`${toCompareLines(run, color).join('\n')}\n`);
    if (out !== undefined) {
      writeFiles(out, {
        'junit.xml': toJunit(toInteractionChecks(run)),
        'results.sarif': toSarif(toFindingChecks(run)),
      });
    }
    const nothing = vacuous(
      pacts.flatMap(({ interactions }) => interactions.map(({ skipped }) => skipped !== undefined)),
      'compared',
    );
    if (nothing !== undefined) process.stderr.write(`error: ${nothing}\n`);
    return exitCodeOfComparison(pacts);
  } catch (error) {
    return complain(error);
  }
}
