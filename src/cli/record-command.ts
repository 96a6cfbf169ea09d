import { Command, InvalidArgumentError, Option } from 'commander';
import { toHelpText } from './help-text.js';
import { address, seconds, someText } from './option-values.js';

/** What `record` was asked to do. */
export interface RecordTask {
  readonly tenant: string;
  readonly token?: string;
  readonly out?: string;
  readonly key?: string;
  /** Requests a second. */
  readonly rate: number;
  readonly maxRequests: number;
  /** Seconds, of one request. */
  readonly timeout: number;
  /** Of how many flows executions are read. */
  readonly executions: number;
  readonly dryRun: boolean;
}

const examples = toHelpText(`
Examples:
  $ flowmate-mock record --tenant https://api.example.com --dry-run
  $ FLOWMATE_TENANT_TOKEN=... flowmate-mock record --tenant https://api.example.com --out world.yaml
  $ flowmate-mock serve --scenario world.yaml

Only reads are sent, one at a time. Names, texts, ids and keys are replaced. The written file is searched for all that was read:
one hit, and nothing is written.

Exit codes: 0 written; 1 the tenant could not be read, or nothing could be written; 2 wrong usage.`);

const within = (most: number) => (text: string) => {
  const number = Number(text);
  if (/^\d+(?:\.\d+)?$/.test(text) && number > 0 && number <= most) return number;
  throw new InvalidArgumentError(`A number above 0 is wanted, at most ${most}.`);
};

const whole = (text: string): number => {
  if (/^\d{1,7}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('A whole number is wanted, at most 9999999.');
};

/** `record` with its options. What it does is handed in; `parent` says how usage errors end. */
export function createRecordCommand(run: (task: RecordTask) => Promise<void>, parent: Command): Command {
  return new Command('record')
    .description('Read a tenant into a world file, people replaced.')
    .addOption(new Option('--tenant <url>', 'base URL of the tenant').argParser(address).makeOptionMandatory())
    .addOption(
      new Option('--token <text>', 'bearer token of the tenant').argParser(someText).env('FLOWMATE_TENANT_TOKEN'),
    )
    .addOption(new Option('--out <file>', 'world file to write, .yaml').argParser(someText))
    .addOption(
      new Option('--key <text>', 'the same key makes the same names (default: another in every run)').argParser(
        someText,
      ),
    )
    .addOption(new Option('--rate <number>', 'requests a second').argParser(within(100)).default(2))
    .addOption(new Option('--max-requests <number>', 'most requests that are sent').argParser(whole).default(1_000))
    .addOption(new Option('--timeout <seconds>', 'longest wait for an answer').argParser(seconds).default(30))
    .addOption(
      new Option('--executions <number>', 'of how many flows executions are read').argParser(whole).default(100),
    )
    .addOption(new Option('--dry-run', 'print what would be sent, and send nothing').default(false))
    .addHelpText('after', examples)
    .copyInheritedSettings(parent)
    .action((options: RecordTask) => run(options));
}
