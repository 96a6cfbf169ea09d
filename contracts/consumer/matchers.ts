/** A list that holds such items in whatever order, among others. */
export interface Containing<T> {
  readonly 'pact:matcher:type': 'arrayContains';
  readonly variants: readonly T[];
}

/** What of a value counts, in the form that Pact knows. `value` is an example of it. */
export interface Matcher<T> {
  readonly 'pact:matcher:type': 'type' | 'regex' | 'integer' | 'number' | 'boolean';
  readonly value: T;
  readonly regex?: string;
  /** Of a list: how many there are at least. */
  readonly min?: number;
}

/** Anything of the type of the example. */
export function like<T>(value: T): Matcher<T> {
  return { 'pact:matcher:type': 'type', value };
}

/** A whole number. */
export function integer(value: number): Matcher<number> {
  return { 'pact:matcher:type': 'integer', value };
}

/** A text of this form. */
export function textLike(regex: string, value: string): Matcher<string> {
  return { 'pact:matcher:type': 'regex', regex, value };
}

/** A list of at least one such item. */
export function eachLike<const T>(item: T): Matcher<readonly T[]> {
  return { 'pact:matcher:type': 'type', value: [item], min: 1 };
}

export function containing<const T>(...variants: readonly T[]): Containing<T> {
  return { 'pact:matcher:type': 'arrayContains', variants };
}

/**
 * What a consumer relies on of a body: of each member nothing (left out), its very value, or what a matcher says. A member that
 * the API document does not know does not compile.
 */
export type Relied<T> = T extends readonly (infer Item)[]
  ? Matcher<readonly Relied<Item>[]> | Containing<Relied<Item>> | readonly Relied<Item>[]
  : T extends object
    ? { readonly [Name in keyof T]?: Relied<T[Name]> }
    : T | Matcher<T>;
