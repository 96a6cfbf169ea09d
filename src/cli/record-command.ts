import { Command, Option } from 'commander';
import { toHelpText } from './help-text.js';
import { address, parserOf, someText } from './option-values.js';

/** What `record` was asked to do. */
export interface RecordTask {
  readonly tenant: string;
  readonly out: string;
  readonly token?: string;
  readonly username?: string;
  readonly password?: string;
  /** Requests a second. */
  readonly rate: number;
  readonly maxRequests: number;
  /** Flows and templates, each. */
  readonly maxRecords: number;
  /** Executions are read of so many flows. */
  readonly executions: number;
  /** A file of rules. */
  readonly rules?: string;
  /** What pseudonyms are made from. */
  readonly key?: string;
  readonly dryRun: boolean;
}

const wholeUpTo = (most: number, least = 1) =>
  parserOf({
    expects: `A whole number from ${least} to ${most} is wanted.`,
    read: (text) =>
      /^\d{1,9}$/.test(text) && Number(text) >= least && Number(text) <= most ? Number(text) : undefined,
  });

const rate = parserOf({
  expects: 'A number of requests a second is wanted, above 0 and at most 1000.',
  read: (text) =>
    /^\d+(?:\.\d{1,3})?$/.test(text) && Number(text) > 0 && Number(text) <= 1_000 ? Number(text) : undefined,
});

const examples = toHelpText(`
Nothing but GET is sent, and POST /login where there is a password. Names, texts, ids and keys are replaced before anything is written;
then the file is searched for every word of the tenant's, and not written if one is found. What stays: docs/record.md.

Examples:
  $ FLOWMATE_TOKEN=... flowmate-mock record --tenant https://api.flowmate.example --out world.yaml
  $ flowmate-mock record --tenant https://api.flowmate.example --out world.yaml --dry-run
  $ flowmate-mock serve --scenario world.yaml

Exit codes: 0 the world is written; 1 the tenant could not be read, or the file would have held a word of the tenant's: nothing is
written; 2 wrong usage; 130 or 143 interrupted.`);

/** `record`. What it does is handed in; `parent` says how usage errors end. */
export function createRecordCommand(run: (task: RecordTask) => Promise<void>, parent: Command): Command {
  return new Command('record')
    .description('Read a tenant of FlowMate into a world file, without the people in it.')
    .addOption(new Option('--tenant <url>', 'base URL of FlowMate').argParser(address).makeOptionMandatory())
    .addOption(new Option('--out <file>', 'the world file, YAML').argParser(someText).makeOptionMandatory())
    .addOption(new Option('--token <token>', "a tenant admin's bearer token").env('FLOWMATE_TOKEN').argParser(someText))
    .addOption(
      new Option('--username <name>', 'instead of a token, with --password')
        .env('FLOWMATE_USERNAME')
        .argParser(someText),
    )
    .addOption(new Option('--password <text>', 'instead of a token').env('FLOWMATE_PASSWORD').argParser(someText))
    .addOption(new Option('--rate <number>', 'requests a second').argParser(rate).default(2))
    .addOption(new Option('--max-requests <number>', 'requests in all').argParser(wholeUpTo(1_000_000)).default(1_000))
    .addOption(
      new Option('--max-records <number>', 'flows and templates, each').argParser(wholeUpTo(100_000)).default(10_000),
    )
    .addOption(
      new Option('--executions <number>', 'read the executions of so many flows')
        .argParser(wholeUpTo(100_000, 0))
        .default(20),
    )
    .addOption(new Option('--rules <file>', 'what else may stay as it is').argParser(someText))
    .addOption(new Option('--key <text>', 'gives the same pseudonyms in each run').argParser(someText))
    .addOption(new Option('--dry-run', 'say what would be sent, and send nothing').default(false))
    .addHelpText('after', examples)
    .copyInheritedSettings(parent)
    .action((task: RecordTask) => run(task));
}
