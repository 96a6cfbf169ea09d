import type { components } from './generated/types.js';

/** Every path of the document with what its methods take and answer, in the form that openapi-fetch wants. */
export type { paths as Paths } from './generated/types.js';
export { requestRules } from './generated/validators.js';
export {
  type Answer,
  type Body,
  type HandledId,
  type JsonText,
  type Operation,
  type OperationId,
  operations,
  type PathParameters,
  type Query,
  type RequestBody,
  type Status,
} from './operations.js';
export type { BodyRule, ParameterRule, RequestRules, SchemaCheck, SchemaError } from './request-rules.js';
export { shorten } from './validation/explain.js';
export { checkControl, validateRequest } from './validation/validate.js';
export type { CheckedRequest, Violation } from './validation/violation.js';

type Schemas = components['schemas'];

/** A schema of the document by its name. */
export type Schema<Name extends keyof Schemas> = Schemas[Name];

export type Flow = Schemas['Flow'];
export type FlowNode = Schemas['FlowNode'];
export type FlowEdge = Schemas['FlowEdge'];
export type FlowGraph = Schemas['FlowGraph'];
export type Owner = Schemas['Owner'];
export type PageMeta = Schemas['PageMeta'];
export type Template = Schemas['Template'];
/** As lists show users: roles are ids. */
export type User = Schemas['User'];
/** As single answers show users: roles are whole documents. */
export type UserWithRoles = Schemas['UserWithRoles'];
export type Role = Schemas['Role'];
export type Tenant = Schemas['Tenant'];
export type Token = Schemas['Token'];
export type Secret = Schemas['Secret'];
export type SecretWithValue = Schemas['SecretWithValue'];
export type AuthClient = Schemas['AuthClient'];
export type Component = Schemas['Component'];
export type Execution = Schemas['Execution'];
export type LogEntry = Schemas['LogEntry'];
export type ErrorItem = Schemas['ErrorItem'];
export type ErrorList = Schemas['ErrorList'];
export type MessageError = Schemas['MessageError'];
export type NoAnswer = Schemas['NoAnswer'];
export type { CheckedSchema } from './checked-schema.js';
export {
  type ControlAnswer,
  type ControlBody,
  type ControlId,
  type ControlPaths,
  type ControlSchema,
  checkedSchemas,
  controlOperations,
  controlRules,
} from './control.js';
