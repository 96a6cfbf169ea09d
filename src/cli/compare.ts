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
import { hideInFindings } from '../harness/pact/hide-secrets.js';
import { messageWarning, problemLines } from '../harness/pact/pact-warnings.js';
import { vacuous } from '../harness/pact/vacuous.js';
import { toCtrf } from '../harness/reports/ctrf.js';
import { prepareFolder, writeFiles } from '../harness/reports/files.js';
import { toJunit } from '../harness/reports/junit.js';
import { printableLines } from '../harness/reports/printable.js';
import { toSarif } from '../harness/reports/sarif.js';
import { wantsColor } from '../harness/reports/terminal/paint.js';
import { secretsOfEnvironment } from '../harness/secrets/secret-arguments.js';
import { createHide } from '../harness/secrets/secret-values.js';
import type { CompareTask } from './compare-command.js';
import { complain } from './contract-failure.js';

/** Runs the command, and resolves with the exit code. Errors go to stderr, in a line. */
export async function runCompareTask(
  { pacts: named, document: file, out, failOnSkipped }: CompareTask,
  version: string,
): Promise<number> {
  try {
    if (out !== undefined) prepareFolder(out);
    const document = await readApiDocument(file, process.cwd());
    const { pacts: files, unreadable } = await readPacts(named, process.cwd());
    write([...(file === undefined ? strangers(files) : []), ...files.flatMap(({ notes }) => notes)], 'note');
    write(unreadable.map(({ reason }) => reason));
    if (files.length === 0) return 2;
    const [startedAt, began] = [new Date().toISOString(), performance.now()];
    const hide = createHide(secretsOfEnvironment(process.env));
    const pacts = hideInFindings(await comparePacts(files, document), hide);
    const durationMs = performance.now() - began;
    const run: CompareRun = { version, document, startedAt, durationMs, pacts, unreadable };
    const color = wantsColor(process.env, process.stdout.isTTY);
    process.stdout.write(`${toCompareLines(run, color, process.stdout.columns).join('\n')}\n`);
    if (out !== undefined) {
      writeFiles(out, {
        'junit.xml': toJunit(toInteractionChecks(run)),
        'ctrf-report.json': toCtrf(toInteractionChecks(run)),
        'results.sarif': toSarif(toFindingChecks(run)),
      });
    }
    const all = pacts.flatMap(({ interactions }) => interactions);
    write(
      pacts.flatMap(({ pact, interactions }) =>
        interactions.flatMap(({ interaction, broken = [] }) => problemLines(pact, interaction, broken)),
      ),
    );
    const nothing = vacuous(
      all.map(({ skipped }) => skipped !== undefined),
      'compared',
    );
    const messages = messageWarning(
      all.map(({ interaction }) => interaction),
      'compared',
    );
    if (nothing !== undefined) write([nothing]);
    else if (messages !== undefined) write([messages], failOnSkipped ? 'error' : 'warning');
    const found = exitCodeOfComparison(pacts);
    const isIncomplete = unreadable.length > 0 || (failOnSkipped && all.some(({ skipped }) => skipped !== undefined));
    return found === 0 && isIncomplete ? 2 : found;
  } catch (error) {
    return complain(error);
  }
}

function write(lines: readonly string[], kind: 'error' | 'warning' | 'note' = 'error'): void {
  process.stderr.write(
    lines
      .flatMap((text) => text.split('\n'))
      .map((line) => `${kind}: ${printableLines(line)}\n`)
      .join(''),
  );
}
