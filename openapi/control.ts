import { operations as table } from './generated/control/operations.js';
import type { components, operations as operationTypes } from './generated/control/types.js';

export { checkedSchemas } from './generated/control/checked-schemas.js';
/** Every path of the control API with what its methods take and answer, in the form that openapi-fetch wants. */
export type { paths as ControlPaths } from './generated/control/types.js';
export { requestRules as controlRules } from './generated/control/validators.js';

/** Name of an operation of the control API. */
export type ControlId = (typeof table)[number]['id'];

export const controlOperations: readonly {
  readonly id: ControlId;
  readonly method: string;
  readonly path: string;
}[] = table;

export type ControlSchema<Name extends keyof components['schemas']> = components['schemas'][Name];

type Content<Response> = Response extends { content: { 'application/json': infer Value } } ? Value : undefined;

type AnswerOf<S, Response> = Response extends { content: { 'text/event-stream': unknown } }
  ? { readonly status: S; readonly stream: ReadableStream }
  : Response extends { content: { 'text/html': unknown } }
    ? { readonly status: S; readonly text: string }
    : { readonly status: S; readonly body: Content<Response> };

/** What a control operation may answer: a documented status with its JSON body, without one, with a page, or with events that go on. */
export type ControlAnswer<Op extends ControlId> = {
  [S in keyof operationTypes[Op]['responses'] & number]: AnswerOf<S, operationTypes[Op]['responses'][S]>;
}[keyof operationTypes[Op]['responses'] & number];

/** The JSON body of its request; `undefined` where it takes none. */
export type ControlBody<Op extends ControlId> =
  NonNullable<operationTypes[Op]['requestBody']> extends infer Given ? Content<Given> : undefined;
