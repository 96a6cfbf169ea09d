import { escaped } from '../text.js';

const forbidden = /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu;
const forbiddenInLines = /[^\P{Cc}\n\t]|[\p{Bidi_Control}\u2028\u2029]/gu;

/** Text of a stranger on one line of a terminal: it must not move the cursor, ring the bell, turn the text round or start a line. */
export function printable(text: string, max: number): string {
  const cut = text.length > max ? `${text.slice(0, max)}…` : text;
  return cut.replace(forbidden, escaped);
}

/** The same of text that may have several lines: line breaks and tabs stay. */
export function printableLines(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(forbiddenInLines, escaped);
}
