import { Command } from 'commander';
import { toHelpText } from './help-text.js';

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
    .description('what there is, and all that is wrong: file:line (byte), reason; changes nothing')
    .argument('<file>', 'data file; its journals are looked at, too')
    .action((file: string) => run({ kind: 'check', file }));
  data
    .command('repair')
    .description('a sound file of what can be read; the damaged one stays, under another name')
    .argument('<file>', 'data file; its journals are repaired, too')
    .action((file: string) => run({ kind: 'repair', file }));
  return data;
}
