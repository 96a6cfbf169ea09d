/** A list that holds such items in whatever order, among others. */
export interface Containing<T> {
  readonly 'pact:matcher:type': 'arrayContains';
  readonly variants: readonly T[];
}

/** What of a value counts, in the form that Pact knows. `value` is an example of it. */
export interface Matcher<T> {
  readonly 'pact:matcher:type': 'type' | 'regex';
  readonly value: T;
  readonly regex?: string;
}

/** Anything of the type of the example. */
export function like<T>(value: T): Matcher<T> {
  return { 'pact:matcher:type': 'type', value };
}

/** A text of this form. */
export function textLike(regex: string, value: string): Matcher<string> {
  return { 'pact:matcher:type': 'regex', regex, value };
}

export function containing<const T>(...variants: readonly T[]): Containing<T> {
  return { 'pact:matcher:type': 'arrayContains', variants };
}

/**
 * What a consumer relies on of a body: of each member nothing (left out), its very value, or what a matcher says. A member that
 * the API document does not know does not compile. There is no matcher around objects and lists, because Pact would then look at
 * the types alone of all that is in them.
 */
export type Relied<T> = T extends readonly (infer Item)[]
  ? Containing<Relied<Item>> | readonly Relied<Item>[]
  : T extends object
    ? { readonly [Name in keyof T]?: Relied<T[Name]> }
    : T | Matcher<T>;
