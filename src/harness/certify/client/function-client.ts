import type { Ending } from '../evidence.js';
import type { RunInfo } from '../result.js';
import { type ClientJob, type ClientUnderTest, within } from './client.js';

/**
 * A client that is a function. `signal` aborts when the time is up. Throwing or rejecting counts as exit code 1.
 */
export type DispatchFunction = (
  job: ClientJob & { readonly signal: AbortSignal },
) => Promise<DispatchOutcome> | DispatchOutcome;

/** Nothing, true, 0 or `{ ok: true }`: every event was handled. False, another exit code or `{ ok: false }`: a delivery was given up. */
// biome-ignore lint/suspicious/noConfusingVoidType: a function that gives nothing back is as good as one that gives undefined
export type DispatchOutcome = void | boolean | number | { readonly ok: boolean };

/** How a report names a function. */
export function describeFunction({ name }: DispatchFunction): Extract<RunInfo['client'], { kind: 'function' }> {
  return { kind: 'function', name: name === '' ? 'dispatch' : name };
}

/** Makes a client under test of a function. */
export function createFunctionClient(dispatch: DispatchFunction): ClientUnderTest {
  return {
    run: async (job, limits) => {
      const controller = new AbortController();
      let outputTail = '';
      const work = async (): Promise<Ending> => {
        try {
          return { kind: 'exited', exitCode: toExitCode(await dispatch({ ...job, signal: controller.signal })) };
        } catch (error) {
          outputTail = error instanceof Error ? (error.stack ?? error.message) : String(error);
          return { kind: 'exited', exitCode: 1 };
        }
      };
      const ending = await within(limits, work());
      controller.abort(new Error('the time of the case is up'));
      return { ending, outputTail };
    },
    close: async () => {},
  };
}

function toExitCode(outcome: DispatchOutcome): number {
  if (typeof outcome === 'number') return outcome;
  if (typeof outcome === 'boolean') return outcome ? 0 : 1;
  return outcome === undefined || outcome.ok ? 0 : 1;
}
