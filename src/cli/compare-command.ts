import { Command, Option } from 'commander';
import { toHelpText } from './help-text.js';
import { someText } from './option-values.js';

/** What `compare` was asked to do. */
export interface CompareTask {
  /** Files, folders and patterns. */
  readonly pacts: readonly string[];
  /** Absent: FlowMate's own. */
  readonly document?: string;
  /** Folder for the reports. Absent: none are written. */
  readonly out?: string;
  /** What is skipped makes the exit code 2. */
  readonly failOnSkipped: boolean;
}

const examples = toHelpText(`
Examples:
  $ flowmate-mock compare pacts
  $ flowmate-mock compare 'pacts/*.json' --out reports
  $ flowmate-mock compare pact.json --document openapi.yaml

Nothing is run. Errors are paths, parameters, statuses and members that the document does not know, and bodies that it does not
allow. Statuses that come from before a service (429, 502, 503, 504), and requests that are to be refused, are warnings; a
request that is no operation of the document is an error always. Messages are skipped, with a warning. What cannot be read is
named, and the rest is compared.

Exit codes: 0 no error; 1 at least one; 2 wrong usage, files or interactions that cannot be read, or nothing to compare; 3 the
comparing itself failed.`);

/** `compare` with its options. What it does is handed in; `parent` says how usage errors end. */
export function createCompareCommand(run: (task: CompareTask) => Promise<void>, parent: Command): Command {
  return new Command('compare')
    .description('Hold pacts against the API document, without running anything.')
    .argument('<pact...>', 'pacts: files, folders of them, or patterns')
    .addOption(
      new Option('--document <file>', "an OpenAPI document, JSON or YAML (default: FlowMate's)").argParser(someText),
    )
    .addOption(new Option('--out <dir>', 'write junit.xml and results.sarif there').argParser(someText))
    .addOption(
      new Option('--fail-on-skipped', 'end with 2 where something was skipped, such as messages').default(false),
    )
    .addHelpText('after', examples)
    .copyInheritedSettings(parent)
    .action((pacts: string[], options: Omit<CompareTask, 'pacts'>) => run({ pacts, ...options }));
}
