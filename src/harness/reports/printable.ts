const forbidden = /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu;
const forbiddenInLines = /[^\P{Cc}\n\t]|[\p{Bidi_Control}\u2028\u2029]/gu;

function show(char: string): string {
  return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** Text of a stranger on one line of a terminal: it must not move the cursor, ring the bell, turn the text round or start a line. */
export function printable(text: string, max: number): string {
  const cut = text.length > max ? `${text.slice(0, max)}…` : text;
  return cut.replace(forbidden, show);
}

/** The same of text that may have several lines: line breaks and tabs stay. */
export function printableLines(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(forbiddenInLines, show);
}
