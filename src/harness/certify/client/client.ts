import type { Ending } from '../evidence.js';
import type { BuiltEvent } from '../world/built-world.js';

/** What a client receives for a case. Nothing in it identifies the case. */
export interface ClientJob {
  /** Of the case's own sandbox, without a trailing slash. */
  readonly baseUrl: string;
  /** The partner's bearer token, valid at the start. */
  readonly token: string;
  /** The partner's login. */
  readonly username: string;
  readonly password: string;
  readonly events: readonly BuiltEvent[];
  /** Variables that the client is started with beside those of every case. */
  readonly environment?: Readonly<Record<string, string>> | undefined;
}

/** How the client ended. */
export interface ClientOutcome {
  readonly ending: Ending;
  /** The end of what it printed. */
  readonly outputTail: string;
  /** Secrets of the job that it printed, at whatever time. Absent: none. */
  readonly printedSecrets?: readonly string[];
}

/** A client under test: a command or a function. */
export interface ClientUnderTest {
  /**
   * Does the job of a case and settles when none of its processes runs any more. Rejects with a ConfigError if the client cannot be
   * started.
   */
  run(job: ClientJob, limits: ClientLimits): Promise<ClientOutcome>;
  /** Names of the variables that send its requests through a proxy. Absent: none. */
  readonly proxies?: readonly string[];
  /** Removes everything the client left behind. */
  close(): Promise<void>;
}

export interface ClientLimits {
  readonly timeoutMs: number;
  /** Ends the client at once. */
  readonly signal: AbortSignal;
}

/** The set-up is wrong, not the client's behaviour: exit code 2. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Settles as `work` does, or as timed out when the time is up or the run is aborted. */
export async function within(limits: ClientLimits, work: Promise<Ending>): Promise<Ending> {
  const { timeoutMs, signal } = limits;
  let timer: NodeJS.Timeout | undefined;
  let end = (): void => {};
  const timeUp = new Promise<Ending>((resolve) => {
    end = () => resolve({ kind: 'timed-out', afterMs: timeoutMs });
    timer = setTimeout(end, timeoutMs);
    signal.addEventListener('abort', end);
    if (signal.aborted) end();
  });
  try {
    return await Promise.race([work, timeUp]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', end);
  }
}
