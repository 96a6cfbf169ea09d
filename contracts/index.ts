export type {
  CaseEvent,
  CaseFlow,
  CaseUser,
  CaseWorld,
  CertificationCase,
  CertificationSuite,
  FlowsRun,
  JudgeGiven,
} from './certification/case.js';
export { type Edition, editions } from './certification/editions.js';
export { type Cell, operations as cellOperations, positions as cellPositions } from './certification/matrix/cell.js';
export { type EffectName, effects as cellEffects } from './certification/matrix/effects.js';
export { matrix } from './certification/matrix/matrix.js';
export { suites } from './certification/suites.js';
export type { Interaction } from './consumer/interaction.js';
export { interactions } from './consumer/interactions.js';
export { beginning } from './states/people.js';
export type { Json, Parameter, State, Trigger, WorldPart } from './states/state.js';
export { states } from './states.js';
