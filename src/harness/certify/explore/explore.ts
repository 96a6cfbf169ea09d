import { randomBytes } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { availableParallelism } from 'node:os';
import { startMock } from '../../../../mock/index.js';
import { type CommandGiven, MOCK_OPTIONS } from '../certify.js';
import { type ClientUnderTest, ConfigError } from '../client/client.js';
import { startCommandClient } from '../client/command-client.js';
import { createFunctionClient, type DispatchFunction } from '../client/function-client.js';
import { createControl } from '../control.js';
import { randomSeed } from '../random-seed.js';
import type { ExitCode } from '../result.js';
import { DEFAULT_TIMEOUT_MS } from '../run.js';
import { createCaseSource } from './draw-cases.js';
import { lookAt } from './look.js';
import { type Searched, type SearchListener, search } from './search.js';

/** Options of a search. */
export interface ExploreOptions {
  /** How many cases are drawn. Default 100. */
  readonly count?: number;
  /** Seed of the cases, and of all ids, names and data in them. Default: a new one for each search. */
  readonly seed?: number;
  /** What the client claims beyond the core: tokens expire and logins fail only where it logs in by itself. */
  readonly features?: readonly string[];
  /** Milliseconds that the client has for a case. Default 30,000. */
  readonly timeoutMs?: number;
  /** How many cases run side by side. Default 8, or the number of processors where that is more. */
  readonly parallel?: number;
  /** Calls the search off. What was found until then stands. */
  readonly signal?: AbortSignal;
  readonly progress?: Partial<SearchListener>;
}

/** What a search came to, and how it ends. */
export interface ExploreResult extends Searched {
  readonly seed: number;
  readonly count: number;
  /** 0 nothing found; 1 an invariant is broken; 3 called off before anything was found; 4 the client never called. */
  readonly exitCode: ExitCode;
}

/** How many cases are drawn where that is not said. */
const DEFAULT_COUNT = 100;

const LEAST_PARALLEL = 8;
/** The search may take as long as each case taking this long, one after the other, and at least five minutes. */
const MS_PER_CASE = 3_000;
const LEAST_SEARCH_MS = 300_000;
const SHRINK_MS = 120_000;
const MOST_SHRINK_LOOKS = 400;

/**
 * Searches for worlds, events and faults in which a client breaks what holds in every case. Its command is started once per case.
 * @throws ConfigError for options that cannot be used, HarnessError where the fake fails.
 */
export function exploreCommand(given: CommandGiven, options: ExploreOptions = {}): Promise<ExploreResult> {
  return exploreClient(() => startCommandClient(given), options);
}

/**
 * The same for a client that is a function.
 * @throws ConfigError for options that cannot be used, HarnessError where the fake fails.
 */
export function explore(dispatch: DispatchFunction, options: ExploreOptions = {}): Promise<ExploreResult> {
  return exploreClient(async () => createFunctionClient(dispatch), options);
}

async function exploreClient(start: () => Promise<ClientUnderTest>, options: ExploreOptions): Promise<ExploreResult> {
  const {
    count = DEFAULT_COUNT,
    seed = randomSeed(),
    features = [],
    timeoutMs = DEFAULT_TIMEOUT_MS,
    parallel = Math.max(LEAST_PARALLEL, availableParallelism()),
    progress = {},
  } = options;
  for (const [name, value, least] of [
    ['count', count, 1],
    ['seed', seed, 0],
    ['timeoutMs', timeoutMs, 1],
    ['parallel', parallel, 1],
  ] as const) {
    if (!Number.isSafeInteger(value) || value < least)
      throw new ConfigError(`${name} can't be ${JSON.stringify(value)}: a whole number from ${least} up`);
  }
  const signal = AbortSignal.any(options.signal === undefined ? [] : [options.signal]);
  // Every case that runs listens to it.
  setMaxListeners(0, signal);
  const client = await start();
  try {
    const mock = await startMock({ ...MOCK_OPTIONS, maxSandboxes: parallel + 1 });
    const context = {
      control: createControl(mock.url),
      client,
      seed,
      signal,
      nextSandbox: () => `c-${randomBytes(5).toString('hex')}`,
    };
    try {
      const searched = await search({
        sourceFor: (habits) => createCaseSource({ ...habits, features }),
        look: (given, { patient = false } = {}) =>
          lookAt(given, { ...context, timeoutMs: patient ? 2 * timeoutMs : timeoutMs }),
        count,
        seed,
        parallel,
        searchMs: Math.max(LEAST_SEARCH_MS, count * MS_PER_CASE),
        shrinkMs: SHRINK_MS,
        mostShrinkLooks: MOST_SHRINK_LOOKS,
        signal,
        progress,
      });
      return { ...searched, seed, count, exitCode: exitCodeOf(searched) };
    } finally {
      await mock.close();
    }
  } finally {
    await client.close();
  }
}

function exitCodeOf({ finding, stopped }: Searched): ExitCode {
  if (finding !== undefined) return 1;
  if (stopped === 'silence') return 4;
  return stopped === 'signal' ? 3 : 0;
}
