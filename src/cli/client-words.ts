import { existsSync } from 'node:fs';
import type { Command } from 'commander';

/** Refuses words that start no client by all looks: no word at all, or one that is an option of the command itself. */
export function checkClientWords(command: Command, [name, ...others]: readonly string[]): void {
  if (name === undefined)
    command.error('error: there is no command to start: put it behind --, as in -- node client.mjs');
  if (name.startsWith('-')) command.error(`error: behind -- stands what starts the client; ${name} stands before it`);
  const option = command.options.find(({ long }) => long === `--${name}`);
  if (option !== undefined && !process.argv.includes('--'))
    command.error(`error: ${name} is an option: ${option.flags}. A client of that name stands behind --`);
  // One text for a shell, such as 'node client.mjs': no shell reads it.
  const [first = '', ...rest] = name.trim().split(/\s+/);
  if (others.length === 0 && rest.length > 0 && !existsSync(name))
    command.error(
      `error: ${JSON.stringify(name)} is one word: leave the quotes out, as in -- ${[first, ...rest].join(' ')}`,
    );
}
