import { Command, InvalidArgumentError, Option } from 'commander';

/** What `pact record` was asked to do. */
export interface PactRecordTask {
  readonly command: readonly string[];
  /** Sentences, each with its parameters as JSON behind it. None: the usual ones. */
  readonly states: readonly string[];
  readonly consumer: string;
  readonly provider: string;
  /** The pact. */
  readonly out: string;
  /** A file of events. Absent: they are made. */
  readonly events?: string;
  /** Milliseconds. */
  readonly timeoutMs: number;
}

interface Given {
  readonly state: readonly string[];
  readonly consumer: string;
  readonly provider: string;
  readonly out?: string;
  readonly events?: string;
  readonly timeout: number;
}

function someText(text: string): string {
  if (text.trim() === '') throw new InvalidArgumentError('It cannot be empty.');
  return text;
}

function repeatable(text: string, before: readonly string[]): readonly string[] {
  return [...before, someText(text)];
}

function seconds(text: string): number {
  const number = Number(text);
  if (!/^\d+(?:\.\d{1,3})?$/.test(text) || number <= 0 || number > 86_400)
    throw new InvalidArgumentError('A time is a number of seconds above 0, at most 86400.');
  return number;
}

const examples = `
The program is started once, with these variables beside the environment of the caller:
  FLOWMATE_BASE_URL                     base URL of its sandbox, without a slash at its end
  FLOWMATE_TOKEN                        the partner's bearer token
  FLOWMATE_USERNAME, FLOWMATE_PASSWORD  the partner's login
  FLOWMATE_EVENTS                       a JSON file: {"events":[{"id":"event-1","user":"<username>","data":{...}}]}

Examples:
  $ flowmate-mock pact record -- node my-client.mjs
  $ flowmate-mock pact record --consumer crm --state 'a user has flows {"count":12}' -- ./client
  $ flowmate-mock verify --no-own --pact pacts/partner-flowmate.json

For each distinct shape of a request the pact has one interaction, with the states in which the fake answers it so on its own;
bodies are matched by type, secrets are replaced. Which states there are is what \`flowmate-mock verify --states\` prints.

Exit codes: 0 the pact is written; 1 the program failed, or asked nothing; 2 wrong usage, or it cannot be started; 3 the
recording itself failed.`;

/** `pact` with its verbs. What they do is handed in; `parent` says how usage errors end. */
export function createPactCommand(run: (task: PactRecordTask) => Promise<void>, parent: Command): Command {
  const pact = new Command('pact').description('Make pacts.').copyInheritedSettings(parent);
  pact
    .command('record')
    .description('Run a program against a sandbox, and write what it asked as a pact.')
    .argument('<command...>', 'what starts the program, behind --')
    .addOption(
      new Option('--state <sentence>', 'what is true of the world, with parameters as JSON behind it; repeatable')
        .argParser(repeatable)
        .default([], 'a flow exists'),
    )
    .addOption(new Option('--consumer <name>', 'who asks').argParser(someText).default('partner'))
    .addOption(new Option('--provider <name>', 'who is asked').argParser(someText).default('FlowMate'))
    .addOption(new Option('--out <file>', 'the pact (default: pacts/<consumer>-<provider>.json)').argParser(someText))
    .addOption(
      new Option('--events <file>', 'what the program reads (default: an event for each user with flows)').argParser(
        someText,
      ),
    )
    .addOption(new Option('--timeout <seconds>', 'what the program gets').argParser(seconds).default(60))
    .addHelpText('after', examples)
    .action((command: string[], { state, timeout, out, ...given }: Given) =>
      run({
        command,
        states: state,
        ...given,
        out: out ?? `pacts/${given.consumer}-${given.provider}.json`.toLowerCase().replace(/[^a-z0-9./]+/g, '-'),
        timeoutMs: timeout * 1_000,
      }),
    );
  return pact;
}
