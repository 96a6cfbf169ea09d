import { startMock } from '../../../mock/index.js';
import { messageOf } from '../text.js';
import { type CertifyOptions, MOCK_OPTIONS, settle } from './certify.js';
import { createWorkFolder, type WorkFolder } from './client/work-folder.js';
import { type Control, createControl } from './control.js';
import { judgeCase } from './judge-case.js';
import type { PlannedCase } from './plan.js';
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
  /** Called once, before the first case. */
  readonly onStart: (watching: Watching) => void;
  /** Called when a case begins to wait. The wait ends when the returned promise settles: the operator says that the app is done. */
  readonly onWaiting: (watched: WatchedCase) => Promise<void>;
}

const SANDBOX = 'app';

const LOOK_EVERY_MS = 200;

/**
 * Certifies an app that cannot be started per case: one case after the other under one base URL, each waiting until the app has
 * acted. Exit codes are not judged.
 * @throws ConfigError for options that cannot be used.
 */
export async function certifyWatched(options: WatchOptions): Promise<CertificationResult> {
  const settings = { ...settle(options), parallel: 1 };
  const mock = await startMock({ ...MOCK_OPTIONS, maxSandboxes: 1 });
  const folder = await createWorkFolder();
  try {
    return await watchAll(createControl(mock.url), `${mock.url}/@${SANDBOX}`, folder, { settings, options });
  } finally {
    await folder.remove();
    await mock.close();
  }
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
  const partner = makePartner(new CaseRandom(settings.seed, 'watched'));
  const events = await folder.writeEvents([]);
  options.onStart({ ...partner, baseUrl, eventsFile: events.path });
  const context = { control, seed: settings.seed, repeatOf: repeatOf(driven, settings) };
  const results: CaseResult[] = [];
  settings.progress.planned?.(settings.planned.length);
  for (const [at, planned] of settings.planned.entries()) {
    const started = performance.now();
    const done = (found: Parameters<typeof toCaseResult>[2]): void => {
      const result = toCaseResult(planned, context, found, performance.now() - started);
      results.push(result);
      settings.progress.finished?.(result);
    };
    const { feature } = planned.given;
    if (settings.signal.aborted) {
      done({ verdict: 'CONFIG', expected: 'an app that acts', observed: 'the run was called off' });
      continue;
    }
    if (feature !== undefined && !settings.features.includes(feature)) {
      const observed = `the app does not claim it; --features ${feature} does`;
      done({ verdict: 'NOT_APPLICABLE', expected: `the feature ${feature}`, observed });
      continue;
    }
    try {
      const staged = await stageCase(planned, context, { sandbox: SANDBOX, partner });
      const happened = staged.events.map(({ event }) => event);
      await events.rewrite(happened);
      const total = settings.planned.length;
      settings.progress.started?.(planned.given.id);
      const over = options.onWaiting({ planned, events: happened, number: at + 1, total });
      await untilQuiet(control, over, options.quietMs ?? 5_000, settings.signal);
      const evidence = await gather(planned, staged, control, { ending: { kind: 'watched' } });
      if (evidence.entries.length === 0)
        done({ verdict: 'NOT_EXERCISED', expected: 'an app that acts', observed: 'the app did not call' });
      else done(judgeCase(planned, evidence, settings.timeoutMs, { outputTail: '' }));
    } catch (error) {
      const observed = messageOf(error);
      done({ verdict: 'HARNESS_ERROR', expected: 'a case that can be judged', observed });
    }
  }
  settings.progress.ended?.();
  const preflight: Preflight = { verdict: 'PASS', observed: 'the app is run by somebody else', outputTail: '' };
  return finish(results, preflight, settings.signal.aborted ? calledOff : undefined);
}

/** Resolves when somebody says so, or when the app has called and then was quiet for long enough. */
async function untilQuiet(control: Control, over: Promise<void>, quietMs: number, signal: AbortSignal): Promise<void> {
  let isOver = false;
  void over.finally(() => {
    isOver = true;
  });
  let calls = 0;
  for (let lastCall = performance.now(); !isOver && !signal.aborted; ) {
    const count = await control.countRequests(SANDBOX);
    if (count > calls) lastCall = performance.now();
    calls = count;
    if (calls > 0 && performance.now() - lastCall >= quietMs) return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}
