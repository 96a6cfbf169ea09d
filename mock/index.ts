export type { Example, UserSummary, WorldSummary } from './describe.js';
export { createMock, createMock as createApp, type Mock } from './handle.js';
export type { JournalEntry } from './journal.js';
export { type Dialect, dialects, type MockOptions, OptionError, type ServerOptions, type Timing } from './options.js';
export { builtinScenarios } from './scenarios/load.js';
export { formatProblem, ScenarioError, type ScenarioProblem } from './scenarios/scenario-error.js';
export { type MockServer, startMock } from './server.js';
export type { Violation } from './validate.js';
