import { Command, Option } from 'commander';
import { commandOptions, type FlagSpec, type ServerOptions } from '../../mock/index.js';
import { parserOf } from './option-values.js';

/** What `serve` was asked for, from flags and the environment behind them. Absent means the mock's own default. */
export interface ServeOptions extends Omit<ServerOptions, 'dialect' | 'faults'> {
  readonly host: string;
  readonly port: number;
  readonly scenario: string;
  /** As written; the mock knows which keys and words exist. */
  readonly dialect?: Readonly<Record<string, string>>;
  /** As written: texts, names of presets, JSON objects. */
  readonly fault?: readonly string[];
  readonly log: 'pretty' | 'json' | 'silent';
}

const log: FlagSpec = {
  default: 'pretty',
  flag: '--log <format>',
  help: 'one line per request, to stdout',
  text: { words: ['pretty', 'json', 'silent'] },
};

/** Options with which the command itself works. Defaults of all others are filled in by the mock. */
const needed = ['host', 'port', 'scenario', 'log'];

const prefix = 'FLOWMATE_MOCK_';

function variableOf(option: Option): string {
  return prefix + option.name().replaceAll('-', '_').toUpperCase();
}

const variables = new Set(
  Object.values<FlagSpec>({ ...commandOptions, log }).flatMap(({ flag }) =>
    flag === undefined ? [] : [variableOf(new Option(flag))],
  ),
);

const examples = `
Examples:
  $ flowmate-mock serve
  $ flowmate-mock serve --scenario guide --token my-token
  $ flowmate-mock serve --scenario ./world.yaml --timing real --log json
  $ flowmate-mock serve --port 0 --dialect userId=both --dialect search=insensitive
  $ flowmate-mock serve --data ./flowmate.json
  $ flowmate-mock serve --fault 'getFlows:503(retry-after=1)x2' --fault slow
  $ FLOWMATE_MOCK_PORT=8080 FLOWMATE_MOCK_STRICT=true flowmate-mock serve

A flag wins over its variable. SIGINT and SIGTERM end the server with exit code 0; a wrong option, value or scenario
name gives 2, any other failure 1.`;

/** `serve` with its options. What it does is handed in, so that asking for help or a wrong flag loads no server. */
export function createServeCommand(run: (options: ServeOptions) => Promise<void>): Command {
  const command = new Command('serve').description(
    'Start the fake FlowMate, print who lives in it and how to talk to it.',
  );
  for (const [name, { flag, help = '', text, default: otherwise }] of Object.entries<FlagSpec>({
    ...commandOptions,
    log,
  })) {
    if (flag === undefined) continue;
    const option = new Option(flag, help.replace('{default}', String(otherwise)));
    option.env(variableOf(option));
    if (text !== undefined && 'words' in text) option.choices(text.words);
    else if (text !== undefined) option.argParser(parserOf(text));
    if (needed.includes(name)) option.default(otherwise);
    command.addOption(option);
  }
  return command.addHelpText('after', examples).action(run);
}

/** What Docker and Kubernetes put into variables named after a service, such as FLOWMATE_MOCK_PORT for one called flowmate-mock. */
const LINK = /^(?:tcp|udp|sctp):\/\//i;

/**
 * Compose files and CI forms leave variables empty to mean unset, which Commander takes for a value. Addresses of services that a
 * platform made are no values of ours either. Returns notes on those.
 */
export function settleEnvironment(env: Record<string, string | undefined>): string[] {
  const notes: string[] = [];
  for (const name of Object.keys(env).filter((each) => each.startsWith(prefix))) {
    const value = env[name] ?? '';
    const isLink = LINK.test(value);
    if (isLink && variables.has(name)) notes.push(`${name}=${value} is the address of a service, and is ignored`);
    if (isLink || value === '') delete env[name];
  }
  return notes;
}
