import type { Stored } from '../store/stored.js';
import { courseOf } from './course.js';
import type { Planning, Run } from './run.js';

const mentions = new WeakMap<Stored, boolean>();

/** Whether the log of a run can hold the word `Error` at all. Most cannot, and need not be planned to be passed over. */
export function mayMentionErrors(run: Run, planning: Planning): boolean {
  if (run.kind === 'told') {
    return true;
  }
  const { flow, input = '' } = run;
  let mentioned = mentions.get(flow);
  if (mentioned === undefined) {
    mentioned = flow.text.includes('Error');
    mentions.set(flow, mentioned);
  }
  return mentioned || input.includes('Error') || courseOf(run, planning).failed;
}
