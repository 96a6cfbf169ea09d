import { REDACTED } from './secret-text.js';

/** Shorter values are no more than ordinary text wherever else they stand. */
const SHORTEST = 4;

/** Shorter values are recognised between other letters and digits only by chance. */
const SHORTEST_WITHIN = 8;

/** Letters of base64 that are enough to recognise a value by. */
const SHORTEST_BASE64 = 7;

/** What somebody may have written behind the name of a secret, and is everywhere. */
const COMMON = /^(?:true|false|null|none|undefined|bearer|basic|token|password|secret|\d{1,5}|.*<redacted>.*)$/i;

/** Takes known secrets out of texts, whatever their form there. */
export type Hide = (text: string) => string;

interface Secret {
  readonly value: string;
  /** Made when the value is met first. */
  pattern?: RegExp;
}

/**
 * Hides these values: plain, percent-encoded, escaped as in JSON, XML and HTML, and in base64, alone or in the middle of something
 * such as the credentials of Basic authentication. Values of fewer than `shortest` letters stay.
 */
export function createHide(values: Iterable<string>, shortest = SHORTEST): Hide {
  const wanted = [...new Set(values)].filter((value) => value.length >= shortest && !COMMON.test(value));
  // The longest first: a secret may begin with another.
  const secrets: readonly Secret[] = wanted
    .flatMap((value) => [value, ...base64Forms(value)])
    .sort((a, b) => b.length - a.length)
    .map((value) => ({ value }));
  return (text) => {
    if (text.length < shortest || secrets.length === 0) return text;
    const plain = withoutEscapes(text);
    let hidden = text;
    for (const secret of secrets) {
      if (!plain.some((form) => form.includes(secret.value))) continue;
      secret.pattern ??= patternOf(secret.value);
      hidden = hidden.replace(secret.pattern, REDACTED);
    }
    return hideCut(hidden, wanted);
  };
}

/** The text, and what it says when its escapes are resolved; as plus signs may be blanks, two of these. */
function withoutEscapes(text: string): readonly string[] {
  if (!/[%\\&+]/.test(text)) return [text];
  const once = text.replace(/(?:%[\da-f]{2})+/gi, (run) => Buffer.from(run.replaceAll('%', ''), 'hex').toString());
  return [text, once, unescaped(text), unescaped(text.replaceAll('+', ' '))];
}

function unescaped(text: string): string {
  return text
    .replace(/(?:%(?:25)*[\da-f]{2})+/gi, bytesOf)
    .replace(/\\+u([\da-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/&#x0*([\da-f]{1,5});/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&#0*(\d{1,6});/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&(?:amp|lt|gt|quot|apos);/g, (name) => ENTITIES.get(name) ?? name)
    .replace(/\\+(?=["'\\/&])/g, '');
}

/** What a run such as `%C3%A4` or `%25C3%25A4` says. */
function bytesOf(run: string): string {
  return Buffer.from(run.replace(/%(?:25)*([\da-f]{2})/gi, '$1'), 'hex').toString();
}

const ENTITIES = new Map([
  ['&amp;', '&'],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&apos;', "'"],
]);

function patternOf(value: string): RegExp {
  const body = [...value].map(formsOf).join('');
  const whole = value.length < SHORTEST_WITHIN ? `(?<![\\p{L}\\p{N}])${body}(?![\\p{L}\\p{N}])` : body;
  return new RegExp(whole, 'gu');
}

/** One character in all the ways in which it may be written. */
function formsOf(character: string): string {
  const units = [...Array(character.length).keys()].map((at) => character.charCodeAt(at));
  const code = character.codePointAt(0) ?? 0;
  const entity = [...ENTITIES].find(([, meant]) => meant === character)?.[0];
  const escaped = /[\p{L}\p{N}]/u.test(character) ? character : `\\\\*${character.replace(/[^\p{L}\p{N}]/u, quoted)}`;
  return `(?:${[
    escaped,
    [...Buffer.from(character)].map((byte) => `%(?:25)*${hex(byte, 2)}`).join(''),
    units.map((unit) => `\\\\+u${hex(unit, 4)}`).join(''),
    `&#0*${code};`,
    `&#[xX]0*${hex(code, 1)};`,
    ...(entity === undefined ? [] : [entity]),
    ...(character === ' ' ? ['\\+'] : []),
    // What base64 has instead in URLs.
    ...(character === '+' ? ['-'] : character === '/' ? ['_'] : []),
  ].join('|')})`;
}

function quoted(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

/** Digits, small or capital. */
function hex(number: number, digits: number): string {
  return number
    .toString(16)
    .padStart(digits, '0')
    .replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
}

/** What is sure to stand in any base64 that the value is a part of: three forms, by where it begins. */
function base64Forms(value: string): readonly string[] {
  const bytes = Buffer.from(value);
  return [0, 1, 2].flatMap((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    const form = text.slice([0, 2, 3][before], Math.floor(((before + bytes.length) * 8) / 6));
    if (form.length < SHORTEST_BASE64) return [];
    return form.includes('+') || form.includes('/') ? [form, inUrls(form)] : [form];
  });
}

function inUrls(base64: string): string {
  return base64.replaceAll('+', '-').replaceAll('/', '_');
}

/** Texts are shown cut, which may leave the beginning of a secret before the dots. */
function hideCut(text: string, values: readonly string[]): string {
  let written = '';
  let at = 0;
  for (const { index } of text.matchAll(/…|\.\.\./g)) {
    const rest = values.map((value) => beginningBefore(text, index, value)).find((length) => length > 0) ?? 0;
    if (rest === 0 || index - rest < at) continue;
    written += `${text.slice(at, index - rest)}${REDACTED}`;
    at = index;
  }
  return at === 0 ? text : written + text.slice(at);
}

/** How many letters of a value stand right before a place, when they are enough to recognise it. */
function beginningBefore(text: string, place: number, value: string): number {
  for (let length = value.length - 1; length >= SHORTEST_WITHIN - 2; length -= 1) {
    if (text.endsWith(value.slice(0, length), place)) return length;
  }
  return 0;
}
