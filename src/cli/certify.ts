import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { suites } from '../../contracts/index.js';
import { type CertifyOptions, certifyCommand } from '../harness/certify/certify.js';
import { ConfigError } from '../harness/certify/client/client.js';
import { type EventTrigger, postEvents, runOnEvents } from '../harness/certify/client/event-trigger.js';
import { unsettledCases } from '../harness/certify/comparison.js';
import { readBaseline } from '../harness/certify/files/baseline-file.js';
import { loadCaseFileSchema, readCaseFiles } from '../harness/certify/files/case-file.js';
import { readEarlierReport } from '../harness/certify/files/earlier-report.js';
import { selectCases } from '../harness/certify/selection.js';
import { suitesOfSets } from '../harness/certify/sets.js';
import { certifyWatched } from '../harness/certify/watch.js';
import { type ClientKind, InitError, writeClient } from '../harness/init/init.js';
import { quoteCommand } from '../harness/quote.js';
import { prepareFolder, ReportError } from '../harness/reports/files.js';
import { printableLines } from '../harness/reports/printable.js';
import { hideNamed } from '../harness/secrets/secret-text.js';
import { toCaseTable } from './case-table.js';
import { type CertifyAsked, type CertifyTask, FEATURES, type WatchAsked } from './certify-command.js';
import { showProgress, showResult } from './certify-output.js';
import { renderReports } from './certify-reports.js';
import { listenFailure } from './failure.js';
import { interruptible } from './interruptible.js';
import { ownInvocation } from './invocation.js';
import { describeWatched, describeWatching } from './watch-text.js';

/** Runs the command, and resolves with the exit code. */
export async function runCertifyTask(task: CertifyTask): Promise<number> {
  try {
    switch (task.kind) {
      case 'schema':
        process.stdout.write(`${JSON.stringify(await loadCaseFileSchema(), undefined, 2)}\n`);
        return 0;
      case 'init':
        return await init(task.language);
      case 'list':
        return await list(task.asked, task.json);
      case 'report':
      case 'grid':
        return await renderReports(task);
      case 'run':
        return await interruptible((signal) => run(task, signal));
      case 'explore': {
        // The library that draws is needed here alone.
        const { runExplore } = await import('./explore.js');
        return await interruptible((signal) => runExplore(task, signal));
      }
      case 'watch':
        return await interruptible((signal) => watch(task, signal));
    }
  } catch (error) {
    if (!(error instanceof ConfigError || error instanceof ReportError || error instanceof InitError)) throw error;
    process.stderr.write(`error: ${printableLines(hideNamed(error.message))}\n`);
    return error instanceof ReportError ? error.exitCode : 2;
  }
}

async function init(language: ClientKind): Promise<0> {
  const { path, next } = await writeClient(language, '.');
  process.stdout.write(
    `${path} is written. It passes the core suite as it is:\n\n  ${quoteCommand(ownInvocation())} ${next}\n`,
  );
  return 0;
}

async function list(asked: CertifyAsked, json: boolean): Promise<0> {
  const own = await readCaseFiles(asked.cases ?? []);
  const all = asked.set === undefined ? [...suites, ...own] : suitesOfSets(suites, asked.set);
  const planned = selectCases(all, toSelection(asked));
  const cases = planned.map(({ suite, given }) => {
    const { id, level, title, requirement, source, feature } = given;
    return { id, suite, level, title, requirement, source, ...(feature === undefined ? {} : { feature }) };
  });
  process.stdout.write(json ? `${JSON.stringify(cases, undefined, 2)}\n` : printableLines(toCaseTable(cases)));
  return 0;
}

async function run({ asked, command }: Extract<CertifyTask, { kind: 'run' }>, signal: AbortSignal): Promise<number> {
  const options = await toOptions(asked, signal);
  if (options === undefined) return 0;
  const result = await certifyCommand({ command, env: process.env, cwd: process.cwd() }, options);
  return showResult(result, asked);
}

async function watch(task: WatchAsked, signal: AbortSignal): Promise<number> {
  const { asked, host, port } = task;
  const options = await toOptions(asked, signal);
  if (options === undefined) return 0;
  const trigger = triggerOf(task);
  const lines = createInterface({ input: process.stdin });
  let over = (): void => {};
  lines.on('line', () => over());
  try {
    const result = await certifyWatched({
      ...options,
      ...task,
      env: process.env,
      ...(trigger && { trigger }),
      repeatOptions: [...(options.repeatOptions ?? []), ...repeatOptionsOf(task)],
      onStart: (watching) => process.stdout.write(printableLines(describeWatching(watching, task))),
      onWaiting: (watched) => {
        process.stdout.write(printableLines(describeWatched(watched, trigger !== undefined)));
        return new Promise((resolve) => {
          over = resolve;
        });
      },
    });
    return await showResult(result, asked);
  } catch (error) {
    const failure = listenFailure(error, host ?? '127.0.0.1', port ?? 0);
    throw failure === undefined ? error : new ConfigError(failure);
  } finally {
    lines.close();
  }
}

function triggerOf({ send, onEvent }: WatchAsked): EventTrigger | undefined {
  if (send !== undefined) return postEvents(send);
  return onEvent === undefined ? undefined : runOnEvents(onEvent, { env: process.env, cwd: process.cwd() });
}

/** Without the token, which is a secret. */
function repeatOptionsOf({ host, port, send, onEvent }: WatchAsked): readonly string[] {
  const given = { '--host': host, '--port': port, '--send': send, '--on-event': onEvent };
  return Object.entries(given).flatMap(([flag, value]) =>
    value === undefined ? [] : [flag, hideNamed(String(value))],
  );
}

function toSelection({ suite, case: globs }: CertifyAsked) {
  return { ...(suite === undefined ? {} : { suites: suite }), ...(globs === undefined ? {} : { cases: globs }) };
}

/** Undefined: there is nothing to run. */
async function toOptions(asked: CertifyAsked, signal: AbortSignal): Promise<CertifyOptions | undefined> {
  const { out, baseline, cases = [], timeout, parallel, verbose, onlyFailed } = asked;
  // An unwritable folder fails before the run, not after it.
  if (out !== undefined) prepareFolder(out);
  const ownSuites = await readCaseFiles(cases);
  const earlierFile = asked.compareWith ?? onlyFailed;
  const earlier = earlierFile === undefined ? undefined : await readEarlierReport(earlierFile);
  const repeated =
    onlyFailed === undefined || onlyFailed === earlierFile ? earlier : await readEarlierReport(onlyFailed);
  const ids = onlyFailed === undefined || repeated === undefined ? undefined : unsettledCases(repeated);
  if (ids?.length === 0) {
    process.stdout.write(printableLines(`Nothing failed in ${onlyFailed}: there is nothing to run again.\n`));
    return undefined;
  }
  // In the same world, unless another is asked for.
  const seed = asked.seed ?? (repeated ?? earlier)?.seed;
  const features = asked.features ?? FEATURES.filter((name) => repeated?.features.includes(name));
  return {
    ...toSelection(asked),
    ...(asked.set === undefined ? {} : { sets: asked.set }),
    ownSuites,
    repeatOptions: cases.flatMap((path) => ['--cases', path]),
    program: ownInvocation(),
    baseline: baseline === undefined ? [] : await readBaseline(resolve(baseline)),
    signal,
    features,
    ...(ids === undefined ? {} : { ids }),
    ...(earlier === undefined ? {} : { earlier }),
    ...(timeout === undefined ? {} : { timeoutMs: Math.round(timeout * 1_000) }),
    ...(parallel === undefined ? {} : { parallel }),
    ...(seed === undefined ? {} : { seed }),
    progress: showProgress(verbose ?? false),
  };
}
