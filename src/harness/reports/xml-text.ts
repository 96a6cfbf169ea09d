import { escaped } from '../text.js';

const names: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** No XML 1.0 document may hold these, not even escaped: control characters, lone surrogates, two non-characters. */
const forbidden = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

/** Text between tags. What XML forbids is shown as `\u001b`; everything else comes back from a parser as it was. */
export function toXmlText(text: string): string {
  // Parsers turn a bare carriage return into a line feed.
  return text
    .replace(forbidden, escaped)
    .replace(/[&<>"]/g, (char) => names[char] ?? char)
    .replaceAll('\r', '&#13;');
}

/** The value of an attribute, with its quotes. Parsers turn bare line breaks and tabs in one into spaces. */
export function toXmlAttribute(value: string | number): string {
  const text = toXmlText(String(value)).replace(/[\t\n]/g, (char) => `&#${char.charCodeAt(0)};`);
  return `"${text}"`;
}
