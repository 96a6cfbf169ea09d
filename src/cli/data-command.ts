import { Command } from 'commander';
import { exampleLines, toHelpText } from './help-text.js';

/** What `data` was asked to do. */
export interface DataTask {
  readonly kind: 'check' | 'repair';
  readonly file: string;
}

const examples = toHelpText(`
Examples:
  $ flowmate-mock data check flowmate.json
  $ flowmate-mock data repair flowmate.json

A sound file, or one that was repaired, gives exit code 0; a damaged one, or one that cannot be repaired, 1; a file that is
not there, or a wrong option, 2.`);

/** `data` with its verbs. What they do is handed in; `parent` says how usage errors end. */
export function createDataCommand(run: (task: DataTask) => Promise<void>, parent: Command): Command {
  const data = new Command('data')
    .description('Look at and repair the files of `serve --data`, while no server has them open.')
    .addHelpText('after', examples)
    .copyInheritedSettings(parent);
  data
    .command('check')
    .description('Say what there is, and all that is wrong: line, byte, reason. Changes nothing.')
    .addHelpText('after', exampleLines('data check flowmate.json'))
    .argument('<file>', 'data file; its journals are looked at, too')
    .action((file: string) => run({ kind: 'check', file }));
  data
    .command('repair')
    .description('Make a sound file of what can be read. The damaged one stays, renamed.')
    .addHelpText('after', exampleLines('data repair flowmate.json'))
    .argument('<file>', 'data file; its journals are repaired, too')
    .action((file: string) => run({ kind: 'repair', file }));
  return data;
}
