import type { Ending } from '../evidence.js';
import type { BuiltEvent } from '../world/built-world.js';

/** What a client gets to know for a case. Nothing tells it which case it is. */
export interface ClientJob {
  /** Of the case's own sandbox, without a trailing slash. */
  readonly baseUrl: string;
  /** The partner's bearer token, valid at the start. */
  readonly token: string;
  /** The partner's login. */
  readonly username: string;
  readonly password: string;
  readonly events: readonly BuiltEvent[];
}

/** What became of it. */
export interface ClientOutcome {
  readonly ending: Ending;
  /** The end of what it printed. */
  readonly outputTail: string;
}

/** A client under test, in whatever way it is driven. */
export interface ClientUnderTest {
  /** Does a case's job, and settles when nothing of it runs any more. Rejects with a ConfigError where it cannot be started. */
  run(job: ClientJob, limits: ClientLimits): Promise<ClientOutcome>;
  /** Nothing of the client is left behind then. */
  close(): Promise<void>;
}

export interface ClientLimits {
  readonly timeoutMs: number;
  /** Ends the client at once. */
  readonly signal: AbortSignal;
}

/** Something about the set-up, not about the client's behaviour: exit code 2. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Settles as `work` does, or as timed out when time is up or the run is called off. */
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
