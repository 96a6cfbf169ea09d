/** How long a provider may take for an answer. */
export const ANSWER_MS = 30_000;

/** What the verifying process is asked: to hold a provider against the one interaction of a pact. */
export interface VerifierTask {
  readonly id: number;
  /** The pact, a file. */
  readonly file: string;
  readonly provider: string;
  readonly baseUrl: string;
  /** Where states are announced, and say what they give to the pact's generators. */
  readonly stateUrl: string;
}

/** What became of a task. */
export type VerifierResult =
  /** Pact's own result. */
  | { readonly kind: 'result'; readonly json: string }
  /** Pact could not come to one. */
  | { readonly kind: 'error'; readonly message: string };

/** What the verifying process says. */
export type VerifierMessage =
  | { readonly kind: 'ready' }
  /** There is no Pact library; then the process ends. */
  | { readonly kind: 'missing'; readonly message: string }
  | ({ readonly id: number } & VerifierResult);
