import type { App } from './apps.js';
import type { Topic } from './topics.js';

/** How often a flow with a schedule runs. */
export type Rhythm = 'quarter' | 'hourly' | 'morning' | 'nightly' | 'weekly';

/** Texts of made-up flows in one language. Names in braces are filled in. */
export interface Words {
  /** `many` as in "Post {many} to Slack", `one` as the name of the step that receives it, `channel` where a team talks about it. */
  readonly topics: Readonly<Record<Topic, { readonly many: string; readonly one: string; readonly channel: string }>>;
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
  /** Log lines of failed steps. They begin with `Error`, which FlowMate's filter for errors looks for. */
  readonly failures: readonly [string, ...string[]];
  /** Of deals and appointments, and what any other text is. */
  readonly titles: readonly [string, ...string[]];
  /** Of tickets. */
  readonly subjects: readonly [string, ...string[]];
  /** Of reviews. */
  readonly comments: readonly [string, ...string[]];
  /** Of absences. */
  readonly reasons: readonly [string, ...string[]];
  readonly products: readonly [string, ...string[]];
  readonly places: readonly [string, ...string[]];
  readonly tags: readonly [string, ...string[]];
  readonly country: string;
  readonly currency: string;
}
