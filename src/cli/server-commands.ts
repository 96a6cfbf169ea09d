import { Command, Option } from 'commander';
import { commandOptions } from '../../mock/index.js';
import { toHelpText } from './help-text.js';
import { interval, mockAddress, parserOf, someText } from './option-values.js';

/** The server that a command talks to. */
export interface ServerAsked {
  readonly url: string;
  readonly controlToken?: string;
}

/** What one of the commands for a running server was asked to do. */
export type ServerTask = ServerAsked &
  (
    | { readonly kind: 'wait'; readonly timeoutMs: number }
    | { readonly kind: 'open' }
    | { readonly kind: 'tail'; readonly json: boolean }
    | { readonly kind: 'trigger'; readonly flow: string; readonly data?: string; readonly json: boolean }
  );

type Given = ServerAsked & { readonly timeout: number; readonly data?: string; readonly json?: true };

const url = (): Option =>
  new Option('--url <url>', 'base URL of the mock, or of a sandbox in it')
    .env('FLOWMATE_MOCK_URL')
    .default('http://127.0.0.1:4010')
    .argParser(mockAddress);

const controlToken = (): Option =>
  new Option('--control-token <token>', 'what the control API of that server wants (default: nothing)')
    .env('FLOWMATE_MOCK_CONTROL_TOKEN')
    .argParser(parserOf(commandOptions.controlToken.text));

const json = (): Option => new Option('--json', 'print JSON, for programs (default: text)');

const waitHelp = toHelpText(`
Examples:
  $ flowmate-mock wait
  $ flowmate-mock wait --url http://127.0.0.1:4011 --timeout 1m

Exit codes: 0 it answers; 1 it did not within the time; 2 wrong usage.`);

const openHelp = toHelpText(`
Examples:
  $ flowmate-mock open
  $ flowmate-mock open --url http://127.0.0.1:4010/@ci-1

The address is printed as well. Exit codes: 0 opened; 1 no server answers there, or no browser can be opened; 2 wrong usage.`);

const tailHelp = toHelpText(`
Examples:
  $ flowmate-mock tail
  $ flowmate-mock tail --url http://127.0.0.1:4010/@ci-1 --json

It goes on until Ctrl-C. Exit codes: 0 ended by a signal; 1 the server cannot be reached, or has ended; 2 wrong usage.`);

const triggerHelp = toHelpText(`
Examples:
  $ flowmate-mock trigger 6762e154616e91cb8d8b1aaf
  $ flowmate-mock trigger "Contact Dispatch" --data '{"firstName":"Ada"}'
  $ flowmate-mock trigger 6762e154616e91cb8d8b1aaf --data @event.json --json

The flow runs whatever its status. Without --data, values that fit what the flow declares are made up.

Exit codes: 0 the execution succeeded, or goes on; 1 it failed, or there is no such flow or server; 2 wrong usage.`);

/** The commands that talk to a running mock. What they do is handed in; `parent` says how usage errors end. */
export function createServerCommands(run: (task: ServerTask) => Promise<void>, parent: Command): readonly Command[] {
  const wait = new Command('wait')
    .description('Wait until a mock answers, such as one that was started in the background.')
    .addOption(new Option('--timeout <time>', 'how long at most').default(30_000, '30s').argParser(parserOf(interval)))
    .addHelpText('after', waitHelp)
    .action(({ timeout, ...asked }: Given) => run({ ...asked, kind: 'wait', timeoutMs: timeout }));
  const open = new Command('open')
    .description('Open the page of a running mock in the browser.')
    .addHelpText('after', openHelp)
    .action((asked: Given) => run({ ...asked, kind: 'open' }));
  const tail = new Command('tail')
    .description('Show the requests that a running mock gets, as it gets them.')
    .addOption(json())
    .addHelpText('after', tailHelp)
    .action(({ json: asJson, ...asked }: Given) => run({ ...asked, kind: 'tail', json: asJson ?? false }));
  const trigger = new Command('trigger')
    .description('Run a flow of a running mock, and show its execution.')
    .argument('<flow>', 'id or name of the flow')
    .addOption(
      new Option('--data <json>', 'the data, or @file, or - for standard input (default: made up)').argParser(someText),
    )
    .addOption(json())
    .addHelpText('after', triggerHelp)
    .action((flow: string, { json: asJson, ...asked }: Given) =>
      run({ ...asked, kind: 'trigger', flow, json: asJson ?? false }),
    );
  return [wait, open, tail, trigger].map((command) =>
    command.addOption(url()).addOption(controlToken()).copyInheritedSettings(parent),
  );
}
