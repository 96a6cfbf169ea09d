import { startCommandClient } from '../../certify/client/command-client.js';
import { createControl } from '../../certify/control.js';
import type { Ending } from '../../certify/evidence.js';
import type { AskedState } from '../pact-file.js';
import { resolveStates } from '../resolve-states.js';
import { prepareSandbox } from '../sandbox-control.js';
import type { Login } from './logins.js';
import { type MadeEvent, makeEvents } from './made-events.js';
import { type RecordedTraffic, recordTraffic } from './record-traffic.js';

/** A program whose traffic is to be recorded. */
export interface ProgramGiven {
  readonly command: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly states: readonly AskedState[];
  /** What it reads from the file in FLOWMATE_EVENTS. Absent: one event for each user with flows. */
  readonly events?: readonly MadeEvent[];
  readonly timeoutMs: number;
  /** A fake, by its control API. */
  readonly fakeUrl: string;
  readonly signal: AbortSignal;
}

export interface ProgramRun {
  readonly ending: Ending;
  /** The end of what it printed. */
  readonly outputTail: string;
  readonly traffic: RecordedTraffic;
  /** How many requests came in. */
  readonly requests: number;
}

const LOGIN: Login = { username: 'partner@vendor.example', password: 'partner-pass', token: 'partner-token' };
const SANDBOX = 'recording';

/**
 * Runs a program against a sandbox in these states, and makes interactions of what it asked. Rejects with a ConfigError where
 * it cannot be started, with WorldRefused where the states make no world.
 */
export async function recordProgram(given: ProgramGiven): Promise<ProgramRun> {
  const { command, env, cwd, states, timeoutMs, fakeUrl, signal } = given;
  const letIn: readonly AskedState[] = [
    { name: 'the partner is logged in', params: { token: LOGIN.token } },
    { name: 'the partner can log in', params: { username: LOGIN.username, password: LOGIN.password } },
  ];
  const resolved = resolveStates([...letIn, ...states]);
  if (resolved.kind === 'wrong') throw new Error(resolved.problems.join('; '));
  const sandbox = await prepareSandbox(fakeUrl, SANDBOX, resolved);
  const client = await startCommandClient({ command, env, cwd });
  try {
    const job = { baseUrl: sandbox.baseUrl, ...LOGIN, events: given.events ?? makeEvents(resolved.world) };
    const { ending, outputTail } = await client.run(job, { timeoutMs, signal });
    const { entries: exchanges, dropped } = await createControl(fakeUrl).requests(SANDBOX);
    const traffic = await recordTraffic({ exchanges, states, login: LOGIN, fakeUrl });
    return { ending, outputTail, traffic, requests: exchanges.length + dropped };
  } finally {
    await client.close();
    await sandbox.remove();
  }
}
