export type { Interaction, SdkCall } from './consumer/interaction.js';
export { interactions } from './consumer/interactions.js';
export { beginning } from './states/people.js';
export type { Json, Parameter, State, Trigger, WorldPart } from './states/state.js';
export { type StateName, type StateUse, states } from './states.js';
