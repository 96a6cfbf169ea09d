/** How long a provider may take for an answer. */
export const ANSWER_MS = 30_000;

/** What the verifying process is asked: to hold a provider against the one interaction of a pact. */
export interface VerifierTask {
  readonly id: number;
  /** The pact, a file. */
  readonly file: string;
  readonly provider: string;
  readonly baseUrl: string;
  /** What each state gives to the pact's generators. */
  readonly stateValues: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** What the verifying process says. */
export type VerifierMessage =
  | { readonly kind: 'ready' }
  /** There is no Pact library; then the process ends. */
  | { readonly kind: 'missing'; readonly message: string }
  /** Pact's own result, as JSON. */
  | { readonly kind: 'result'; readonly id: number; readonly json: string }
  | { readonly kind: 'error'; readonly id: number; readonly message: string };
