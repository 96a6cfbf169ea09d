import { printable } from '../reports/printable.js';
import { counted } from '../text.js';

const MOST_LETTERS = 600;

/** Width of lines where no terminal says how wide it is. */
const WIDTH = 140;

/** A sentence of a stranger as lines of the screen, all behind the same space. */
export function wrapped(text: string, indent: string, columns = WIDTH): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of printable(text, MOST_LETTERS).split(' ')) {
    if (line !== '' && indent.length + line.length + 1 + word.length > columns) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].map((each) => `${indent}${each}`);
}

/** What a run was about: `2 pacts, 12 interactions`. */
export function sumOf(pacts: number, interactions: number): string {
  const what = counted(interactions, 'interaction');
  return pacts < 2 ? what : `${counted(pacts, 'pact')}, ${what}`;
}

export function tookText(durationMs: number): string {
  return `in ${(durationMs / 1_000).toFixed(1)} s`;
}

/** How many were skipped, and how many of them are no requests at all. */
export function skippedText(skipped: number, messages: number): string {
  if (messages === 0) return `${skipped} skipped`;
  return `${skipped} skipped (${messages === skipped ? '' : 'of which '}${counted(messages, 'message')})`;
}
