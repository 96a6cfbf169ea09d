import { setMaxListeners } from 'node:events';
import { availableParallelism } from 'node:os';
import { type CertificationSuite, suites } from '../../../contracts/index.js';
import { startMock } from '../../../mock/index.js';
import type { BaselineEntry } from './baseline.js';
import { type ClientUnderTest, ConfigError } from './client/client.js';
import { startCommandClient } from './client/command-client.js';
import { createFunctionClient, type DispatchFunction } from './client/function-client.js';
import { createControl } from './control.js';
import { drawSeed } from './draw-seed.js';
import type { CertificationResult, RunInfo } from './result.js';
import { DEFAULT_TIMEOUT_MS, type ProgressListener, type RunSettings, runCertification } from './run.js';
import { type Selection, selectCases } from './selection.js';

/** What a run may be told. */
export interface CertifyOptions extends Selection {
  /** What the client claims beyond the core. A case that needs a feature that is not claimed is NOT_APPLICABLE. */
  readonly features?: readonly 'login'[];
  /** Cases beside the built-in ones. */
  readonly ownSuites?: readonly CertificationSuite[];
  readonly baseline?: readonly BaselineEntry[];
  /** Milliseconds that the client has for a case. Default 30,000. */
  readonly timeoutMs?: number;
  /** How many cases run side by side. Default: the number of processors. */
  readonly parallel?: number;
  /** What all ids, names and data are made from. Default: another one each time, so that no client can know them. */
  readonly seed?: number;
  /** Calls the run off; what the client left running is ended. */
  readonly signal?: AbortSignal;
  /** Told what goes on. */
  readonly progress?: Partial<ProgressListener>;
  /** For tests. */
  readonly now?: () => Date;
  /** Options that the line that repeats a case needs, beside its own. */
  readonly repeatOptions?: readonly string[];
}

export interface CommandGiven {
  readonly command: readonly string[];
  /** The environment that the command is started with, FlowMate's variables aside. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Folder that it is started in. */
  readonly cwd: string;
}

/**
 * Certifies a client that is a function: plays FlowMate well and badly to it, case by case, and says which requirements it keeps.
 * @throws ConfigError for options that cannot be used.
 */
export async function certify(dispatch: DispatchFunction, options: CertifyOptions = {}): Promise<CertificationResult> {
  const settings = settle(options);
  const driven = { kind: 'function', name: dispatch.name === '' ? 'dispatch' : dispatch.name } as const;
  return runAgainst(createFunctionClient(dispatch), driven, settings);
}

/**
 * The same for a command, which is started once per case.
 * @throws ConfigError for options that cannot be used.
 */
export async function certifyCommand(given: CommandGiven, options: CertifyOptions = {}): Promise<CertificationResult> {
  const settings = settle(options);
  const client = await startCommandClient(given);
  return runAgainst(client, { kind: 'command', command: given.command }, settings);
}

async function runAgainst(
  client: ClientUnderTest,
  driven: RunInfo['client'],
  settings: RunSettings,
): Promise<CertificationResult> {
  try {
    const mock = await startMock({ ...MOCK_OPTIONS, maxSandboxes: settings.parallel + 1 });
    try {
      return await runCertification(createControl(mock.url), client, driven, settings);
    } finally {
      await mock.close();
    }
  } finally {
    await client.close();
  }
}

/** A fake that keeps all that a case can send: judges look at whole bodies. Webhooks take 10 MB. */
export const MOCK_OPTIONS = {
  port: 0,
  scenario: 'empty',
  journalSize: 10_000,
  journalBodyBytes: 11_000_000,
} as const;

/** Throws a ConfigError for what cannot be used. */
export function settle(options: CertifyOptions): RunSettings {
  const all = [...suites, ...(options.ownSuites ?? [])];
  const {
    timeoutMs = DEFAULT_TIMEOUT_MS,
    parallel = availableParallelism(),
    features = [],
    seed = drawSeed(),
  } = options;
  expectNumber('timeoutMs', timeoutMs, 1);
  expectNumber('parallel', parallel, 1);
  expectNumber('seed', seed, 0);
  const planned = selectCases(all, options);
  const signal = AbortSignal.any(options.signal === undefined ? [] : [options.signal]);
  // Every case that runs listens to it.
  setMaxListeners(0, signal);
  return {
    planned,
    known: new Set(all.flatMap(({ cases }) => cases.map(({ id }) => id))),
    features,
    timeoutMs,
    parallel,
    seed,
    baseline: options.baseline ?? [],
    signal,
    progress: options.progress ?? {},
    now: options.now ?? (() => new Date()),
    repeatOptions: options.repeatOptions ?? [],
  };
}

function expectNumber(name: string, value: number, least: number): void {
  if (!Number.isSafeInteger(value) || value < least)
    throw new ConfigError(`${name} can't be ${JSON.stringify(value)}: a whole number from ${least} up`);
}
