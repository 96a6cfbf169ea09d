import { Command } from 'commander';
import { exampleLines, toHelpText } from './help-text.js';

/** What `data` was asked to do. */
export interface DataTask {
  readonly kind: 'check' | 'repair' | 'convert';
  readonly file: string;
}

const examples = toHelpText(`
Examples:
  $ flowmate-mock data check flowmate.json
  $ flowmate-mock data repair flowmate.json
  $ flowmate-mock data convert flowmate.json

A sound file, or one that was repaired or converted, gives exit code 0; a damaged one, or one that cannot be, 1; a file that is
not there, or a wrong option, 2.`);

/** `data` with its verbs. What they do is handed in; `parent` says how usage errors end. */
export function createDataCommand(run: (task: DataTask) => Promise<void>, parent: Command): Command {
  const data = new Command('data')
    .description('Look at, repair and convert the files of `serve --data`, while no server has them open.')
    .addHelpText('after', examples)
    .copyInheritedSettings(parent);
  data
    .command('check')
    .description('Say what there is, and all that is wrong: file, line, reason. Changes nothing.')
    .addHelpText('after', exampleLines('data check flowmate.json'))
    .argument('<file>', 'data file; its log is looked at, too')
    .action((file: string) => run({ kind: 'check', file }));
  data
    .command('repair')
    .description('Make a sound file of what can be read. The damaged one stays, renamed.')
    .addHelpText('after', exampleLines('data repair flowmate.json'))
    .argument('<file>', 'data file; its log is repaired, too')
    .action((file: string) => run({ kind: 'repair', file }));
  data
    .command('convert')
    .description('Write a file of an earlier version anew. The old one stays, renamed.')
    .addHelpText('after', exampleLines('data convert flowmate.json'))
    .argument('<file>', 'data file; its journals are read, too')
    .action((file: string) => run({ kind: 'convert', file }));
  return data;
}
