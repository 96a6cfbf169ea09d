import type { Json } from '../../../../contracts/index.js';
import type { JournalEntry } from '../../../../mock/index.js';
import { createControlClient } from '../../control-client.js';
import { isRecord, parseJson } from '../../json.js';
import type { AskedState } from '../pact-file.js';
import { resolveStates } from '../resolve-states.js';
import { askByFetch, prepareSandbox, type Reach } from '../sandbox-control.js';
import { writePact } from '../write-pact.js';
import { toDraft } from './draft.js';
import type { Login } from './logins.js';
import { recordTraffic } from './record-traffic.js';

/** A user whom a request was about, with the user's flows as scenario files hold them. */
export interface PactUser {
  readonly id: string;
  readonly username: string;
  readonly status?: string;
  readonly flows: readonly PactFlow[];
}

export interface PactFlow {
  readonly id: string;
  readonly name?: string;
  readonly status: string;
  readonly payload?: { readonly inputParameters?: unknown };
}

export interface RequestOfPact {
  readonly entry: JournalEntry;
  /** Absent: it was about no user of the world. */
  readonly user?: PactUser;
  /** Base URL of the mock, where sandboxes are made to try it in. */
  readonly fakeUrl: string;
  readonly reach: Reach;
  /** What the names of these sandboxes begin with. */
  readonly prefix: string;
}

/** The pact, or why the request cannot stand in one. */
export type PactOfRequest =
  | { readonly kind: 'pact'; readonly text: string; readonly replaced: readonly string[] }
  | { readonly kind: 'none'; readonly why: string };

const PARTNER: Login = { username: 'partner@vendor.example', password: 'partner-pass', token: 'partner-token' };

/** More flows than a state can name at once say nothing more. */
const MOST_FLOWS = 20;

/**
 * A pact of one interaction, with the fewest states in which a fake answers the request so on its own. The world that it was sent to
 * may be any: ids and names become those of the states.
 */
export async function toPact({ entry, user, fakeUrl, reach, prefix }: RequestOfPact): Promise<PactOfRequest> {
  const states = statesOf(entry, user);
  const { signal } = new AbortController();
  let why = '';
  for (const [n, login] of loginsOf(entry).entries()) {
    const own = `${prefix}-${n}`;
    const again = await reenact({ entry, states, login, fakeUrl, reach, prefix: own });
    if (typeof again === 'string') {
      why ||= again;
      continue;
    }
    // Where it was sent again, the partner is called as the states call it.
    const partner = entry.operation === 'login' ? login : PARTNER;
    const traffic = { exchanges: [again], states, login: partner, fakeUrl, signal, reach, prefix: own };
    const { interactions, dropped, replaced } = await recordTraffic(traffic);
    if (interactions.length > 0) {
      const pact = { consumer: { name: 'partner' }, provider: { name: 'FlowMate' }, interactions };
      return { kind: 'pact', text: writePact(pact, () => 0), replaced };
    }
    why ||= dropped.join('; ');
  }
  return { kind: 'none', why };
}

/** The request sent once more, in a world that has nothing but what the states say: its entry there, or why it is another one. */
async function reenact({
  entry,
  states,
  login,
  fakeUrl,
  reach,
  prefix,
}: Pick<RequestOfPact, 'entry' | 'fakeUrl' | 'reach' | 'prefix'> & {
  readonly states: readonly AskedState[];
  readonly login: Login;
}): Promise<JournalEntry | string> {
  const draft = toDraft(entry, login);
  if (typeof draft === 'string') return draft;
  const { method, path, query, headers, body } = draft.request;
  const resolved = resolveStates([...draft.login, ...states]);
  if (resolved.kind === 'wrong') return resolved.problems.join('; ');
  const { ask = askByFetch, send } = reach;
  const sandbox = await prepareSandbox(fakeUrl, `${prefix}-again`, resolved, undefined, reach);
  let again: JournalEntry | undefined;
  try {
    const pairs = Object.entries(query).flatMap(([name, values]) =>
      values.map((value): [string, string] => [name, value]),
    );
    const search = pairs.length === 0 ? '' : `?${new URLSearchParams(pairs)}`;
    const init = { method, headers, ...(body === undefined ? {} : { body: body.text }) };
    await ask(sandbox.baseUrl, `${path}${search}`, init);
    const { data } = await createControlClient(sandbox.baseUrl, send).GET('/_mock/requests');
    again = data?.data.find((each): each is JournalEntry => 'request' in each);
  } finally {
    await sandbox.remove();
  }
  const what = `${draft.description}: no provider state brings that about`;
  if (again?.status !== entry.status) return what;
  // A fault that no state arms, or records of a kind that no state adds.
  const isSame = entry.faults.length > 0 === again.faults.length > 0 && isEmpty(entry) === isEmpty(again);
  return isSame ? again : what;
}

/** Whether an answer is a list of nothing. */
function isEmpty({ response }: JournalEntry): boolean {
  const body = parseJson(response.body ?? '');
  const list = isRecord(body) ? body.data : body;
  return Array.isArray(list) && list.length === 0;
}

/** The caller as the partner, or else as one of the partner's users: a world does not say which of them is which. */
function loginsOf({ operation, caller, request }: JournalEntry): readonly Login[] {
  if (operation === 'login') {
    const body = parseJson(request.body ?? '');
    const username = isRecord(body) && typeof body.username === 'string' ? body.username : PARTNER.username;
    return [{ ...PARTNER, username }];
  }
  return caller === undefined ? [PARTNER] : [{ ...PARTNER, username: caller.username }, PARTNER];
}

/** What may have to be true of a world for the request to be answered so. */
function statesOf(entry: JournalEntry, user: PactUser | undefined): readonly AskedState[] {
  const { operation, params, query, status, response, faults } = entry;
  const asked = (name: string, given: Readonly<Record<string, Json>>): AskedState => ({ name, params: given });
  const states: AskedState[] = [];
  const flows = (user?.flows ?? []).slice(0, MOST_FLOWS);
  if (user !== undefined) {
    const { id, username } = user;
    const inPath = new Set(Object.values(params));
    for (const flow of flows.filter((each) => inPath.size === 0 || inPath.has(each.id))) {
      states.push(asked('a flow exists', { ...stateOf(flow), username, userId: id }));
    }
    if (params.flowExecId !== undefined && flows[0] !== undefined) {
      const { id: flow } = flows.find((each) => inPath.has(each.id)) ?? flows[0];
      states.push(asked('a flow has run', { id: flow, username, userId: id, flowExecId: params.flowExecId }));
    }
  }
  // Behind what has the user as well: the first that can be left out are.
  if (user !== undefined) {
    states.push(asked('a user exists', { username: user.username, id: user.id, status: user.status ?? 'ACTIVE' }));
  }
  const [named] = query.username ?? [];
  if (user === undefined && named !== undefined) states.push(asked('no user exists', { username: named }));
  if (user === undefined && status === 404 && params.id !== undefined) {
    states.push(asked('no flow exists', { id: params.id }));
  }
  if (faults.length > 0 && operation !== undefined && status === 503) {
    states.push(asked('the service is overloaded', { operation }));
  }
  if (faults.length > 0 && operation !== undefined && status === 429) {
    const seconds = Number(response.headers['retry-after']);
    const retryAfter = Number.isInteger(seconds) && seconds >= 0 && seconds <= 1_000 ? { retryAfter: seconds } : {};
    states.push(asked('the service limits requests', { operation, ...retryAfter }));
  }
  return states;
}

function stateOf({ id, name, status, payload }: PactFlow): Readonly<Record<string, Json>> {
  const input = payload?.inputParameters;
  return {
    id,
    ...(name === undefined ? {} : { name }),
    status: status === 'active' ? 'active' : 'inactive',
    ...(isRecord(input) ? { input } : {}),
  };
}
