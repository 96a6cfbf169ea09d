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
import type { AskedState } from './pact-file.js';

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

const known: ReadonlyMap<string, State> = new Map(Object.entries(states));

export function resolveStates(asked: readonly AskedState[]): ResolvedStates {
  const problems = asked.flatMap(problemsOf);
  if (problems.length > 0) return { kind: 'wrong', problems };
  const uses = asked.flatMap(({ name, params }) => {
    const state = known.get(name);
    return state === undefined ? [] : [{ name, state, values: valuesOf(state, params) }];
  });
  const needing = (needs: State['needs']) => uses.filter(({ state }) => state.needs === needs).map(({ name }) => name);
  return {
    kind: 'resolved',
    world: mergeWorlds([beginning, ...uses.flatMap(({ state, values }) => state.world?.(values) ?? [])]),
    triggers: uses.flatMap(({ state, values }) => state.triggers?.(values) ?? []),
    needs: { nothing: needing('nothing'), token: needing('token'), world: needing('world') },
    values: Object.fromEntries(uses.map(({ name, values }) => [name, values])),
  };
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
  if (oneOf !== undefined) return oneOf.some((word) => word === value) ? undefined : `not ${oneOf.join(' or ')}`;
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
