import { type State, states } from '../../../contracts/index.js';
import type { Answered } from './ask-provider.js';
import type { Mismatch } from './mismatches.js';
import type { PactInteraction } from './pact-file.js';
import { queryPairs } from './query-pairs.js';
import type { ResolvedStates } from './resolve-states.js';
import type { SentRequest } from './sent-request.js';

interface Given {
  readonly interaction: PactInteraction;
  readonly states: Extract<ResolvedStates, { kind: 'resolved' }>;
  readonly sent: SentRequest;
}

/** The mismatches; behind the first what request and states differ in, where that may be why. */
export function explained({ mismatches, status }: Answered, given: Given): readonly Mismatch[] {
  const [first, ...others] = mismatches;
  if (first === undefined) return [];
  const wanted: unknown = Object(given.interaction.document.response).status;
  const why = status === 401 && wanted !== 401 ? otherToken(given) : otherName(given, status);
  return why === undefined ? mismatches : [{ ...first, message: `${first.message}. ${why}` }, ...others];
}

const LOGGED_IN = 'the partner is logged in';

/** Why a caller is not let in. The token itself is not shown: it may be a real one. */
function otherToken({ interaction, states: resolved, sent }: Given): string | undefined {
  const [, own] = sent.headers.find(([name]) => /^authorization$/i.test(name)) ?? [];
  const tokens = tokensOf(resolved);
  const byState = tokens.map((each) => `"${shown(each)}" (${each.state})`).join(', ');
  const ask = (token: string) => `{"name":"${LOGGED_IN}","params":{"token":"${token}"}}`;
  const [given] = tokens;
  const first = given === undefined ? 'partner-token' : shown(given);
  // Not written as it is sent: what stands behind "Bearer" is blacked out in every report.
  const send = `send one of the scheme "Bearer" with the token "${first}"`;
  if (own === undefined || own === '') {
    const how = tokens.length > 0 ? '' : `, and ask for the state ${ask(first)}`;
    return `The request has no Authorization header: ${send}${how}`;
  }
  if (tokens.some(({ token }) => own === `Bearer ${token}`)) return undefined;
  if (tokens.some(({ token }) => own.endsWith(token))) {
    return `The request's Authorization header is not in the form "Bearer <token>"`;
  }
  if (!Array.isArray(interaction.document.providerStates) && interaction.version === 2) {
    const what = tokens.length > 0 ? byState : 'no token';
    return `A pact of version 2 names one state, and that gives ${what}: ${send}, or write version 3, which names several with their parameters`;
  }
  if (tokens.length === 0)
    return `None of its states gives its token to anyone: ask for ${ask('<token of the request>')}`;
  return `The request has another token than its states give, which is ${byState}: send that, or ask for your own by ${ask('<token of the request>')}`;
}

interface StateToken {
  readonly state: string;
  readonly token: string;
}

/** Only what the state itself has by default is known to be no secret. */
function shown({ state, token }: StateToken): string {
  const known: ReadonlyMap<string, State> = new Map(Object.entries(states));
  return known.get(state)?.parameters.token?.byDefault === token ? token : '<token of the state>';
}

function tokensOf({ values }: Given['states']): readonly StateToken[] {
  return Object.entries(values).flatMap(([state, { token }]) => (typeof token === 'string' ? [{ state, token }] : []));
}

/** Ids and names in the request that nothing in the states' world has, where they have others. */
function otherName({ interaction, states, sent }: Given, status: number | undefined): string | undefined {
  const world = JSON.stringify(states.world);
  const { path, query } = Object(interaction.document.request);
  const inPath = String(sent.path ?? path)
    .split('/')
    .filter((step) => /^[0-9a-f]{24}$/i.test(step));
  const inQuery = queryPairs(query).flatMap(([name, value]) =>
    /^(?:username|filter\[(?:user|flowId)\])$/.test(name) && value !== undefined ? [value] : [],
  );
  const unknown = [...inPath, ...inQuery].find((value) => !world.includes(JSON.stringify(value)));
  if (unknown === undefined || isAbsent(unknown, states)) return undefined;
  const given = Object.entries(states.values).flatMap(([state, values]) => {
    const names = Object.entries(values).flatMap(([name, value]) =>
      /^(?:id|username|userId|executionId)$/.test(name) ? [`${name} ${JSON.stringify(value)}`] : [],
    );
    return names.length === 0 ? [] : [`"${state}" has ${names.join(', ')}`];
  });
  if (given.length === 0) {
    if (status !== 404) return undefined;
    return `The request names ${JSON.stringify(unknown)}, and none of its states makes that: flowmate-mock verify --states lists states`;
  }
  return `The request names ${JSON.stringify(unknown)}, which is nothing of its states: ${given.join('; ')}. Name it in their params`;
}

/** Whether a state says that there is no such thing. */
function isAbsent(value: string, { values }: Given['states']): boolean {
  return Object.entries(values).some(([state, own]) => /^no /.test(state) && Object.values(own).includes(value));
}
