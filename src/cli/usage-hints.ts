import type { Command, CommanderError, Option } from 'commander';
import { builtinScenarios } from '../../mock/index.js';
import { quoteCommand } from '../harness/quote.js';
import { printable } from '../harness/reports/printable.js';
import { takenByNpm } from './serve-command.js';

/** A command line that was refused. */
interface Mistake {
  readonly program: Command;
  /** The command that refused it. */
  readonly command: Command;
  /** The words behind that command's name. */
  readonly rest: readonly string[];
  /** What the refusal quotes: an option, a command, an argument. */
  readonly quoted: string;
  /** Whether the refusal names something that is spelled alike. */
  readonly hasGuess: boolean;
  /** A command line that works, to be copied. */
  readonly line: (...words: readonly string[]) => string;
}

const LONGEST = 500;

/** What would be right in the place of a command line that Commander refuses. Undefined: the refusal says it. */
export function hintFor(
  { code, message }: Pick<CommanderError, 'code' | 'message'>,
  program: Command,
  typed: readonly string[],
  invocation: readonly string[],
): string | undefined {
  const { command, rest } = commandIn(program, typed);
  const [, quoted = ''] = /'(.*?)'(?: argument missing)?(?:$|[\n.])/.exec(message) ?? [];
  const hint = hints[code]?.({
    program,
    command,
    rest,
    quoted,
    hasGuess: message.includes('Did you mean'),
    line: (...words) => quoteCommand([...invocation, ...words]),
  });
  return hint === undefined ? undefined : printable(hint, LONGEST);
}

const hints: Readonly<Record<string, (mistake: Mistake) => string | undefined>> = {
  'commander.unknownOption': forUnknownOption,
  'commander.unknownCommand': forUnknownCommand,
  'commander.excessArguments': forExtraWord,
  'commander.missingArgument': ({ command, line }) => `${usageOf(command, line)}; --help has examples.`,
  'commander.optionMissingArgument': forMissingValue,
};

/** The command that the first words name, and the words behind them. */
function commandIn(program: Command, typed: readonly string[]): Pick<Mistake, 'command' | 'rest'> {
  const [word, ...rest] = typed;
  const below = program.commands.find((each) => each.name() === word);
  return below === undefined ? { command: program, rest: typed } : commandIn(below, rest);
}

const pathOf = (command: Command): string[] =>
  command.parent === null ? [] : [...pathOf(command.parent), command.name()];

const allBelow = (command: Command): Command[] => command.commands.flatMap((each) => [each, ...allBelow(each)]);

const optionOf = (command: Command, flag: string): Option | undefined =>
  command.options.find(({ long, short }) => flag === long || flag === short);

const usageOf = (command: Command, line: Mistake['line']): string =>
  `Usage: ${line(...pathOf(command))} ${command.usage()}`;

function forUnknownOption(mistake: Mistake): string | undefined {
  const { program, command, rest, quoted, hasGuess, line } = mistake;
  const [flag = ''] = quoted.split('=');
  const client = clientOf(command, rest);
  if (client.includes(quoted)) {
    const own = rest.slice(0, rest.length - client.length);
    return `Options of the client stand behind --: ${line(...pathOf(command), ...own, '--', ...client)}`;
  }
  const owners = allBelow(program).filter((each) => each !== command && optionOf(each, flag) !== undefined);
  const [first] = owners;
  if (first === undefined) return hasGuess ? undefined : `Its options: ${line(...pathOf(command), '--help')}`;
  if (command === program) {
    const owner = owners.find((each) => rest.includes(each.name())) ?? first;
    const others = rest.filter((word) => word !== owner.name());
    return `Options stand behind the command: ${line(...pathOf(owner), ...others)}`;
  }
  if (optionOf(command, '--url') !== undefined && ['--port', '--host'].includes(flag))
    return `--url says where the mock is: ${line(...pathOf(command), '--url', urlOf(rest))}`;
  const names = owners.map((each) => pathOf(each).join(' ')).join(', ');
  return `${flag} is an option of ${names}. Those of ${command.name()}: ${line(...pathOf(command), '--help')}`;
}

/** The words that start a client, typed without `--` before them. Empty where the command starts none. */
function clientOf(command: Command, rest: readonly string[]): readonly string[] {
  if (rest.includes('--') || command.registeredArguments[0]?.name() !== 'command') return [];
  for (let at = 0; at < rest.length; at += 1) {
    const word = rest[at] ?? '';
    if (!word.startsWith('-')) return rest.slice(at);
    if (optionOf(command, word)?.required) at += 1;
  }
  return [];
}

/** The address that `--host` and `--port` mean. */
function urlOf(rest: readonly string[]): string {
  const given = (flag: string): string | undefined => {
    const at = rest.findIndex((word) => word === flag || word.startsWith(`${flag}=`));
    return at < 0 ? undefined : (rest[at]?.split('=')[1] ?? rest[at + 1]);
  };
  return `http://${given('--host') ?? '127.0.0.1'}:${given('--port') ?? 4010}`;
}

/** What other tools call it. */
const otherNames: Readonly<Record<string, string>> = {
  start: 'serve',
  run: 'serve',
  up: 'serve',
  launch: 'serve',
  dev: 'serve',
  test: 'certify',
  logs: 'tail',
};

function forUnknownCommand({ program, command, rest, quoted, line }: Mistake): string {
  const others = rest.filter((word) => word !== quoted);
  const [same] = allBelow(program).filter((each) => each.name() === (otherNames[quoted] ?? quoted));
  if (same !== undefined) return `There is ${line(...pathOf(same), ...others)}`;
  if (isScenario(quoted)) {
    const words = command === program ? ['serve', '--scenario'] : [...pathOf(command), 'show'];
    return `A world is named so: ${line(...words, quoted, ...others)}`;
  }
  return `Commands: ${command.commands.map((each) => each.name()).join(', ')}.`;
}

function forExtraWord({ program, command, rest, line }: Mistake): string {
  const taken = takenByNpm(process.env);
  if (taken !== undefined) return taken;
  const extras = command.args.slice(command.registeredArguments.length);
  const others = rest.filter((word) => !extras.includes(word));
  const path = pathOf(command);
  const [extra = ''] = extras;
  if (path.includes(extra)) return `The command is named once: ${line(...path, ...others, ...extras.slice(1))}`;
  const values = extras.flatMap((word) => {
    const flag = optionThatTakes(word);
    return flag === undefined || optionOf(command, flag) === undefined || others.includes(flag) ? [] : [flag, word];
  });
  if (values.length === 2 * extras.length)
    return `Values stand behind their options: ${line(...path, ...others, ...values)}`;
  const other = program.commands.find((each) => each.name() === extra);
  if (other !== undefined) return `${extra} is a command of its own: ${line(...extras, ...others)}`;
  return usageOf(command, line);
}

/** The option whose values look like this. */
function optionThatTakes(word: string): string | undefined {
  if (/^https?:/.test(word)) return '--url';
  if (/^\d+$/.test(word)) return '--port';
  if (word.startsWith('{')) return '--data';
  return isScenario(word) ? '--scenario' : undefined;
}

const isScenario = (word: string): boolean => builtinScenarios.includes(word) || /\.(?:ya?ml|json)$/i.test(word);

function forMissingValue({ command, quoted }: Mistake): string | undefined {
  const option = command.options.find(({ flags }) => flags === quoted);
  return option && `${quoted}: ${command.createHelp().optionDescription(option)}`;
}
