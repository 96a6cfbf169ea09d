import { parseJson } from '../../json.js';
import type { AskedState } from '../pact-file.js';
import { resolveStates } from '../resolve-states.js';
import { askByFetch, prepareSandbox, type Reach } from '../sandbox-control.js';
import type { Draft } from './draft.js';
import { isLike } from './example.js';

/** What a fake makes of a draft; `departs`: it is answered as recorded, though the API document does not allow it. */
export type Replayed =
  | { readonly kind: 'same' }
  | { readonly kind: 'other'; readonly says: string }
  | { readonly kind: 'departs'; readonly says: string };

/** Whether a fake in these states answers a draft as it was recorded. */
export async function replay(
  draft: Draft,
  states: readonly AskedState[],
  fakeUrl: string,
  name: string,
  reach: Reach = {},
): Promise<Replayed> {
  const resolved = resolveStates(states);
  if (resolved.kind === 'wrong') return other(resolved.problems.join('; '));
  const { ask = askByFetch } = reach;
  const sandbox = await prepareSandbox(fakeUrl, name, resolved, undefined, reach);
  try {
    const { method, path, query, headers, body } = draft.request;
    const pairs = Object.entries(query).flatMap(([key, values]) =>
      values.map((value): [string, string] => [key, value]),
    );
    const search = pairs.length === 0 ? '' : `?${new URLSearchParams(pairs)}`;
    const init = { method, headers, ...(body === undefined ? {} : { body: body.text }) };
    const answer = await ask(sandbox.baseUrl, `${path}${search}`, init);
    const { status, example } = draft.response;
    if (answer.status !== status) return other(`answered ${answer.status} instead of ${status}`);
    if (example !== undefined && !isLike(example, parseJson(answer.text))) return other('answered with another body');
    // Of a request that is refused, a contract may rely on just that.
    const departures = status >= 400 ? [] : await sandbox.departures();
    return departures.length === 0 ? { kind: 'same' } : { kind: 'departs', says: departures.join('; ') };
  } finally {
    await sandbox.remove();
  }
}

function other(says: string): Replayed {
  return { kind: 'other', says };
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
