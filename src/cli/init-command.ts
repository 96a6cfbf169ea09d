import { Command } from 'commander';
import { clientKinds } from '../harness/init/init.js';
import { toHelpText } from './help-text.js';

const help = toHelpText(`
It writes a world of your own with its JSON Schema, a configuration for serve, a test, a workflow for GitHub Actions and a compose file.
A file that is there already is not written over: then nothing is written, and the files are named.

Examples:
  $ flowmate-mock init
  $ flowmate-mock init ./flowmate
  $ flowmate-mock serve --config flowmate-mock.config.yaml

Exit codes: 0 the files are written; 1 they cannot be; 2 wrong usage.`);

/** `init` with its argument. What it does is handed in; `parent` says how usage errors end. */
export function createInitCommand(run: (folder: string) => Promise<void>, parent: Command): Command {
  const command = new Command('init')
    .description('Write the files with which a project begins.')
    .argument('[folder]', 'where to', '.')
    .addHelpText('after', help)
    .copyInheritedSettings(parent)
    .action((folder: string) => {
      if (clientKinds.some((kind) => kind === folder))
        command.error(
          `error: a client to start from is written by certify --init ${folder}; a folder of that name is ./${folder}`,
        );
      return run(folder);
    });
  return command;
}
