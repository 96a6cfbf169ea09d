import type { App } from './apps.js';
import type { Matter } from './topics.js';

/** How often a flow with a schedule runs. */
export type Rhythm = 'quarter' | 'hourly' | 'morning' | 'nightly' | 'weekly';

/** What one language says of made-up flows. Texts in braces are filled in. */
export interface Words {
  /** `many` as in "Post {many} to Slack", `one` as the name of the step that receives it, `channel` where a team talks about it. */
  readonly matters: Readonly<Record<Matter, { readonly many: string; readonly one: string; readonly channel: string }>>;
  /** `names` of flows, `does` of their descriptions, `step` of the node. {Many} is {many} with a capital letter. */
  readonly apps: Readonly<
    Record<App, { readonly names: readonly [string, ...string[]]; readonly does: string; readonly step: string }>
  >;
  /** Ends of descriptions. */
  readonly arrives: string;
  readonly rhythms: Readonly<Record<Rhythm, string>>;
  /** Names of steps between trigger and action. */
  readonly steps: {
    readonly changed: string;
    readonly map: string;
    readonly merge: string;
    readonly only: string;
    readonly decide: string;
  };
  /** What logs say of a failed step: begins with `Error`, which is what FlowMate's filter for errors looks for. */
  readonly failures: readonly [string, ...string[]];
  /** What people write: titles, subjects, comments. */
  readonly titles: readonly [string, ...string[]];
  readonly places: readonly [string, ...string[]];
  readonly tags: readonly [string, ...string[]];
  readonly country: string;
  readonly currency: string;
}
