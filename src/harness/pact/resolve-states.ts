import {
  beginning,
  type Json,
  type Parameter,
  type State,
  states,
  type Trigger,
  type WorldPart,
} from '../../../contracts/index.js';
import { mergeWorlds } from './merge-worlds.js';
import { nearest } from './nearest.js';
import type { AskedState, PactInteraction } from './pact-file.js';

/** The world that some states ask for together, or what is wrong with the states. */
export type ResolvedStates =
  | {
      readonly kind: 'resolved';
      readonly world: WorldPart;
      readonly triggers: readonly Trigger[];
      /** The states by what they need, in the words of the pact. */
      readonly needs: Readonly<Record<State['needs'], readonly string[]>>;
      /** Of each state its parameters, those left out included. */
      readonly values: Readonly<Record<string, Values>>;
    }
  | { readonly kind: 'wrong'; readonly problems: readonly string[] };

type Values = Readonly<Record<string, Json>>;

const PARTNER_LOGGED_IN: keyof typeof states = 'the partner is logged in';

const known: ReadonlyMap<string, State> = new Map(Object.entries(states));

/**
 * The states that an interaction asks for. Before version 3 that is a single sentence, so beside one about a world the partner
 * is logged in as well: there would be no way to say so.
 */
export function statesOf({ states: asked, document }: PactInteraction): readonly AskedState[] {
  const [only] = asked;
  const isSingle = only !== undefined && !Array.isArray(document.providerStates);
  if (!isSingle || known.get(only.name)?.needs !== 'world') return asked;
  return [...asked, { name: PARTNER_LOGGED_IN, params: {} }];
}

export function resolveStates(asked: readonly AskedState[]): ResolvedStates {
  const problems = asked.flatMap(problemsOf);
  if (problems.length > 0) return { kind: 'wrong', problems };
  const uses = asked.flatMap(({ name, params }) => {
    const state = known.get(name);
    return state === undefined ? [] : [{ name, state, values: valuesOf(state, params) }];
  });
  const world = mergeWorlds([beginning, ...uses.flatMap(({ state, values }) => state.world?.(values) ?? [])]);
  const contradictions = uses.flatMap(({ name, state, values }) =>
    Object.entries(state.absent?.(values) ?? {})
      .filter(([kind, key]) => holds(world, kind, key))
      .map(([kind, key]) => {
        const others = uses.filter((other) => holds(other.state.world?.(other.values) ?? {}, kind, key));
        const by = others.map((other) => JSON.stringify(other.name)).join(' and ') || 'what there always is';
        return `the state ${JSON.stringify(name)} contradicts ${by}: ${JSON.stringify(key)} is among the ${kind}`;
      }),
  );
  if (contradictions.length > 0) return { kind: 'wrong', problems: contradictions };
  const needing = (needs: State['needs']) => uses.filter(({ state }) => state.needs === needs).map(({ name }) => name);
  return {
    kind: 'resolved',
    world,
    triggers: uses.flatMap(({ state, values }) => state.triggers?.(values) ?? []),
    needs: { nothing: needing('nothing'), token: needing('token'), world: needing('world') },
    values: Object.fromEntries(uses.map(({ name, values }) => [name, values])),
  };
}

/** Whether a world has a record with this key. */
function holds(world: WorldPart, kind: string, key: string): boolean {
  const keys: Readonly<Record<string, readonly unknown[]>> = {
    users: (world.users ?? []).map(({ username }) => username),
    tokens: (world.tokens ?? []).map(({ token }) => token),
    flows: (world.flows ?? []).map(({ id }) => id),
  };
  return keys[kind]?.includes(key) === true;
}

function problemsOf({ name, params }: AskedState): string[] {
  const state = known.get(name);
  if (state === undefined) {
    const near = nearest(name, [...known.keys()]);
    const meant = near.length === 0 ? '' : `; near it are ${near.map((each) => JSON.stringify(each)).join(', ')}`;
    return [`there is no state ${JSON.stringify(name)}${meant}; flowmate-mock verify --states lists them`];
  }
  return Object.entries(params).flatMap(([parameter, value]) => {
    const wanted = state.parameters[parameter];
    if (wanted === undefined) {
      const names = Object.keys(state.parameters).join(', ') || 'none';
      return [`the state ${JSON.stringify(name)} has no parameter ${JSON.stringify(parameter)}: it has ${names}`];
    }
    const wrong = wrongValue(wanted, value);
    return wrong === undefined
      ? []
      : [`the state ${JSON.stringify(name)}: ${parameter} is ${JSON.stringify(value)}, ${wrong}`];
  });
}

function wrongValue({ byDefault, oneOf }: Parameter, value: unknown): string | undefined {
  if (oneOf !== undefined) {
    if (oneOf.some((word) => word === value)) return undefined;
    const near = oneOf.length > 4 ? nearest(String(value), oneOf.map(String)) : [];
    return near.length > 0 ? `none that is known; near it: ${near.join(', ')}` : `not ${oneOf.join(' or ')}`;
  }
  const kind = (of: unknown) => (Array.isArray(of) ? 'list' : of === null ? 'null' : typeof of);
  if (kind(value) !== kind(byDefault)) return `no ${kind(byDefault)}`;
  return typeof value === 'number' && !(Number.isInteger(value) && value >= 0 && value <= 1_000)
    ? 'no whole number up to 1000'
    : undefined;
}

function valuesOf({ parameters }: State, params: Values): Values {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, { byDefault }]) => [name, params[name] ?? byDefault]),
  );
}
