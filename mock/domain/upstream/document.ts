// What the schemas of upstream's documents are made of.

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

export type Document = { [key: string]: Json };

/** One member of a document. `required` is the text of the refusal when it is absent, null or empty. */
export type Path =
  | {
      readonly kind: 'string';
      readonly required?: string;
      readonly maxlength?: number;
      readonly oneOf?: readonly string[];
    }
  | { readonly kind: 'objectId'; readonly required?: string }
  | { readonly kind: 'date' }
  | { readonly kind: 'number' }
  | { readonly kind: 'boolean' }
  /** a list of scalars; a single one makes a list, null stays, also inside */
  | { readonly kind: 'many'; readonly of: 'string' | 'objectId' }
  /** a JSON object; anything else counts as absent */
  | { readonly kind: 'object' }
  /** a list of texts; anything else counts as absent */
  | { readonly kind: 'texts' }
  /** the kind of document that the store marks it as: no other is taken */
  | { readonly kind: 'discriminator'; readonly is: string }
  /** any JSON, stored as it is */
  | { readonly kind: 'mixed' }
  /** a plain object whose members belong to the document around it */
  | { readonly kind: 'nested'; readonly shape: Shape }
  /** a document inside the document */
  | { readonly kind: 'embedded'; readonly shape: Shape; readonly required?: string }
  /** a list of documents; absent means empty */
  | { readonly kind: 'list'; readonly shape: Shape; readonly check?: ListCheck };

/** `holds` may throw, as the upstream's own checks do on null lists: that counts as a refusal. */
export interface ListCheck {
  readonly holds: (items: Json | undefined, around: Document) => boolean;
  readonly message: string;
}

export type Shape = { readonly [name: string]: Path };
