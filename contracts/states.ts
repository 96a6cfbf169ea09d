import { accountStates } from './states/accounts.js';
import { flowStates } from './states/flows.js';
import { runStates } from './states/runs.js';
import type { State, Values } from './states/state.js';
import { troubleStates } from './states/troubles.js';

/** Every provider state that there is, by its sentence. */
export const states = { ...accountStates, ...flowStates, ...runStates, ...troubleStates } as const;

export type StateName = keyof typeof states;

type ParametersOf<Name extends StateName> = (typeof states)[Name] extends State<infer P> ? P : never;

/** A state as an interaction asks for it. Parameters that are left out are as by default. */
export interface StateUse {
  readonly name: StateName;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** Asks for a state. A name that no state has, or a parameter that it does not have, does not compile. */
export function given<Name extends StateName>(
  name: Name,
  ...[parameters]: [parameters?: Partial<Values<ParametersOf<Name>>>]
): StateUse {
  return { name, parameters: parameters ?? {} };
}
