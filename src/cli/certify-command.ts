import { Command, InvalidArgumentError, Option } from 'commander';
import { commandOptions, wholeNumber } from '../../mock/index.js';
import { type ClientKind, clientKinds } from '../harness/init/init.js';
import { checkClientWords } from './client-words.js';
import { toHelpText } from './help-text.js';
import { commaList, eventAddress, parserOf, seconds, seed, someText } from './option-values.js';

/** What `certify` was asked to do. */
export type CertifyTask =
  | { readonly kind: 'list'; readonly asked: CertifyAsked; readonly json: boolean }
  | { readonly kind: 'schema' }
  | { readonly kind: 'init'; readonly language: ClientKind }
  | { readonly kind: 'run'; readonly asked: CertifyAsked; readonly command: readonly string[] }
  | {
      readonly kind: 'explore';
      readonly asked: CertifyAsked;
      readonly count?: number;
      readonly command: readonly string[];
    }
  | WatchAsked
  | RenderTask;

/** To render again what earlier runs have found. */
export interface RenderTask {
  readonly kind: 'report' | 'grid';
  /** Each holds the report.json of a run. */
  readonly folders: readonly string[];
  readonly out?: string;
}

/** To certify an app that cannot be started per case. */
export interface WatchAsked extends WatchOptionsGiven {
  readonly kind: 'watch';
  readonly asked: CertifyAsked;
  readonly quietMs: number;
}

interface WatchOptionsGiven {
  readonly host?: string;
  readonly port?: number;
  readonly token?: string;
  /** Address of the app that each event is posted to. */
  readonly send?: string;
  /** Command line that is run for each event. */
  readonly onEvent?: string;
}

/** Options as they were given. Absent: the default of the library. */
export interface CertifyAsked {
  readonly set?: readonly string[];
  readonly suite?: readonly string[];
  readonly case?: readonly string[];
  readonly features?: readonly 'login'[];
  readonly out?: string;
  readonly baseline?: string;
  readonly cases?: readonly string[];
  /** report.json of an earlier run to hold this one against. */
  readonly compareWith?: string;
  /** report.json of an earlier run whose failures are run again. */
  readonly onlyFailed?: string;
  /** Every case on the console, and every cause in full. */
  readonly verbose?: true;
  /** Seconds. */
  readonly timeout?: number;
  readonly parallel?: number;
  readonly seed?: number;
}

interface Given extends CertifyAsked, WatchOptionsGiven {
  readonly list?: true;
  readonly json?: true;
  readonly schema?: true;
  readonly init?: ClientKind;
  readonly watchUrl?: true;
  readonly explore?: number | true;
  readonly quiet: number;
}

export const FEATURES = ['login'] as const;

const token = parserOf({
  expects: 'A token has neither blanks nor control characters.',
  read: (text) => (/^[\x21-\x7e]+$/.test(text) ? text : undefined),
});

function features(text: string, before: readonly string[] = []): readonly string[] {
  const words = text.split(',').map((word) => word.trim());
  const wrong = words.find((word) => !FEATURES.some((name) => name === word));
  if (wrong !== undefined)
    throw new InvalidArgumentError(`There is no feature ${JSON.stringify(wrong)}: ${FEATURES.join(', ')}.`);
  return [...new Set([...before, ...words])];
}

const examples = toHelpText(`
The command is started once per case, with these variables beside the environment of the caller:
  FLOWMATE_BASE_URL                     base URL of the case's own sandbox, without a slash at its end
  FLOWMATE_TOKEN                        the partner's bearer token
  FLOWMATE_USERNAME, FLOWMATE_PASSWORD  the partner's login
  FLOWMATE_EVENTS                       a JSON file: {"events": [{"id": "evt-1", "user": "<your own user id>", "data": {...}}]}

For each event it finds the user by username, lists all of the user's active flows, and posts {"data": {...}} to /webhooks/{flowId} of each.
It ends with 0 when every event was handled, with another code when a delivery was given up.

Examples:
  $ flowmate-mock certify --init python
  $ flowmate-mock certify -- node my-client.mjs
  $ flowmate-mock certify --suite core,resilience --out reports -- python3 client.py
  $ flowmate-mock certify --only-failed reports/report.json -- python3 client.py
  $ flowmate-mock certify --case 'FM-RES-*' --features login --seed 7 -- ./client
  $ flowmate-mock certify --baseline known-failures.yaml --cases own-cases.yaml -- ./client
  $ flowmate-mock certify --watch-url --port 4011 --token my-token --send http://localhost:3000/event
  $ flowmate-mock certify --set core-2026.12 --out reports/acme -- ./client
  $ flowmate-mock certify --explore 200 --features login --seed 7 -- ./client
  $ flowmate-mock certify --list
  $ flowmate-mock certify report reports/acme
  $ flowmate-mock certify grid reports/* --out reports

"certify report DIR..." writes page and other formats again from the report.json there; "certify grid DIR..." writes grid.html, one
page with the clients of all these runs. A client of one of these names is started behind --.

Exit codes: 0 conformant; 1 not conformant, or not established (a MUST could not be judged), or a stale baseline entry; 2 wrong
usage, or the command cannot be started; 3 the harness failed; 4 the client never called the server.`);

/** `certify` with its options. What it does is handed in; `parent` says how usage errors end. */
export function createCertifyCommand(run: (task: CertifyTask) => Promise<void>, parent: Command): Command {
  const command = new Command('certify')
    .description("Play FlowMate well and badly to a partner's client, and report which requirements it meets.")
    .argument('[command...]', 'what starts the client, behind --')
    .addOption(
      new Option('--suite <names>', 'core, resilience, evolution, hygiene; repeatable (default: all)').argParser(
        commaList,
      ),
    )
    .addOption(
      new Option('--set <names>', 'the cases of a set that never changes, such as core-2026.12; commas, or repeat')
        .argParser(commaList)
        .conflicts(['suite', 'cases']),
    )
    .addOption(new Option('--case <globs>', 'only these ids; commas, or repeat (default: all)').argParser(commaList))
    .addOption(new Option('--features <list>', 'what the client claims beyond the core: login').argParser(features))
    .addOption(new Option('--out <dir>', 'write the reports there'))
    .addOption(new Option('--baseline <file>', 'known failures: a YAML list of case, reason, expires'))
    .addOption(new Option('--compare-with <file>', 'an earlier report.json: say what is fixed, new, still failing'))
    .addOption(new Option('--only-failed <file>', 'run only what failed in this earlier report.json, with its seed'))
    .addOption(new Option('--verbose', 'show every case, and every cause in full'))
    .addOption(
      new Option('--cases <files>', 'files with cases of your own, YAML or JSON; commas, or repeat').argParser(
        commaList,
      ),
    )
    .addOption(new Option('--timeout <seconds>', 'what the client gets for a case (default: 30)').argParser(seconds))
    .addOption(
      new Option(
        '--parallel <number>',
        'cases side by side (default: 8, or the number of processors where that is more)',
      ).argParser(parserOf(wholeNumber('A number of cases is a whole number from 1', 256, 1).text)),
    )
    .addOption(
      new Option(
        '--seed <number>',
        'what all ids, names and data are made from (default: another each time)',
      ).argParser(seed),
    )
    .addOption(
      new Option(
        '--explore [number]',
        'run so many drawn cases (default: 100), and find the smallest that fails',
      ).argParser(parserOf(wholeNumber('A number of cases is a whole number from 1', 100_000, 1).text)),
    )
    .addOption(new Option('--watch-url', 'wait for an app that cannot be started per case, and judge what it does'))
    .addOption(
      new Option('--quiet <seconds>', 'with --watch-url: a case is over when the app was quiet for so long')
        .argParser(seconds)
        .default(5),
    )
    .addOption(
      new Option('--port <number>', 'with --watch-url: listen there (default: a free port)').argParser(
        parserOf(commandOptions.port.text),
      ),
    )
    .addOption(new Option('--host <host>', 'with --watch-url: listen there (default: 127.0.0.1)').argParser(someText))
    .addOption(
      new Option('--token <token>', "with --watch-url: the partner's token (default: from the seed)").argParser(token),
    )
    .addOption(new Option('--send <url>', 'with --watch-url: post each event to the app there').argParser(eventAddress))
    .addOption(
      new Option('--on-event <command>', 'with --watch-url: run this for each event, which is on its standard input')
        .argParser(someText)
        .conflicts('send'),
    )
    .addOption(new Option('--list', 'show the cases, and start nothing'))
    .addOption(new Option('--json', 'with --list: as JSON'))
    .addOption(new Option('--schema', 'print the JSON Schema of case files'))
    .addOption(new Option('--init <language>', 'write a client to start from into this folder').choices(clientKinds))
    .addHelpText('after', examples)
    .copyInheritedSettings(parent);
  command.action((words: string[], given: Given) => run(toTask(command, words, given)));
  return command;
}

/** Options about cases that are there already. */
const exploreGoesWithout = ['suite', 'case', 'cases', 'baseline'] as const;

function toTask(command: Command, words: readonly string[], given: Given): CertifyTask {
  const { list, json, schema, init, watchUrl, explore, quiet, host, port, token, send, onEvent, ...asked } = given;
  const forApps = { host, port, token, send, onEvent };
  const alone = watchUrl ? undefined : Object.entries(forApps).find(([, value]) => value !== undefined);
  if (alone !== undefined) {
    const flag = alone[0].replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    command.error(`error: --${flag} goes with --watch-url`);
  }
  const render = toRenderTask(command, words, asked.out);
  if (render !== undefined) return render;
  if (json && !list) command.error('error: --json goes with --list; --out writes report.json');
  if (schema) return { kind: 'schema' };
  if (init) {
    if (words.length > 0) command.error('error: with --init nothing is started: leave the command out');
    return { kind: 'init', language: init };
  }
  if (asked.onlyFailed !== undefined && asked.seed !== undefined)
    command.error('error: --only-failed takes the seed of its report: leave --seed out');
  if (list) return { kind: 'list', asked, json: json ?? false };
  if (watchUrl) {
    if (explore !== undefined) command.error('error: --explore starts a command for each case: leave --watch-url out');
    if (words.length > 0) command.error('error: with --watch-url nothing is started: leave the command out');
    const named = Object.fromEntries(Object.entries(forApps).filter(([, value]) => value !== undefined));
    return { kind: 'watch', asked, quietMs: quiet * 1_000, ...named };
  }
  checkClientWords(command, words);
  if (explore !== undefined) {
    const foreign = exploreGoesWithout.find((name) => asked[name] !== undefined);
    if (foreign !== undefined) command.error(`error: --explore draws cases of its own: leave --${foreign} out`);
    return { kind: 'explore', asked, ...(explore === true ? {} : { count: explore }), command: words };
  }
  return { kind: 'run', asked, command: words };
}

/** `certify report DIR...` and `certify grid DIR...`. Behind -- these are names of clients as any others. */
function toRenderTask(command: Command, [kind, ...folders]: readonly string[], out?: string): RenderTask | undefined {
  if ((kind !== 'report' && kind !== 'grid') || process.argv.includes('--')) return undefined;
  if (folders.length === 0) {
    command.error(`error: certify ${kind} wants folders that a run wrote its reports to: certify ${kind} <dir...>`);
  }
  if (kind === 'report' && out !== undefined && folders.length > 1) {
    command.error('error: reports of several runs cannot be written to one --out: leave it out, or name one folder');
  }
  return { kind, folders, ...(out === undefined ? {} : { out }) };
}
