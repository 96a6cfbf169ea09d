import { Command, Option } from 'commander';
import { commandOptions, type FlagSpec, type ServerOptions } from '../../mock/index.js';
import { toHelpText } from './help-text.js';
import { interval, parserOf, someText } from './option-values.js';

/** What `serve` was asked for, from flags and the environment behind them. Absent means the mock's own default. */
export interface ServeOptions extends Omit<ServerOptions, 'change' | 'dialect' | 'faults' | 'reports' | 'tls'> {
  readonly host: string;
  readonly port: number;
  readonly scenario: string;
  /** As written; the mock knows which keys and words exist. */
  readonly dialect?: Readonly<Record<string, string>>;
  /** As written: texts, names of presets, JSON objects. */
  readonly fault?: readonly string[];
  readonly log: 'pretty' | 'json' | 'silent';
  /** A file with more options. */
  readonly config?: string;
  /** Whether the scenario file is loaded again when it changes. */
  readonly watch?: boolean;
  /** Milliseconds between two made-up events. */
  readonly play?: number;
  /** Whether to serve https with a self-made certificate, and the file that is to hold it. */
  readonly tls?: boolean;
  readonly tlsCert?: string;
  /** A file with an OpenAPI Overlay: what is to change in the API. */
  readonly change?: string;
  /** A folder with reports of certification runs, which the control API and the dashboard show. */
  readonly reports?: string;
  /** Whether the server ends with the process that started it. Absent: where npm or npx did. */
  readonly endWithParent?: boolean;
}

const onOrOff = commandOptions.strict.text;

/** Options of the command itself. */
const own = {
  log: {
    default: 'pretty',
    flag: '--log <format>',
    help: 'one line per request, to stdout',
    text: { words: ['pretty', 'json', 'silent'] },
  },
  watch: {
    flag: '--watch [on|off]',
    help: 'load the scenario file again when it changes; a wrong one leaves the world (default: off)',
    text: onOrOff,
  },
  play: {
    flag: '--play <time>',
    help: 'post a made-up event to a webhook so often, such as 5s, so that a demo is alive (default: never)',
    text: interval,
  },
  tls: {
    flag: '--tls [on|off]',
    help: 'serve https with a certificate made for this machine, for clients that refuse http (default: off)',
    text: onOrOff,
  },
  tlsCert: {
    flag: '--tls-cert <file>',
    help: 'with --tls: write the certificate there, for clients to trust (default: a temporary file, whose path is printed)',
    text: { expects: 'A file has a name.', read: (text) => (text.trim() === '' ? undefined : text) },
  },
  reports: {
    flag: '--reports <folder>',
    help: 'show the certification reports in this folder and in those below it, on /_mock/ui and /_mock/reports (default: none)',
    text: { expects: 'A folder has a name.', read: (text) => (text.trim() === '' ? undefined : text) },
  },
  change: {
    flag: '--change <file>',
    help: 'play a change of the API, an OpenAPI Overlay, over every world (default: none)',
    text: { expects: 'A file has a name.', read: (text) => (text.trim() === '' ? undefined : text) },
  },
  endWithParent: {
    flag: '--end-with-parent [on|off]',
    help: 'end when the process that started the server has ended (default: on behind npm and npx, else off)',
    text: onOrOff,
  },
} satisfies Readonly<Record<string, FlagSpec>>;

const options: Readonly<Record<string, FlagSpec>> = { ...commandOptions, ...own };

const config = {
  flag: '--config <file>',
  help: 'YAML or JSON file with options by their names, such as scenario, transitionMs or play',
} as const;

/** Options with which the command itself works. Defaults of all others are filled in by the mock. */
const needed = ['host', 'port', 'scenario', 'log'];

const prefix = 'FLOWMATE_MOCK_';

function variableOf(option: Option): string {
  return prefix + option.name().replaceAll('-', '_').toUpperCase();
}

const variables = new Set(
  Object.values(options).flatMap(({ flag }) => (flag === undefined ? [] : [variableOf(new Option(flag))])),
);

const examples = toHelpText(`
Examples:
  $ flowmate-mock serve
  $ flowmate-mock serve --scenario guide --token my-token
  $ flowmate-mock serve --scenario ./world.yaml --watch --log json
  $ flowmate-mock serve --port 0 --dialect userId=both,search=insensitive
  $ flowmate-mock serve --data ./flowmate.json
  $ flowmate-mock serve --fault 'getFlows:503(retry-after=1)x2' --fault slow
  $ flowmate-mock serve --reports ./reports
  $ flowmate-mock serve --tls --tls-cert ./flowmate.pem
  $ flowmate-mock serve --config flowmate-mock.config.yaml
  $ FLOWMATE_MOCK_PORT=8080 FLOWMATE_MOCK_STRICT=true flowmate-mock serve

A flag wins over its variable, and both win over the configuration file. Lists may have commas between their parts, and a flag may be
given again. SIGINT and SIGTERM end the server with exit code 0; a wrong option, value or scenario name gives 2, any other failure 1.`);

/** `serve` with its options. What it does is handed in, so that asking for help or a wrong flag loads no server. */
export function createServeCommand(run: (options: ServeOptions) => Promise<void>): Command {
  const command = new Command('serve').description(
    'Start the fake FlowMate, print the users in it and how to talk to it.',
  );
  for (const [name, { flag, help = '', text, default: otherwise }] of Object.entries(options)) {
    if (flag === undefined) continue;
    const option = new Option(flag, help.replace('{default}', String(otherwise)));
    option.env(variableOf(option));
    if (text !== undefined && 'words' in text) option.choices(text.words);
    else if (text !== undefined) option.argParser(parserOf(text));
    if (needed.includes(name)) option.default(otherwise);
    command.addOption(option);
  }
  command.addOption(new Option(config.flag, config.help).env(`${prefix}CONFIG`).argParser(someText));
  return command.addHelpText('after', examples).action(async (given: ServeOptions) => {
    const taken = takenByNpm(process.env);
    if (taken !== undefined) command.error(`error: ${taken}`);
    if (given.config !== undefined) await addConfig(command, given.config);
    return run(command.opts());
  });
}

/** Gives options that neither flag nor variable has given the values of the file. */
async function addConfig(command: Command, file: string): Promise<void> {
  const { readConfig } = await import('./config-file.js');
  const table = Object.fromEntries(Object.entries(options).filter(([, { flag }]) => flag !== undefined));
  const values = await readConfig(file, table).catch((error: Error) => command.error(`error: ${error.message}`));
  for (const [name, value] of Object.entries(values)) {
    const attribute = new Option(options[name]?.flag ?? '').attributeName();
    const source = command.getOptionValueSource(attribute);
    if (source === undefined || source === 'default') command.setOptionValueWithSource(attribute, value, 'config');
  }
}

/**
 * Says so where npm has taken options for its own, as it does with `npm start --port 4011`: it makes variables of them, and newer versions
 * hand on their values alone.
 */
export function takenByNpm(env: Readonly<Record<string, string | undefined>>): string | undefined {
  const { npm_command: verb = 'exec', npm_lifecycle_event: script = '' } = env;
  const taken = Object.values(options).flatMap(({ flag }) => {
    const long = flag === undefined ? undefined : new Option(flag).long;
    const value = env[`npm_config_${long?.slice(2).replaceAll('-', '_')}`];
    // npm has an option called timing, too.
    if (flag === undefined || value === undefined || long === '--timing') return [];
    return [value === 'true' ? flag : `${long} ${value}`];
  });
  if (verb === 'exec' || taken.length === 0) return undefined;
  const before = verb === 'run-script' ? `npm run ${script}` : `npm ${verb}`;
  return `npm took options for its own. They stand behind --: ${before} -- ${taken.join(' ')}`;
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
