import type { Command } from 'commander';

const WIDTH = 80;

/** Lines to type, as `addHelpText('after', ...)` takes them. */
export const exampleLines = (...lines: readonly string[]): string =>
  toHelpText(`Examples:\n${lines.map((line) => `  $ flowmate-mock ${line}`).join('\n')}`);

/** Has each option that takes a value say what it is when it is left out, in this command and all below it. */
export function showDefaults(command: Command): void {
  for (const option of command.options) {
    const isSaid =
      option.isBoolean() ||
      option.negate ||
      option.defaultValue !== undefined ||
      /\bdefault\b/.test(option.description);
    if (!isSaid) option.description += ' (default: none)';
  }
  for (const below of command.commands) showDefaults(below);
}

/** The width of a terminal as it is at first: what no option of Commander wraps is wrapped here. */
export function toHelpText(text: string): string {
  return text
    .replaceAll(/^\n+|\s+$/g, '')
    .split('\n\n')
    .map((block) => `\n${blockOf(block)}`)
    .join('\n');
}

function blockOf(block: string): string {
  const lines: string[] = [];
  let paragraph: string[] = [];
  const endParagraph = (): void => {
    if (paragraph.length > 0) lines.push(...wrapped(paragraph.join(' '), ''));
    paragraph = [];
  };
  for (const line of block.split('\n')) {
    if (!line.startsWith(' ')) {
      paragraph.push(line);
      continue;
    }
    endParagraph();
    lines.push(...(/^ +\$ /.test(line) ? commandLines(line) : wrapped(line, indentOf(line))));
  }
  endParagraph();
  return lines.join('\n');
}

/** Where the second column of a row begins, or the row itself. */
function indentOf(line: string): string {
  const [column = ''] = /^ +\S.*? {2,}(?=\S)/.exec(line) ?? /^ */.exec(line) ?? [];
  return ' '.repeat(column.length);
}

/** Lines for a shell, which goes on behind a backslash. */
function commandLines(line: string): string[] {
  const lines = wrapped(line, '      ', WIDTH - 2);
  return lines.map((each, index) => (index === lines.length - 1 ? each : `${each} \\`));
}

/** The lines of a text; all but the first begin with `indent`. */
export function wrapped(text: string, indent: string, width = WIDTH): string[] {
  const [start = ''] = /^ */.exec(text) ?? [];
  const lines: string[] = [];
  let line = start;
  // Blanks in quotes, and those that make columns, are no places to break at.
  for (const word of text.trim().match(/(?:'[^']*'|\S| {2,}(?=\S))+/g) ?? []) {
    if (line.trim() !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = indent;
    }
    line += line.trim() === '' ? word : ` ${word}`;
  }
  return [...lines, line];
}
