import type { Json } from '../../../../contracts/index.js';
import type { AskedState } from '../pact-file.js';
import { resolveStates } from '../resolve-states.js';
import { prepareSandbox } from '../sandbox-control.js';
import type { Draft } from './draft.js';
import { isLike } from './example.js';

/** Whether a fake in these states answers a draft as it was recorded; else what is otherwise. */
export async function replay(
  draft: Draft,
  states: readonly AskedState[],
  fakeUrl: string,
  name: string,
): Promise<'same' | string> {
  const resolved = resolveStates(states);
  if (resolved.kind === 'wrong') return resolved.problems.join('; ');
  const sandbox = await prepareSandbox(fakeUrl, name, resolved);
  try {
    const { method, path, query, headers, body } = draft.request;
    const pairs = Object.entries(query).flatMap(([key, values]) =>
      values.map((value): [string, string] => [key, value]),
    );
    const search = pairs.length === 0 ? '' : `?${new URLSearchParams(pairs)}`;
    const init = { method, headers, ...(body === undefined ? {} : { body: body.text }) };
    const answer = await fetch(`${sandbox.baseUrl}${path}${search}`, init);
    const text = await answer.text();
    const { status, example } = draft.response;
    if (answer.status !== status) return `answered ${answer.status} instead of ${status}`;
    return example === undefined || isLike(example, parsed(text)) ? 'same' : 'answered with another body';
  } finally {
    await sandbox.remove();
  }
}

/** The fewest of the states in which a draft is still answered as recorded. */
export async function fewestStates(
  states: readonly AskedState[],
  isEnough: (states: readonly AskedState[]) => Promise<boolean>,
): Promise<readonly AskedState[]> {
  let kept = states;
  for (const state of states) {
    const fewer = kept.filter((each) => each !== state);
    if (await isEnough(fewer)) kept = fewer;
  }
  return kept;
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
