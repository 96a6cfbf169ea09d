import { startCommandClient } from '../../certify/client/command-client.js';
import { createControl } from '../../certify/control.js';
import type { Ending } from '../../certify/evidence.js';
import { secretsOfCommand, secretsOfEnvironment } from '../../secrets/secret-arguments.js';
import { hideNamed } from '../../secrets/secret-text.js';
import { createHide } from '../../secrets/secret-values.js';
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
  /** What was asked of the server itself, not of its sandbox. Nothing is known of it but this. */
  readonly astray: readonly string[];
  /** There was nothing for it to work on. */
  readonly hadNoEvents: boolean;
}

const LOGIN: Login = { username: 'partner@vendor.example', password: 'partner-pass', token: 'partner-token' };

const SANDBOX = 'recording';

/** Time stands still while it runs: ids begin with the second in which they are made. */
const CLOCK = { now: '2026-01-01T08:00:00Z', frozen: true };

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
  const sandbox = await prepareSandbox(fakeUrl, SANDBOX, resolved, CLOCK);
  const client = await startCommandClient({ command, env, cwd });
  try {
    const events = given.events ?? makeEvents(resolved.world);
    const job = { baseUrl: sandbox.baseUrl, ...LOGIN, events };
    const { ending, outputTail } = await client.run(job, { timeoutMs, signal });
    const control = createControl(fakeUrl);
    const { entries: exchanges, dropped } = await control.requests(SANDBOX);
    const astray = (await control.requests()).entries.map(({ method, path }) => `${method} ${path}`);
    const traffic = await recordTraffic({ exchanges, states, login: LOGIN, fakeUrl, signal });
    const requests = exchanges.length + dropped;
    const secrets = [LOGIN.password, LOGIN.token, ...secretsOfCommand(command), ...secretsOfEnvironment(env)];
    const hide = createHide(secrets);
    return {
      ending,
      outputTail: hide(hideNamed(outputTail)),
      traffic,
      requests,
      astray: astray.map(hide),
      hadNoEvents: events.length === 0,
    };
  } finally {
    await client.close();
    await sandbox.remove();
  }
}
