declare const clean: unique symbol;

/** What has passed the redactor, which alone makes it. */
type Mark = { readonly [clean]: true };

export type CleanText = string & Mark;
export type CleanNumber = number & Mark;

/** All that can be written. The compiler refuses a text or number that came from a tenant. */
export type CleanValue = CleanText | CleanNumber | boolean | null | readonly CleanValue[] | CleanObject;

/** Names of members are words of the file's format, or come from the redactor as well. */
export interface CleanObject {
  readonly [name: string]: CleanValue | undefined;
}
