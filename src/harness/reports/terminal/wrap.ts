import { printable } from '../printable.js';

/** A text of a stranger on one line, cut after `max` characters. */
export function oneLine(text: string, max = 600): string {
  return printable(text.replace(/\s+/g, ' ').trim(), max);
}

/** Lines of at most `width` characters, broken between words where there are any. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

/** The same, at most so many lines: the last says how many items of a list are left out. */
export function wrapList(items: readonly string[], width: number, most: number): string[] {
  for (let shown = items.length; shown > 1; shown -= 1) {
    const more = shown === items.length ? '' : ` and ${items.length - shown} more`;
    const lines = wrap(`${items.slice(0, shown).join(', ')}${more}`, width);
    if (lines.length <= most) return lines;
  }
  return wrap(`${items[0] ?? ''}${items.length > 1 ? ` and ${items.length - 1} more` : ''}`, width).slice(0, most);
}
