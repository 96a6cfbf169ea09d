import type { Ending, Judge } from '../evidence.js';
import { broken, fulfilled, silent } from './opinion.js';

export const exitZero = exitJudge('exit code 0: every event was handled', true);

export const exitNotZero = exitJudge('an exit code other than 0: a delivery was given up', false);

function exitJudge(expected: string, wantsZero: boolean): Judge {
  return ({ ending }) => {
    if (ending.kind === 'watched') return undefined;
    if (ending.kind === 'timed-out') return silent(expected, 'it did not end by itself');
    const isZero = ending.kind === 'exited' && ending.exitCode === 0;
    return (isZero === wantsZero ? fulfilled : broken)(expected, describeEnding(ending));
  };
}

const FIX_ENDLESS =
  'The client has to end whatever the server does: bound the time of a request (some seconds, its body included), the tries of a call (5 will do), the waits between them, and the reading of a list, which ends with a page that is empty or holds nothing new.';

/** Every case looks at this, whatever it says. */
export const ends: Judge<{ readonly timeoutMs: number }> = ({ ending }, { timeoutMs }) => {
  const expected = `the client ends by itself within ${timeoutMs / 1_000} s`;
  if (ending.kind === 'watched') return undefined;
  return ending.kind === 'timed-out'
    ? broken(expected, `${describeEnding(ending)}; it was ended`, undefined, FIX_ENDLESS)
    : fulfilled(expected, describeEnding(ending));
};

/** Where the journal overflows there is nothing else to be said. */
export const bounded: Judge = ({ entries, dropped }) =>
  broken(`at most ${entries.length} requests in a case`, `${entries.length + dropped} requests`, entries[0]);

function describeEnding(ending: Ending): string {
  switch (ending.kind) {
    case 'exited':
      return `exit code ${ending.exitCode}`;
    case 'signalled':
      return `ended by ${ending.signal}`;
    case 'timed-out':
      return `still running after ${ending.afterMs / 1_000} s`;
    case 'watched':
      return 'goes on running';
  }
}
