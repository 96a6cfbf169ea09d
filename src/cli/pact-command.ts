import { Command, Option } from 'commander';
import { checkClientWords } from './client-words.js';
import { exampleLines, toHelpText } from './help-text.js';
import { repeatable, seconds, someText } from './option-values.js';

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

/** A name as a part of a file name: nothing in it leads out of the folder. */
function fileNameOf(name: string, otherwise: string): string {
  const words = name.toLowerCase().match(/[\p{L}\p{N}]+(?:\.[\p{L}\p{N}]+)*/gu) ?? [otherwise];
  return words.join('-').slice(0, 100);
}

const examples = toHelpText(`
The program is started once, with these variables beside the environment of the caller:
  FLOWMATE_BASE_URL                     base URL of its sandbox, without a slash at its end
  FLOWMATE_TOKEN                        the partner's bearer token
  FLOWMATE_USERNAME, FLOWMATE_PASSWORD  the partner's login
  FLOWMATE_EVENTS                       a JSON file: {"events": [{"id": "event-1", "user": "<username>", "data": {...}}]}

Examples:
  $ flowmate-mock pact record -- node my-client.mjs
  $ flowmate-mock pact record --consumer crm --state 'a user has flows {"count":12}' -- ./client
  $ flowmate-mock verify --no-own --pact pacts/partner-flowmate.json

For each distinct shape of a request the pact has one interaction, with the states in which the fake answers it so on its own;
bodies are matched by type, secrets are replaced, in bodies of all kinds, too. What is written was verified and compared, where
the libraries for that are installed. What cannot be part of a contract is left out, and named with the reason: a request that
the API document does not allow, an answer that the service never gives, a body that is no text, a number that is rounded. States that are named stand instead of "a flow exists": name that, too, where the
program needs a flow; which there are is what \`flowmate-mock verify --states\` prints. The clock of the sandbox stands still,
so that ids are the same in each run.

Exit codes: 0 the pact is written; 1 the program failed, asked nothing, or nothing that a pact can hold; 2 wrong usage, or it
cannot be started; 3 the recording itself failed; 130 or 143 interrupted.`);

/** `pact` with its verbs. What they do is handed in; `parent` says how usage errors end. */
export function createPactCommand(run: (task: PactRecordTask) => Promise<void>, parent: Command): Command {
  const pact = new Command('pact')
    .description('Make pacts.')
    .addHelpText('after', exampleLines('pact record -- node my-client.mjs'))
    .copyInheritedSettings(parent);
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
    .action((words: string[], { state, timeout, out, ...given }: Given, command: Command) => {
      checkClientWords(command, words);
      return run({
        command: words,
        states: state,
        ...given,
        out: out ?? `pacts/${fileNameOf(given.consumer, 'partner')}-${fileNameOf(given.provider, 'flowmate')}.json`,
        timeoutMs: timeout * 1_000,
      });
    });
  return pact;
}
