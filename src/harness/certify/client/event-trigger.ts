import { spawn } from 'node:child_process';
import { fetchOverOwnConnection } from '../../own-connection.js';
import { messageOf } from '../../text.js';
import type { BuiltEvent } from '../world/built-world.js';
import { type ClientLimits, ConfigError, within } from './client.js';
import { OutputTail } from './output-tail.js';
import { endGroup, watchGroup } from './process-group.js';

/**
 * Hands the events of a case to an app that goes on running, one after the other. Resolves with what went wrong, a line each; empty
 * where nothing did. Rejects with a ConfigError where no event can be handed over at all.
 */
export type EventTrigger = (events: readonly BuiltEvent[], limits: ClientLimits) => Promise<string>;

/** Letters of an answer that are shown. */
const SHOWN = 300;

/** Posts each event to an address of the app, as JSON, and waits for the answer. */
export function postEvents(url: string): EventTrigger {
  return async (events, { timeoutMs, signal }) => {
    const lines: string[] = [];
    for (const event of events) {
      if (signal.aborted) break;
      try {
        const request = new Request(url, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(event),
          redirect: 'manual',
          signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
        });
        const answer = await fetchOverOwnConnection(request);
        const text = (await answer.text()).trim().slice(0, SHOWN);
        if (!answer.ok) lines.push(`POST ${url} of ${event.id} was answered with ${answer.status}: ${text}`);
      } catch (error) {
        if (signal.aborted) break;
        const code = codeOf(error);
        const reason = UNREACHABLE[code];
        if (reason !== undefined) throw new ConfigError(`cannot post events to ${url}: ${reason}`);
        const what = messageOf(error instanceof Error && error.cause !== undefined ? error.cause : error);
        lines.push(`POST ${url} of ${event.id} got no answer: ${what}`);
      }
    }
    return lines.join('\n');
  };
}

const UNREACHABLE: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there. Start the app first, or give the address on which it takes events',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'its name could not be looked up',
  EHOSTUNREACH: 'the host cannot be reached',
  ENETUNREACH: 'the host cannot be reached',
};

/** Of the error, of its cause, or of the first of several causes. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return codeOf(error instanceof AggregateError ? error.errors[0] : error.cause);
}

/** Exit codes of a shell for a command that it cannot run. */
const NOT_RUN: Readonly<Record<number, string>> = { 126: 'it is not executable', 127: 'there is no such program' };

/** Runs a command line for each event, in a shell, with the event as JSON on its standard input. */
export function runOnEvents(
  command: string,
  { env, cwd }: { readonly env: Readonly<Record<string, string | undefined>>; readonly cwd: string },
): EventTrigger {
  return async (events, limits) => {
    const lines: string[] = [];
    for (const event of events) {
      if (limits.signal.aborted) break;
      const output = new OutputTail();
      const child = spawn(command, {
        cwd,
        env,
        shell: true,
        detached: process.platform !== 'win32',
        stdio: ['pipe', 'pipe', 'pipe'],
        windowsHide: true,
      });
      watchGroup(child);
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding('utf8').on('data', (text: string) => output.add(text));
      }
      // A command need not read it.
      child.stdin.on('error', () => {}).end(JSON.stringify(event));
      const ending = await within(
        limits,
        new Promise((resolve, reject) => {
          child.once('error', (error) =>
            reject(new ConfigError(`cannot run ${JSON.stringify(command)}: ${error.message}`)),
          );
          child.once('close', (code, signal) =>
            resolve(code === null ? { kind: 'signalled', signal: String(signal) } : { kind: 'exited', exitCode: code }),
          );
        }),
      );
      await endGroup(child);
      const printed = output.toString().trim();
      if (ending.kind === 'exited') {
        const reason = NOT_RUN[ending.exitCode];
        if (reason !== undefined)
          throw new ConfigError(`cannot run ${JSON.stringify(command)}: ${reason}\n${printed}`.trim());
        if (ending.exitCode === 0) continue;
        lines.push(`the command for ${event.id} ended with exit code ${ending.exitCode}`, printed);
      } else {
        const how =
          ending.kind === 'signalled'
            ? `was ended by ${ending.signal}`
            : `did not end in ${limits.timeoutMs / 1_000} s`;
        lines.push(`the command for ${event.id} ${how}`, printed);
      }
    }
    return lines.filter((line) => line !== '').join('\n');
  };
}
