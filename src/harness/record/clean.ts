import type { Json } from '../../../contracts/index.js';

declare const clean: unique symbol;

/** A value without anything of the tenant's people. The redactor alone makes it, and nothing else can be written. */
export type Clean = Json & { readonly [clean]: true };

/** For the redactor alone. */
export function markClean(value: Json): Clean {
  return value as Clean;
}
