import { type MockServer, startMock } from '../../mock/index.js';
import { readApiDocument } from '../harness/pact/api-document.js';
import { type BrokeredPacts, type BrokerGiven, fetchPacts } from '../harness/pact/broker.js';
import { readOwnPacts, readPacts, strangers } from '../harness/pact/find-pacts.js';
import { hideInResults } from '../harness/pact/hide-secrets.js';
import { PactFileError } from '../harness/pact/pact-file.js';
import { messageWarning, problemLines } from '../harness/pact/pact-warnings.js';
import { reachProvider } from '../harness/pact/reach.js';
import { toStatesTable } from '../harness/pact/states-table.js';
import { vacuous } from '../harness/pact/vacuous.js';
import { startVerifier } from '../harness/pact/verifier.js';
import { type Provider, verifyPacts } from '../harness/pact/verify.js';
import { toVerifyLines } from '../harness/pact/verify-lines.js';
import { toCheckRun, toVerifyJson, type VerifyRun } from '../harness/pact/verify-report.js';
import { exitCodeOf, type PactResult } from '../harness/pact/verify-result.js';
import { toCtrf } from '../harness/reports/ctrf.js';
import { prepareFolder, writeFiles } from '../harness/reports/files.js';
import { toJunit } from '../harness/reports/junit.js';
import { printableLines } from '../harness/reports/printable.js';
import { toSarif } from '../harness/reports/sarif.js';
import { wantsColor } from '../harness/reports/terminal/paint.js';
import { secretsOfEnvironment } from '../harness/secrets/secret-arguments.js';
import { hideNamed } from '../harness/secrets/secret-text.js';
import { createHide } from '../harness/secrets/secret-values.js';
import { complain } from './contract-failure.js';
import { interruptible } from './interruptible.js';
import type { BrokerAsked, VerifyAsked, VerifyTask } from './verify-command.js';

/** Runs the command, and resolves with the exit code. Errors go to stderr, in a line. */
export async function runVerifyTask(task: VerifyTask, version: string): Promise<number> {
  if (task.kind === 'states') {
    process.stdout.write(`${toStatesTable(task.form).join('\n')}\n`);
    return 0;
  }
  try {
    return await interruptible((signal) => run(task.asked, version, signal));
  } catch (error) {
    return complain(error);
  }
}

async function run(asked: VerifyAsked, version: string, signal: AbortSignal): Promise<number> {
  try {
    return await verify(asked, version, signal);
  } catch (error) {
    // Errors that follow from the interruption are not reported.
    if (signal.aborted) return 3;
    throw error;
  }
}

async function verify(asked: VerifyAsked, version: string, signal: AbortSignal): Promise<number> {
  if (asked.out !== undefined) prepareFolder(asked.out);
  const brokered = asked.broker === undefined ? undefined : await fetchPacts(toBrokerGiven(asked.broker, signal));
  const named = await readPacts(asked.pacts, process.cwd());
  const unreadable = [...named.unreadable, ...(brokered?.unreadable ?? [])];
  warn([...strangers(named.pacts), ...named.pacts.flatMap(({ notes }) => notes), ...(brokered?.notes ?? [])], 'note');
  warn(unreadable.map(({ reason }) => reason));
  const pacts = [...(asked.own ? await readOwnPacts() : []), ...named.pacts, ...(brokered?.pacts ?? [])];
  if (pacts.length === 0) {
    if (unreadable.length > 0) return 2;
    throw new PactFileError(
      brokered === undefined
        ? 'there is no pact to verify: name one with --pact, or leave out --no-own'
        : `there is no pact to verify: the broker has none of ${asked.broker?.provider} for these selectors`,
    );
  }
  if (asked.provider !== undefined) await reachProvider(asked.provider.url, signal, process.env);
  const [startedAt, began] = [new Date().toISOString(), performance.now()];
  const hide = createHide([...secretsOf(asked), ...secretsOfEnvironment(process.env)]);
  const results = hideInResults(await verifyAll(pacts, asked.provider, signal), hide);
  signal.throwIfAborted();
  const provider = asked.provider === undefined ? 'the fake' : hide(hideNamed(asked.provider.url));
  const durationMs = performance.now() - began;
  const report: VerifyRun = { version, provider, startedAt, durationMs, pacts: results, unreadable };
  const all = results.flatMap((each) => each.results);
  const skipped = all.filter(({ verdict }) => verdict === 'skipped').length;
  const found = exitCodeOf(all);
  const isIncomplete = unreadable.length > 0 || (asked.failOnSkipped && skipped > 0);
  const exitCode = found === 0 && isIncomplete ? 2 : found;
  const color = wantsColor(process.env, process.stdout.isTTY);
  process.stdout.write(`${toVerifyLines(report, color, process.stdout.columns).join('\n')}\n`);
  if (asked.out !== undefined) writeReports(asked.out, report, exitCode);
  warn(results.flatMap(faultLines));
  const nothing = vacuous(
    all.map(({ verdict }) => verdict === 'skipped'),
    'verified',
  );
  const messages = messageWarning(
    all.map(({ interaction }) => interaction),
    'verified',
  );
  if (nothing !== undefined) warn([nothing]);
  else if (messages !== undefined) warn([messages], asked.failOnSkipped ? 'error' : 'warning');
  if (nothing === undefined && messages === undefined && asked.failOnSkipped && skipped > 0) {
    warn([`${skipped} skipped, which --fail-on-skipped forbids`]);
  }
  await publish(brokered, asked.broker, results, version);
  return exitCode;
}

function warn(lines: readonly string[], kind: 'error' | 'warning' | 'note' = 'error'): void {
  process.stderr.write(
    lines
      .flatMap((text) => text.split('\n'))
      .map((line) => `${kind}: ${printableLines(line)}\n`)
      .join(''),
  );
}

/** What is wrong with a pact itself, a line each. */
function faultLines({ pact, results }: PactResult): readonly string[] {
  return results.flatMap((result) =>
    result.verdict === 'broken' && result.fault === 'pact'
      ? problemLines(pact, result.interaction, result.problems)
      : [],
  );
}

function secretsOf({ provider, broker }: VerifyAsked): readonly string[] {
  return [provider?.token, broker?.token, broker?.password].filter((secret) => secret !== undefined);
}

async function verifyAll(
  pacts: readonly PactResult['pact'][],
  other: VerifyAsked['provider'],
  signal: AbortSignal,
): Promise<readonly PactResult[]> {
  const document = await readApiDocument(undefined, process.cwd());
  signal.throwIfAborted();
  const verifier = await startVerifier(process.env);
  signal.addEventListener('abort', () => verifier.close());
  let fake: MockServer | undefined;
  try {
    signal.throwIfAborted();
    let provider: Provider;
    if (other === undefined) {
      fake = await startMock({ port: 0, scenario: 'empty' });
      provider = { kind: 'fake', url: fake.url };
    } else provider = { kind: 'other', ...other };
    return await verifyPacts({ pacts, provider, document, verifier, environment: process.env });
  } finally {
    verifier.close();
    await fake?.close();
  }
}

function writeReports(folder: string, report: VerifyRun, exitCode: number): void {
  writeFiles(folder, {
    'verify.json': toVerifyJson(report, exitCode),
    'junit.xml': toJunit(toCheckRun(report, 'junit')),
    'ctrf-report.json': toCtrf(toCheckRun(report, 'junit')),
    'results.sarif': toSarif(toCheckRun(report, 'sarif')),
  });
}

async function publish(
  brokered: BrokeredPacts | undefined,
  asked: BrokerAsked | undefined,
  results: readonly PactResult[],
  version: string,
): Promise<void> {
  if (asked?.publish === undefined || brokered === undefined) return;
  const { publish: providerVersion, branch, tags } = asked;
  const said = await brokered.publish(results, {
    version: providerVersion,
    tool: version,
    tags,
    ...(branch === undefined ? {} : { branch }),
  });
  process.stdout.write(printableLines(said.map((line) => `${line}\n`).join('')));
}

function toBrokerGiven(
  { url, provider, selectors, branch, tags, pending, wipSince, token, username, password }: BrokerAsked,
  signal: AbortSignal,
): BrokerGiven {
  return {
    url,
    provider,
    selectors,
    tags,
    pending,
    signal,
    environment: process.env,
    ...(branch === undefined ? {} : { branch }),
    ...(wipSince === undefined ? {} : { wipSince }),
    credentials:
      token !== undefined
        ? { kind: 'token', token }
        : username !== undefined
          ? { kind: 'password', username, password: password ?? '' }
          : { kind: 'none' },
  };
}
