/** The SDK's door, exported as `flowmate-mock/client`: a client of FlowMate's API for Node and browsers. */
export { type Client, createClient } from './client.js';
export type { Delivery, Dispatch, DispatchOptions, DispatchResult, EventOutcome, PartnerEvent } from './dispatch.js';
export type { FlowFilter, Flows } from './flows.js';
export type { Http } from './http.js';
export type { ClientOptions, Credentials, RetryOptions } from './options.js';
export { type InputProblem, type LossReason, type Problem, type Result, TransportError } from './problem.js';
export type { FindOptions, FoundUser, NameMatch, Users } from './users.js';
export type { FlowToTrigger, MissingInput, Triggered, TriggerOptions, Webhooks } from './webhooks.js';
