import { type MockServer, startMock } from '../../mock/index.js';
import { readApiDocument } from '../harness/pact/api-document.js';
import { type BrokeredPacts, type BrokerGiven, fetchPacts } from '../harness/pact/broker.js';
import { readOwnPacts, readPacts, strangers } from '../harness/pact/find-pacts.js';
import { PactFileError } from '../harness/pact/pact-file.js';
import { reachProvider } from '../harness/pact/reach.js';
import { toStatesTable } from '../harness/pact/states-table.js';
import { vacuous } from '../harness/pact/vacuous.js';
import { startVerifier } from '../harness/pact/verifier.js';
import { type Provider, verifyPacts } from '../harness/pact/verify.js';
import { toVerifyLines } from '../harness/pact/verify-lines.js';
import { toCheckRun, toVerifyJson, type VerifyRun } from '../harness/pact/verify-report.js';
import { exitCodeOf, type PactResult } from '../harness/pact/verify-result.js';
import { prepareFolder, writeFiles } from '../harness/reports/files.js';
import { toJunit } from '../harness/reports/junit.js';
import { toSarif } from '../harness/reports/sarif.js';
import { wantsColor } from '../harness/reports/terminal/paint.js';
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
  process.stderr.write(
    strangers(named)
      .map((note) => `note: ${note}\n`)
      .join(''),
  );
  const pacts = [...(asked.own ? await readOwnPacts() : []), ...named, ...(brokered?.pacts ?? [])];
  if (pacts.length === 0)
    throw new PactFileError('there is no pact to verify: name one with --pact, or leave out --no-own');
  if (asked.provider !== undefined) await reachProvider(asked.provider.url, signal);
  const [startedAt, began] = [new Date().toISOString(), performance.now()];
  const results = await verifyAll(pacts, asked.provider, signal);
  signal.throwIfAborted();
  const provider = asked.provider?.url ?? 'the fake';
  const report: VerifyRun = { version, provider, startedAt, durationMs: performance.now() - began, pacts: results };
  const exitCode = exitCodeOf(results.flatMap((each) => each.results));
  const color = wantsColor(process.env, process.stdout.isTTY);
  process.stdout.write(`${toVerifyLines(results, color).join('\n')}\n`);
  if (asked.out !== undefined) writeReports(asked.out, report, exitCode);
  await publish(brokered, asked.broker, results, version);
  const nothing = vacuous(
    results.flatMap((each) => each.results.map(({ verdict }) => verdict === 'skipped')),
    'verified',
  );
  if (nothing !== undefined) process.stderr.write(`error: ${nothing}\n`);
  return exitCode;
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
    return await verifyPacts({ pacts, provider, document, verifier });
  } finally {
    verifier.close();
    await fake?.close();
  }
}

function writeReports(folder: string, report: VerifyRun, exitCode: number): void {
  writeFiles(folder, {
    'verify.json': toVerifyJson(report, exitCode),
    'junit.xml': toJunit(toCheckRun(report, 'junit')),
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
  const said = await brokered.publish(results, asked.publish, version);
  process.stdout.write(said.map((line) => `${line}\n`).join(''));
}

function toBrokerGiven(
  { url, provider, selectors, branch, token, username, password }: BrokerAsked,
  signal: AbortSignal,
): BrokerGiven {
  return {
    url,
    provider,
    selectors,
    signal,
    ...(branch === undefined ? {} : { branch }),
    credentials:
      token !== undefined
        ? { kind: 'token', token }
        : username !== undefined
          ? { kind: 'password', username, password: password ?? '' }
          : { kind: 'none' },
  };
}
