import { startMock } from '../../../mock/index.js';
import { secretsOfEnvironment } from '../secrets/secret-arguments.js';
import { messageOf } from '../text.js';
import { type CertifyOptions, MOCK_OPTIONS, settle, sign } from './certify.js';
import { ConfigError } from './client/client.js';
import type { EventTrigger } from './client/event-trigger.js';
import { createWorkFolder, type WorkFolder } from './client/work-folder.js';
import { type Control, createControl } from './control.js';
import { judgeCase } from './judge-case.js';
import type { PlannedCase } from './plan.js';
import type { NoVerdict } from './preflight.js';
import type { CaseResult, CertificationResult, Preflight } from './result.js';
import { calledOff, type RunSettings, repeatOf, startResult } from './run.js';
import { gather, stageCase, toCaseResult } from './run-case.js';
import { makePartner } from './world/build-world.js';
import type { BuiltEvent, BuiltPartner } from './world/built-world.js';
import { CaseRandom } from './world/case-random.js';

/** What the operator of the app has to know. */
export interface Watching extends BuiltPartner {
  /** The same for all cases. */
  readonly baseUrl: string;
  /** Where the events of the case stand, in the same file for all cases. */
  readonly eventsFile: string;
}

/** What the operator has to do for a case. */
export interface WatchedCase {
  readonly planned: PlannedCase;
  readonly events: readonly BuiltEvent[];
  /** From 1. */
  readonly number: number;
  readonly total: number;
}

export interface WatchOptions extends CertifyOptions {
  /** A case is over when the app has called, and then was quiet for so long. Default 5,000. */
  readonly quietMs?: number;
  /** Address to listen on. Default 127.0.0.1, and a free port. */
  readonly host?: string;
  readonly port?: number;
  /** The partner's bearer token. Default: one made from the seed. */
  readonly token?: string;
  /** Hands the events to the app. Absent: somebody does. */
  readonly trigger?: EventTrigger;
  /** Called once, before the first case. */
  readonly onStart: (watching: Watching) => void;
  /** Called when a case begins to wait. The wait ends when the returned promise settles: the operator says that the app is done. */
  readonly onWaiting: (watched: WatchedCase) => Promise<void>;
}

const SANDBOX = 'app';

const LOOK_EVERY_MS = 200;

const NO_EVENTS = 'an app that goes on running has nothing to do where nothing happened';

/**
 * Certifies an app that cannot be started per case: one case after the other under one base URL, each waiting until the app has
 * acted. Exit codes are not judged.
 * @throws ConfigError for options that cannot be used.
 */
export async function certifyWatched(options: WatchOptions): Promise<CertificationResult> {
  const secrets = secretsOfEnvironment(options.env ?? {});
  const settings = { ...settle(options), parallel: 1, secrets };
  const { host, port } = options;
  const address = { ...(host === undefined ? {} : { host }), ...(port === undefined ? {} : { port }) };
  const mock = await startMock({ ...MOCK_OPTIONS, ...address, maxSandboxes: 1 });
  const folder = await createWorkFolder();
  try {
    const url = reachable(mock.url);
    const result = await watchAll(createControl(url), `${url}/@${SANDBOX}`, folder, { settings, options });
    return sign(result, settings);
  } finally {
    await folder.remove();
    await mock.close();
  }
}

/** An address at which this machine is reached, where the server listens on all of them. */
function reachable(url: string): string {
  return url.replace(/^http:\/\/(?:0\.0\.0\.0|\[::\])(?=:)/, 'http://127.0.0.1');
}

interface Wish {
  readonly settings: RunSettings;
  readonly options: WatchOptions;
}

async function watchAll(
  control: Control,
  baseUrl: string,
  folder: WorkFolder,
  { settings, options }: Wish,
): Promise<CertificationResult> {
  const driven = { kind: 'watched' } as const;
  const finish = startResult(driven, settings);
  const made = makePartner(new CaseRandom(settings.seed, 'watched'));
  const partner = options.token === undefined ? made : { ...made, token: options.token };
  const events = await folder.writeEvents([]);
  options.onStart({ ...partner, baseUrl, eventsFile: events.path });
  const { seed, secrets } = settings;
  const context = { control, seed, secrets, repeatOf: repeatOf(driven, settings) };
  const results: CaseResult[] = [];
  let failure: NoVerdict | undefined;
  settings.progress.planned?.(settings.planned.length);
  for (const [at, planned] of settings.planned.entries()) {
    const started = performance.now();
    const done = (found: Parameters<typeof toCaseResult>[2]): void => {
      const result = toCaseResult(planned, context, found, performance.now() - started);
      results.push(result);
      settings.progress.finished?.(result);
    };
    const { feature } = planned.given;
    if (settings.signal.aborted || failure !== undefined) {
      const observed = failure?.conclusion ?? 'the run was called off';
      done({ verdict: 'CONFIG', expected: 'an app that acts', observed });
      continue;
    }
    if (feature !== undefined && !settings.features.includes(feature)) {
      const observed = `the app does not claim it; --features ${feature} does`;
      done({ verdict: 'NOT_APPLICABLE', expected: `the feature ${feature}`, observed });
      continue;
    }
    if (planned.given.events.length === 0) {
      done({ verdict: 'NOT_APPLICABLE', expected: 'a client that is started for events', observed: NO_EVENTS });
      continue;
    }
    try {
      const staged = await stageCase(planned, context, { sandbox: SANDBOX, partner });
      const happened = staged.events.map(({ event }) => event);
      await events.rewrite(happened);
      const total = settings.planned.length;
      settings.progress.started?.(planned.given.id);
      const over = options.onWaiting({ planned, events: happened, number: at + 1, total });
      const handed = options.trigger?.(happened, settings);
      await untilQuiet(control, { over, ...(handed && { handed }) }, options.quietMs ?? 5_000, settings.signal);
      const outputTail = (await handed) ?? '';
      const evidence = await gather(planned, staged, control, { ending: { kind: 'watched' } });
      if (evidence.entries.length === 0) {
        const observed = ['the app did not call', ...outputTail.split('\n', 1)]
          .filter((part) => part !== '')
          .join('; ');
        done({ verdict: 'NOT_EXERCISED', expected: 'an app that acts', observed, outputTail });
      } else done(judgeCase(planned, evidence, settings.timeoutMs, { outputTail }));
    } catch (error) {
      if (error instanceof ConfigError) failure = { exitCode: 2, conclusion: `no verdict: ${error.message}` };
      const observed = messageOf(error);
      const verdict = failure === undefined ? 'HARNESS_ERROR' : 'CONFIG';
      done({ verdict, expected: 'a case that can be judged', observed });
    }
  }
  settings.progress.ended?.();
  const preflight: Preflight = { verdict: 'PASS', observed: 'the app is run by somebody else', outputTail: '' };
  return finish(results, preflight, failure ?? (settings.signal.aborted ? calledOff : undefined));
}

interface Ends {
  /** Somebody says that the app is done. */
  readonly over: Promise<void>;
  /** All events are handed to the app. Absent: when is not known. */
  readonly handed?: Promise<unknown>;
}

/**
 * Resolves when somebody says so, or when the app was quiet for long enough: after it had all events where that is known, else after
 * it has called.
 */
async function untilQuiet(control: Control, ends: Ends, quietMs: number, signal: AbortSignal): Promise<void> {
  let isOver = false;
  let isBusy = ends.handed !== undefined;
  let lastCall = performance.now();
  void ends.over.finally(() => {
    isOver = true;
  });
  ends.handed?.then(
    () => {
      isBusy = false;
      lastCall = performance.now();
    },
    () => {
      isOver = true;
    },
  );
  for (let calls = 0; !isOver && !signal.aborted; ) {
    const count = await control.countRequests(SANDBOX);
    if (count > calls) lastCall = performance.now();
    calls = count;
    const isDone = ends.handed === undefined ? calls > 0 : !isBusy;
    if (isDone && performance.now() - lastCall >= quietMs) return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}
