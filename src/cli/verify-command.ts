import { Command, Option } from 'commander';
import { isRecord } from '../harness/json.js';
import { toHelpText } from './help-text.js';
import { address, commaList, parserOf, someText } from './option-values.js';

/** What `verify` was asked to do. */
export type VerifyTask =
  | { readonly kind: 'states'; readonly form: 'text' | 'markdown' }
  | { readonly kind: 'run'; readonly asked: VerifyAsked };

export interface VerifyAsked {
  /** Files, folders and patterns; beside the project's own pact where that is wanted. */
  readonly pacts: readonly string[];
  readonly own: boolean;
  /** Another provider than the fake. */
  readonly provider?: { readonly url: string; readonly token?: string };
  readonly broker?: BrokerAsked;
  /** Folder for the reports. Absent: none are written. */
  readonly out?: string;
  /** What is skipped makes the exit code 2. */
  readonly failOnSkipped: boolean;
}

export interface BrokerAsked {
  readonly url: string;
  readonly token?: string;
  readonly username?: string;
  readonly password?: string;
  readonly provider: string;
  readonly selectors: readonly unknown[];
  readonly branch?: string;
  /** Of the version of the provider, for the broker. */
  readonly tags: readonly string[];
  /** Whether pacts that were never verified by this branch may fail. */
  readonly pending: boolean;
  /** Pacts that no selector names but that are younger than this day are verified as well, and may fail. */
  readonly wipSince?: string;
  /** Version of the provider under which results go to the broker. Absent: they do not. */
  readonly publish?: string;
}

interface Given {
  readonly pact: readonly string[];
  readonly own: boolean;
  readonly provider?: string;
  readonly providerToken?: string;
  readonly broker?: string;
  readonly token?: string;
  readonly brokerUsername?: string;
  readonly brokerPassword?: string;
  readonly brokerProvider: string;
  readonly selector: readonly unknown[];
  readonly branch?: string;
  readonly tag: readonly string[];
  readonly pending?: boolean;
  readonly wipSince?: string;
  readonly publish?: string;
  readonly out?: string;
  readonly failOnSkipped: boolean;
  readonly states?: true | 'text' | 'markdown';
}

const date = parserOf({
  expects: 'A day is wanted, such as 2026-01-31.',
  read: (text) => (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined),
});

const selector = parserOf({
  expects: 'A selector is a JSON object, such as {"mainBranch":true}.',
  read: (text) => {
    try {
      const value: unknown = JSON.parse(text);
      return isRecord(value) ? [value] : undefined;
    } catch {
      return undefined;
    }
  },
});

const examples = toHelpText(`
Examples:
  $ flowmate-mock verify
  $ flowmate-mock verify --pact 'pacts/*.json' --no-own --out reports
  $ flowmate-mock verify --broker https://broker.example --broker-provider FlowMate --publish 1.2.3
  $ flowmate-mock verify --provider https://staging.example
  $ flowmate-mock verify --states

Each interaction is verified on its own, in a sandbox of the fake that its provider states are true of. Which states there are
is what --states prints. With --provider another provider is verified, whose world cannot be set up: interactions whose states
need that are skipped, and it is said which. A redirect is the provider's answer, and is not followed. Messages are skipped, with
a warning. What cannot be read or sent is named, and the rest is verified. To a broker goes no result of a pact of which something
was skipped. Variables for proxies are not used.

Exit codes: 0 all pacts hold; 1 one does not; 2 wrong usage, pacts that cannot be read or sent, states that do not exist,
or nothing verified; 3 the verifying itself failed; 130 or 143 interrupted.`);

/** `verify` with its options. What it does is handed in; `parent` says how usage errors end. */
export function createVerifyCommand(run: (task: VerifyTask) => Promise<void>, parent: Command): Command {
  const command = new Command('verify')
    .description('Hold the fake, or another provider, against consumer contracts (pacts).')
    .addOption(
      new Option('--pact <file|dir|glob>', 'a pact, a folder of them, or a pattern; commas, or repeat')
        .argParser(commaList)
        .default([], 'none'),
    )
    .addOption(new Option('--no-own', "leave out the pact of this project's own client"))
    .addOption(new Option('--provider <url>', 'verify what is there instead of the fake').argParser(address))
    .addOption(
      new Option('--provider-token <token>', "with --provider: a partner's bearer token there").env('FLOWMATE_TOKEN'),
    )
    .addOption(new Option('--broker <url>', 'take pacts from this Pact Broker').argParser(address))
    .addOption(new Option('--token <token>', 'with --broker: its bearer token').env('PACT_BROKER_TOKEN'))
    .addOption(new Option('--broker-username <name>', 'with --broker: its user').env('PACT_BROKER_USERNAME'))
    .addOption(
      new Option('--broker-password <text>', "with --broker: that user's password").env('PACT_BROKER_PASSWORD'),
    )
    .addOption(
      new Option('--broker-provider <name>', 'with --broker: the provider whose pacts are wanted')
        .argParser(someText)
        .default('FlowMate'),
    )
    .addOption(
      new Option('--selector <json>', 'with --broker: which consumer versions; repeatable')
        .argParser(selector)
        .default([], 'main branches, and what is deployed or released'),
    )
    .addOption(
      new Option('--branch <name>', 'with --broker: branch of the provider; with it, new pacts are pending').argParser(
        someText,
      ),
    )
    .addOption(
      new Option('--tag <name>', "with --broker: tags of the provider's version; commas, or repeat")
        .argParser(commaList)
        .default([], 'none'),
    )
    .addOption(new Option('--no-pending', 'with --broker: pacts that were never verified before may not fail, either'))
    .addOption(
      new Option(
        '--wip-since <day>',
        'with --broker: work in progress since then is verified as well, and may fail',
      ).argParser(date),
    )
    .addOption(
      new Option(
        '--publish <version>',
        'with --broker: tell it the results, for this version of the provider',
      ).argParser(someText),
    )
    .addOption(new Option('--out <dir>', 'write verify.json, junit.xml and results.sarif there').argParser(someText))
    .addOption(
      new Option('--fail-on-skipped', 'end with 2 where something was skipped, such as messages').default(false),
    )
    .addOption(
      new Option('--states [form]', 'print the provider states, as text or markdown, and verify nothing').choices([
        'text',
        'markdown',
      ]),
    )
    .addHelpText('after', examples)
    .copyInheritedSettings(parent);
  command.allowExcessArguments().action((given: Given) => {
    const [extra] = command.args;
    if (extra !== undefined) command.error(`error: too many arguments. Pacts are named by --pact: --pact ${extra}`);
    return run(toTask(command, given));
  });
  return command;
}

const WITH_BROKER = [
  ...['token', 'brokerUsername', 'brokerPassword', 'brokerProvider', 'selector'],
  ...['branch', 'tag', 'pending', 'wipSince', 'publish'],
];

function toTask(command: Command, given: Given): VerifyTask {
  const { states, pact, own, provider, providerToken, broker, out } = given;
  if (states !== undefined) return { kind: 'states', form: states === true ? 'text' : states };
  const isTyped = (name: string) => command.getOptionValueSource(name) === 'cli';
  const alone = (name: string, needs: string): never =>
    command.error(`error: --${name} means nothing without --${needs}`);
  if (provider === undefined && isTyped('providerToken')) alone('provider-token', 'provider');
  if (broker === undefined) {
    const typed = WITH_BROKER.find(isTyped);
    const flag = typed === 'pending' ? 'no-pending' : typed?.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    if (flag !== undefined) alone(flag, 'broker');
  }
  if (given.wipSince !== undefined && given.branch === undefined && given.tag.length === 0)
    alone('wip-since', 'branch');
  const broken = [provider, broker].find(
    (url) => url !== undefined && new URL(url).username + new URL(url).password !== '',
  );
  if (broken !== undefined) {
    command.error('error: an address has no user and no password in it: give those with options or variables');
  }
  return {
    kind: 'run',
    asked: {
      pacts: pact,
      own,
      ...(provider === undefined
        ? {}
        : { provider: { url: provider, ...(providerToken === undefined ? {} : { token: providerToken }) } }),
      ...(broker === undefined ? {} : { broker: toBroker(broker, given) }),
      ...(out === undefined ? {} : { out }),
      failOnSkipped: given.failOnSkipped,
    },
  };
}

function toBroker(url: string, given: Given): BrokerAsked {
  const { token, brokerUsername: username, brokerPassword: password, branch, publish, selector: chosen } = given;
  const { wipSince, tag: tags, pending } = given;
  return {
    url,
    provider: given.brokerProvider,
    selectors: chosen.length > 0 ? chosen : [{ mainBranch: true }, { deployedOrReleased: true }],
    tags,
    pending: pending !== false && (branch !== undefined || tags.length > 0),
    ...(wipSince === undefined ? {} : { wipSince }),
    ...(token === undefined ? {} : { token }),
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password }),
    ...(branch === undefined ? {} : { branch }),
    ...(publish === undefined ? {} : { publish }),
  };
}
