import { Command, Option } from 'commander';
import { checkClientWords } from './client-words.js';
import { toHelpText } from './help-text.js';
import { commaList, seconds, seed } from './option-values.js';

/** What `rehearse` was asked to do. */
export interface RehearseTask {
  /** File with the overlay. */
  readonly change: string;
  readonly command: readonly string[];
  readonly suite?: readonly string[];
  readonly case?: readonly string[];
  /** Seconds. */
  readonly timeout?: number;
  readonly seed?: number;
}

const examples = toHelpText(`
Examples:
  $ flowmate-mock rehearse change.yaml -- node my-client.mjs
  $ flowmate-mock rehearse change.yaml --suite core,evolution -- python3 client.py

The change is an OpenAPI Overlay of FlowMate's API document. The client is certified without it and with it, in the same worlds; what
was not met before is no news. It is started as certify starts it.

Exit codes: 0 nothing breaks; 1 something does; 2 wrong usage, or a change that cannot be played; 3 not established: the client
meets nothing without the change, or no answer showed it.`);

/** `rehearse` with its options. What it does is handed in; `parent` says how usage errors end. */
export function createRehearseCommand(run: (task: RehearseTask) => Promise<void>, parent: Command): Command {
  const command = new Command('rehearse')
    .description('Say which requirements a client no longer meets once the API has changed.')
    .argument('<change>', 'an OpenAPI Overlay, YAML or JSON')
    .argument('[command...]', 'what starts the client, behind --')
    .addOption(new Option('--suite <names>', 'suites of cases; commas, or repeat (default: core)').argParser(commaList))
    .addOption(new Option('--case <globs>', 'only these ids; commas, or repeat (default: all)').argParser(commaList))
    .addOption(new Option('--timeout <seconds>', 'what the client gets for a case (default: 30)').argParser(seconds))
    .addOption(
      new Option('--seed <number>', 'what all data are made from (default: another each time)').argParser(seed),
    )
    .addHelpText('after', examples)
    .copyInheritedSettings(parent);
  return command.action((change: string, words: string[], given: Omit<RehearseTask, 'change' | 'command'>) => {
    checkClientWords(command, words);
    return run({ ...given, change, command: words });
  });
}
