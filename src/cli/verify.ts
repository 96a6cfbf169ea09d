import { type MockServer, startMock } from '../../mock/index.js';
import { readApiDocument } from '../harness/pact/api-document.js';
import { type BrokeredPacts, type BrokerGiven, fetchPacts } from '../harness/pact/broker.js';
import { readOwnPacts, readPacts } from '../harness/pact/find-pacts.js';
import { PactFileError } from '../harness/pact/pact-file.js';
import { reachProvider } from '../harness/pact/reach.js';
import { toStatesTable } from '../harness/pact/states-table.js';
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
import type { BrokerAsked, VerifyAsked, VerifyTask } from './verify-command.js';

/** Does what was asked, and resolves with the exit code. What is the matter goes to stderr, in a line. */
export async function runVerifyTask(task: VerifyTask, version: string): Promise<number> {
  if (task.kind === 'states') {
    process.stdout.write(`${toStatesTable(task.form).join('\n')}\n`);
    return 0;
  }
  try {
    return await run(task.asked, version);
  } catch (error) {
    return complain(error);
  }
}

async function run(asked: VerifyAsked, version: string): Promise<number> {
  if (asked.out !== undefined) prepareFolder(asked.out);
  const brokered = asked.broker === undefined ? undefined : await fetchPacts(toBrokerGiven(asked.broker));
  const pacts = [
    ...(asked.own ? await readOwnPacts() : []),
    ...(await readPacts(asked.pacts, process.cwd())),
    ...(brokered?.pacts ?? []),
  ];
  if (pacts.length === 0)
    throw new PactFileError('there is no pact to verify: name one with --pact, or leave out --no-own');
  if (asked.provider !== undefined) await reachProvider(asked.provider.url);
  const [startedAt, began] = [new Date().toISOString(), performance.now()];
  const results = await verifyAll(pacts, asked.provider);
  const provider = asked.provider?.url ?? 'the fake';
  const report: VerifyRun = { version, provider, startedAt, durationMs: performance.now() - began, pacts: results };
  const exitCode = exitCodeOf(results.flatMap((each) => each.results));
  const color = wantsColor(process.env, process.stdout.isTTY);
  process.stdout.write(`${toVerifyLines(results, color).join('\n')}\n`);
  if (asked.out !== undefined) writeReports(asked.out, report, exitCode);
  await publish(brokered, asked.broker, results, version);
  return exitCode;
}

async function verifyAll(
  pacts: readonly PactResult['pact'][],
  other: VerifyAsked['provider'],
): Promise<readonly PactResult[]> {
  const document = await readApiDocument(undefined, process.cwd());
  const verifier = await startVerifier(process.env);
  let fake: MockServer | undefined;
  try {
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
  const checks = toCheckRun(report);
  writeFiles(folder, {
    'verify.json': toVerifyJson(report, exitCode),
    'junit.xml': toJunit(checks),
    'results.sarif': toSarif(checks),
  });
}

async function publish(
  brokered: BrokeredPacts | undefined,
  asked: BrokerAsked | undefined,
  results: readonly PactResult[],
  version: string,
): Promise<void> {
  if (asked?.publish === undefined || brokered === undefined) return;
  await brokered.publish(results, asked.publish, version);
  process.stdout.write(`The results of ${brokered.pacts.length} pacts went to ${asked.url}.\n`);
}

function toBrokerGiven({ url, provider, selectors, branch, token, username, password }: BrokerAsked): BrokerGiven {
  return {
    url,
    provider,
    selectors,
    ...(branch === undefined ? {} : { branch }),
    credentials:
      token !== undefined
        ? { kind: 'token', token }
        : username !== undefined
          ? { kind: 'password', username, password: password ?? '' }
          : { kind: 'none' },
  };
}
