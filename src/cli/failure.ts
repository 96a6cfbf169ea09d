import { formatProblem, OptionError, PersistenceError, ScenarioError } from '../../mock/index.js';
import { causes } from './causes.js';
import { asTyped } from './invocation.js';

/** What the command writes to stderr before it ends. */
export interface Failure {
  readonly lines: readonly string[];
  /** 2 where the command line was wrong, 1 where the world around it was. */
  readonly exitCode: 1 | 2;
}

/** A wrong value on the command line that only the loaded mock can recognise. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** What `serve` was asked for. */
interface Asked {
  readonly host: string;
  readonly port: number;
  readonly scenario: string;
}

/** Turns what `serve` threw into lines for the person at the terminal, without a stack. */
export function toFailure(error: unknown, asked: Asked): Failure {
  if (error instanceof UsageError || error instanceof OptionError)
    return { lines: [`error: ${error.message}`], exitCode: 2 };
  if (error instanceof ScenarioError) return toScenarioFailure(error, asked.scenario);
  if (error instanceof PersistenceError) return { lines: [`error: ${asTyped(error.message)}`], exitCode: 1 };
  // One line, also of errors whose message has several.
  return {
    lines: [`error: ${listenFailure(error, asked.host, asked.port) ?? causes(error).replace(/\s*\n\s*/g, ' ')}`],
    exitCode: 1,
  };
}

/** Why an address cannot be listened on, and what would help. Undefined: the error is another. */
export function listenFailure(error: unknown, host: string, port: number): string | undefined {
  const place = `${host.includes(':') ? `[${host}]` : host}:${port}`;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return listenFailures[code]?.(place, port);
}

const listenFailures: Readonly<Record<string, (place: string, port: number) => string>> = {
  EADDRINUSE: (place, port) =>
    `cannot listen on ${place}, it is in use. Stop what listens there, or choose --port ${port === 65_535 ? port - 1 : port + 1}, or --port 0 for a free one.`,
  EACCES: (place) =>
    `cannot listen on ${place}, this user may not. Choose a port above 1023, for instance --port 4010.`,
  EADDRNOTAVAIL: (place) => `cannot listen on ${place}, this machine has no such address. Choose --host 127.0.0.1.`,
  ENOTFOUND: (place) => `cannot listen on ${place}, no such host is known. Choose --host 127.0.0.1.`,
  EAI_AGAIN: (place) => `cannot listen on ${place}, its name could not be looked up. Choose --host 127.0.0.1.`,
};

/** All that is wrong with the file, one line each; a single problem needs no heading. */
function toScenarioFailure({ kind, problems }: ScenarioError, asked: string): Failure {
  const lines = problems.map(formatProblem);
  const cannot = `error: cannot load the scenario ${asked}`;
  return {
    lines:
      lines.length === 1
        ? [`${cannot}: ${lines[0]}`]
        : [`${cannot}, ${lines.length} problems:`, ...lines.map((line) => `  ${line}`)],
    exitCode: kind === 'unknown' ? 2 : 1,
  };
}
