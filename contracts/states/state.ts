import type { ScenarioFile } from '../../mock/index.js';

/** What JSON can hold. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [member: string]: Json };

/** Something about a state that differs from use to use. */
export interface Parameter<T extends Json = Json> {
  readonly description: string;
  /** Taken where a use leaves the parameter out; says by example what type it has, too. */
  readonly byDefault: T;
  /** The words that it may be. Absent: anything of its type. */
  readonly oneOf?: readonly T[];
}

export type Parameters = Readonly<Record<string, Parameter>>;

/** A value for each parameter. */
export type Values<P extends Parameters> = { readonly [Name in keyof P]: P[Name]['byDefault'] };

/** Records and settings of a world that a state asks for. Those of several states are put together, record by record. */
export type WorldPart = Pick<
  ScenarioFile,
  'tenants' | 'users' | 'tokens' | 'flows' | 'executions' | 'dialect' | 'faults' | 'clock'
>;

/** A webhook call by which a state comes about. */
export interface Trigger {
  readonly flowId: string;
  readonly requestId: string;
  readonly body: Json;
}

/** A provider state: a sentence about the world, in the words of which consumers ask for it. */
export interface State<P extends Parameters = Parameters> {
  readonly description: string;
  readonly parameters: P;
  /**
   * What it takes for the state to hold: `nothing`, since it holds at any FlowMate; `token`, where the caller gives one of the
   * partner's; `world`, which has to be set up.
   */
  readonly needs: 'nothing' | 'token' | 'world';
  /** What has to be there. Absent: nothing. */
  world?(values: Values<P>): WorldPart;
  /** What there must not be, by the username, the token or the id. Absent: anything may be. */
  absent?(values: Values<P>): Readonly<Partial<Record<'users' | 'tokens' | 'flows', string>>>;
  /** What has to have happened. Absent: nothing. */
  triggers?(values: Values<P>): readonly Trigger[];
}

/** Ties the types of the parameters to what is made of them. */
export function state<P extends Parameters>(given: State<P>): State<P> {
  return given;
}

export function text(description: string, byDefault: string): Parameter<string> {
  return { description, byDefault };
}

export function word<T extends string>(description: string, byDefault: T, ...others: readonly T[]): Parameter<T> {
  return { description, byDefault, oneOf: [byDefault, ...others] };
}

export function count(description: string, byDefault: number): Parameter<number> {
  return { description, byDefault };
}

export function members(
  description: string,
  byDefault: { readonly [member: string]: Json },
): Parameter<{ readonly [member: string]: Json }> {
  return { description, byDefault };
}
