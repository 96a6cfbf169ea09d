import { setMaxListeners } from 'node:events';
import { availableParallelism } from 'node:os';
import { type CertificationSuite, suites } from '../../../contracts/index.js';
import { type ApiChange, startMock } from '../../../mock/index.js';
import { hideInCommand, secretsOfCommand, secretsOfEnvironment } from '../secrets/secret-arguments.js';
import type { BaselineEntry } from './baseline.js';
import { type ClientUnderTest, ConfigError } from './client/client.js';
import { startCommandClient } from './client/command-client.js';
import { createFunctionClient, type DispatchFunction, describeFunction } from './client/function-client.js';
import type { EarlierRun } from './comparison.js';
import { createControl } from './control.js';
import { digestsOf } from './digests.js';
import { hideInRun } from './hide-secrets.js';
import type { PlannedCase } from './plan.js';
import { randomSeed } from './random-seed.js';
import type { CertificationResult, RunInfo } from './result.js';
import { DEFAULT_TIMEOUT_MS, type ProgressListener, type RunSettings, runCertification } from './run.js';
import { type Selection, selectCases } from './selection.js';
import { suitesOfSets } from './sets.js';

/** Options of a run. */
export interface CertifyOptions extends Selection {
  /** What the client claims beyond the core. A case that needs a feature that is not claimed is NOT_APPLICABLE. */
  readonly features?: readonly 'login'[];
  /** Sets of built-in cases, `core-2026.12`; no others are run then. */
  readonly sets?: readonly string[];
  /** Cases beside the built-in ones. */
  readonly ownSuites?: readonly CertificationSuite[];
  readonly baseline?: readonly BaselineEntry[];
  /** An earlier run to hold this one against. */
  readonly earlier?: EarlierRun;
  /** Milliseconds that the client has for each case. Default 30,000. */
  readonly timeoutMs?: number;
  /** How many cases run side by side. Default 8, or the number of processors where that is more: clients wait most of the time. */
  readonly parallel?: number;
  /** Seed of all ids, names and data. Default: a new one for each run, so that no client can know them. */
  readonly seed?: number;
  /** What is to change in FlowMate's API, as if it had changed already. */
  readonly change?: ApiChange;
  /** Aborts the run and ends all processes of the client. */
  readonly signal?: AbortSignal;
  /** Called as the run proceeds. */
  readonly progress?: Partial<ProgressListener>;
  /** The environment. What stands there under the name of a secret is shown in no result. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** For tests. */
  readonly now?: () => Date;
  /** Further options for the command line that repeats a case. */
  readonly repeatOptions?: readonly string[];
  /** Words that start the command, for the lines that repeat a case. Default `flowmate-mock`. */
  readonly program?: readonly string[];
}

export interface CommandGiven {
  readonly command: readonly string[];
  /** Environment of the command, without FlowMate's variables. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Working folder of the command. */
  readonly cwd: string;
}

/**
 * Certifies a client that is a function: runs it against a FlowMate that behaves well or badly, case by case, and judges what it
 * did.
 * @throws ConfigError for options that cannot be used.
 */
export async function certify(dispatch: DispatchFunction, options: CertifyOptions = {}): Promise<CertificationResult> {
  const settings = { ...settle(options), secrets: secretsOfEnvironment(options.env ?? {}) };
  return runAgainst(createFunctionClient(dispatch), describeFunction(dispatch), settings);
}

/**
 * The same for a command, which is started once per case.
 * @throws ConfigError for options that cannot be used.
 */
export async function certifyCommand(given: CommandGiven, options: CertifyOptions = {}): Promise<CertificationResult> {
  const secrets = [...secretsOfCommand(given.command), ...secretsOfEnvironment(given.env)];
  const settings = { ...settle(options), secrets };
  const client = await startCommandClient(given);
  return runAgainst(client, { kind: 'command', command: hideInCommand(given.command) }, settings);
}

async function runAgainst(
  client: ClientUnderTest,
  driven: RunInfo['client'],
  settings: RunSettings,
): Promise<CertificationResult> {
  try {
    const mock = await startMock({
      ...MOCK_OPTIONS,
      maxSandboxes: settings.parallel + 1,
      ...(settings.change === undefined ? {} : { change: settings.change }),
    });
    try {
      return sign(await runCertification(createControl(mock.url), client, driven, settings), settings);
    } finally {
      await mock.close();
    }
  } finally {
    await client.close();
  }
}

/** A result as it may be shown, with what it rests on. */
export function sign(result: CertificationResult, { planned, sets, secrets }: RunSettings): CertificationResult {
  const named = sets === undefined ? {} : { sets };
  return hideInRun({ ...result, run: { ...result.run, ...named, digests: digestsOf(planned) } }, secrets);
}

/** A mock whose journal holds everything that a case can send: judges look at whole bodies. Webhooks take 10 MB. */
export const MOCK_OPTIONS = {
  port: 0,
  scenario: 'empty',
  journalSize: 10_000,
  journalBodyBytes: 11_000_000,
  // What the client sends of its secrets is looked for in what it prints, and then hidden in both.
  journalSecrets: 'keep',
} as const;

/** Cases wait for retries and time-outs far longer than they compute. */
const LEAST_PARALLEL = 8;

/** The options with every default filled in. Throws a ConfigError for options that cannot be used. */
export function settle(options: CertifyOptions): RunSettings {
  const all = [...suites, ...(options.ownSuites ?? [])];
  const {
    timeoutMs = DEFAULT_TIMEOUT_MS,
    parallel = Math.max(LEAST_PARALLEL, availableParallelism()),
    features = [],
    seed = randomSeed(),
  } = options;
  expectNumber('timeoutMs', timeoutMs, 1);
  expectNumber('parallel', parallel, 1);
  expectNumber('seed', seed, 0);
  const wanted = options.sets === undefined ? all : suitesOfSets(suites, options.sets);
  const planned = selectCases(wanted, options);
  const catalog = new Map(selectCases(all, {}).map((each) => [each.given.id, each]));
  expectGates(planned, catalog);
  const signal = AbortSignal.any(options.signal === undefined ? [] : [options.signal]);
  // Every case that runs listens to it.
  setMaxListeners(0, signal);
  return {
    planned,
    catalog,
    ...(options.sets === undefined ? {} : { sets: options.sets }),
    features,
    timeoutMs,
    parallel,
    seed,
    ...(options.change === undefined ? {} : { change: options.change }),
    baseline: options.baseline ?? [],
    ...(options.earlier === undefined ? {} : { earlier: options.earlier }),
    signal,
    secrets: [],
    progress: options.progress ?? {},
    now: options.now ?? (() => new Date()),
    repeatOptions: options.repeatOptions ?? [],
    program: options.program ?? ['flowmate-mock'],
  };
}

function expectGates(planned: readonly PlannedCase[], catalog: ReadonlyMap<string, PlannedCase>): void {
  for (const { given } of planned) {
    const unknown = given.requires?.find((id) => !catalog.has(id));
    if (unknown !== undefined)
      throw new ConfigError(`the case ${given.id} requires ${JSON.stringify(unknown)}, and there is no such case`);
  }
}

function expectNumber(name: string, value: number, least: number): void {
  if (!Number.isSafeInteger(value) || value < least)
    throw new ConfigError(`${name} can't be ${JSON.stringify(value)}: a whole number from ${least} up`);
}
