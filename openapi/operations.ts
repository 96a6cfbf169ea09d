import { operations as table } from './generated/operations.js';
import type { operations as operationTypes } from './generated/types.js';

/** Name of an operation of the document, aliases included. */
export type OperationId = (typeof table)[number]['id'];

/** An operation that needs a handler: aliases are answered by the operation that they are another path of, HEAD as GET is. */
export type HandledId = Exclude<
  (typeof table)[number],
  { readonly method: 'head' } | { readonly aliasOf: string }
>['id'];

export interface Operation {
  readonly id: OperationId;
  readonly method: 'get' | 'head' | 'post' | 'put' | 'patch' | 'delete';
  /** With parameters in braces, e.g. `/flows/{id}`. */
  readonly path: string;
  /** The operation that this one is another path of. Absent: it is itself the canonical one. */
  readonly aliasOf?: OperationId;
}

/** Every operation of the document, in its order: of one method, fixed paths stand before those with parameters. */
export const operations: readonly Operation[] = table;

type Responses<Op extends OperationId> = operationTypes[Op]['responses'];
type Content<Response> = Response extends { content: infer Media } ? Media : never;

/** The statuses that an operation is documented to answer with. */
export type Status<Op extends OperationId> = keyof Responses<Op> & number;

type Json<Media> = Media extends { 'application/json': infer Value } ? Value : never;

/** The JSON body of an answer. `never` where that answer has none. */
export type Body<Op extends OperationId, S extends Status<Op>> = Json<Content<Responses<Op>[S]>>;

/** The JSON body that an operation takes. `never` where it takes none. */
export type RequestBody<Op extends OperationId> = Json<Content<NonNullable<operationTypes[Op]['requestBody']>>>;

/** The query parameters of an operation. */
export type Query<Op extends OperationId> = NonNullable<operationTypes[Op]['parameters']['query']>;

/** The parameters in the path of an operation. */
export type PathParameters<Op extends OperationId> = NonNullable<operationTypes[Op]['parameters']['path']>;

declare const holds: unique symbol;

/** JSON text of a `T`: at run time a plain string, serialised beforehand. */
export type JsonText<T> = string & { readonly [holds]: T };

type AnswerOf<S, Media> = {
  [Type in keyof Media]: Type extends 'application/json'
    ? { readonly status: S; readonly body: Media[Type] } | { readonly status: S; readonly json: JsonText<Media[Type]> }
    : Type extends 'text/html'
      ? { readonly status: S; readonly text: Media[Type]; readonly type: Type }
      : { readonly status: S; readonly text: Media[Type] };
}[keyof Media];

/**
 * What an operation may answer: a documented status with its body, as a value (`body`), as JSON text (`json`), as plain text
 * (`text`), or with none. Anything else does not compile.
 */
export type Answer<Op extends OperationId> = {
  [S in Status<Op>]: [Content<Responses<Op>[S]>] extends [never]
    ? { readonly status: S }
    : AnswerOf<S, Content<Responses<Op>[S]>>;
}[Status<Op>];
