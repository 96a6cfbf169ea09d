/** What the client is told. */
export interface Job {
  readonly baseUrl: string;
  readonly token: string;
  readonly username: string;
  readonly password: string;
  readonly events: readonly { readonly id: string; readonly user: string; readonly data: object }[];
  readonly signal?: AbortSignal;
}

export interface ClientOptions {
  readonly bugs?: ReadonlySet<string>;
  readonly styles?: Readonly<Record<string, string>>;
}

export const STYLES: Readonly<Record<string, readonly string[]>>;

/** Gives the exit code. */
export function runClient(job: Job, options?: ClientOptions): Promise<number>;
