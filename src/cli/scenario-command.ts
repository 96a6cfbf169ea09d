import { Command, Option } from 'commander';
import { exampleLines, toHelpText } from './help-text.js';
import { seed } from './option-values.js';

/** What `scenario` was asked to do. Absent seed: the world's own, else the default. */
export type ScenarioTask =
  | { readonly kind: 'list' | 'schema' }
  | { readonly kind: 'show'; readonly scenario: string; readonly seed?: number }
  | { readonly kind: 'validate'; readonly files: readonly string[]; readonly json: boolean }
  | { readonly kind: 'export'; readonly scenario: string; readonly seed?: number; readonly format: 'yaml' | 'json' };

const seedOption = (): Option =>
  new Option('--seed <number>', 'what made-up values are made from (default: as the world says, else 1)').argParser(
    seed,
  );

const examples = toHelpText(`
Examples:
  $ flowmate-mock scenario list
  $ flowmate-mock scenario show busy --seed 7
  $ flowmate-mock scenario validate world.yaml other.json
  $ flowmate-mock scenario schema > scenario.schema.json
  $ flowmate-mock scenario export demo --format json > world.json

A wrong file gives exit code 1, with all that is wrong on stderr; a wrong option or an unknown name 2.`);

/** `scenario` with its verbs. What they do is handed in; `parent` says how usage errors end. */
export function createScenarioCommand(run: (task: ScenarioTask) => Promise<void>, parent: Command): Command {
  const scenario = new Command('scenario')
    .description('List, show, check and write out worlds.')
    .addHelpText('after', examples)
    .copyInheritedSettings(parent);
  scenario
    .command('list')
    .description('List the built-in worlds.')
    .addHelpText('after', exampleLines('scenario list'))
    .action(() => run({ kind: 'list' }));
  scenario
    .command('show')
    .description('Show who and what is in a world.')
    .addHelpText('after', exampleLines('scenario show busy --seed 7'))
    .argument('<name|file>', 'built-in name, or YAML/JSON file')
    .addOption(seedOption())
    .action((name: string, options: { seed?: number }) => run({ kind: 'show', scenario: name, ...options }));
  scenario
    .command('validate')
    .description('Check world files, and say all that is wrong: line, place, reason, remedy.')
    .addHelpText(
      'after',
      exampleLines('scenario validate world.yaml other.json', 'scenario validate --json world.yaml'),
    )
    .argument('<file...>', 'YAML or JSON files')
    .addOption(new Option('--json', 'print a JSON list with a result for each file, for programs'))
    .action((files: string[], { json = false }: { json?: boolean }) => run({ kind: 'validate', files, json }));
  scenario
    .command('schema')
    .description('Print the JSON Schema of world files, for editors and other tools.')
    .addHelpText('after', exampleLines('scenario schema > scenario.schema.json'))
    .action(() => run({ kind: 'schema' }));
  scenario
    .command('export')
    .description('Write out a world as a file that leaves nothing out.')
    .addHelpText('after', exampleLines('scenario export demo --format json > world.json'))
    .argument('<name|file>', 'built-in name, or YAML/JSON file')
    .addOption(seedOption())
    .addOption(new Option('--format <word>', 'format of the file').choices(['yaml', 'json']).default('yaml'))
    .action((name: string, options: { seed?: number; format: 'yaml' | 'json' }) =>
      run({ kind: 'export', scenario: name, ...options }),
    );
  return scenario;
}
