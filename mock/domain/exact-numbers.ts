import { isObject } from './checks/check.js';
import { endOfString, QUOTE } from './upstream/depth.js';

/** Strings, which are passed over, and numbers of a JSON text. */
const TOKENS = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/** Texts without such a run of digits, and without large exponents, hold no number that is rounded. */
const SUSPICIOUS = /[\d.]{16}|[eE][+-]?\d{3}/;

/** What stands before a number that is compared by its text. No text of a client begins so. */
const MARK = '\u0000number ';

/** Digits that a double always holds. */
const SAFE_DIGITS = 15;

const [MINUS, ZERO, NINE] = [0x2d, 0x30, 0x39];

/** More digits than any double has. */
const MOST_DIGITS = 100;

/** Whether a number, as it is written, is another one once it is a double. */
export function isRounded(written: string): boolean {
  const digits = digitsOf(written);
  const value = Number(written);
  if (!Number.isFinite(value) || (value === 0 && digits !== '')) {
    return true;
  }
  if (digits.length <= SAFE_DIGITS || digits.length > MOST_DIGITS) {
    return digits.length > MOST_DIGITS;
  }
  // The shortest text of a double may end in another digit than its rounded ones: 81908541288364.12 is 81908541288364.125.
  return ![value.toPrecision(digits.length), String(value)].some((held) => digitsOf(held) === digits);
}

function digitsOf(number: string): string {
  const [, whole = '', fraction = ''] = /^[-+]?(\d*)\.?(\d*)/.exec(number) ?? [];
  return (whole + fraction).replace(/^0+/, '').replace(/0+$/, '');
}

/** Numbers of a JSON text that would be rounded, with their places. Long texts are read character by character: matches of all their tokens would take seconds. */
export function findRounded(json: string): { readonly offset: number; readonly written: string }[] {
  const found: { readonly offset: number; readonly written: string }[] = [];
  if (!SUSPICIOUS.test(json)) {
    return found;
  }
  for (let at = 0; at < json.length; at += 1) {
    const code = json.charCodeAt(at);
    if (code === QUOTE) {
      at = endOfString(json, at);
    } else if (code === MINUS || (code >= ZERO && code <= NINE)) {
      NUMBER.lastIndex = at;
      const written = NUMBER.exec(json)?.[0] ?? '';
      if ((written.length > SAFE_DIGITS || /e/i.test(written)) && isRounded(written)) {
        found.push({ offset: at, written });
      }
      at += Math.max(written.length - 1, 0);
    }
  }
  return found;
}

/** The same JSON with texts in the place of numbers that would be rounded, so that they can be compared. */
export function withExactNumbers(json: string): string {
  return SUSPICIOUS.test(json)
    ? json.replace(TOKENS, (token) =>
        token.startsWith('"') || !isRounded(token) ? token : JSON.stringify(MARK + toPlain(token)),
      )
    : json;
}

/** Longer numbers are shown with an exponent. */
const MOST_PLACES = 40;

/** The same text for all spellings of a number. */
function toPlain(written: string): string {
  const [, sign = '', whole = '', fraction = '', power = '0'] =
    /^(-?)(\d*)(?:\.(\d*))?(?:[eE]([-+]?\d+))?$/.exec(written) ?? [];
  const all = (whole + fraction).replace(/^0+/, '');
  const digits = all.replace(/0+$/, '');
  const exponent = Number(power) - fraction.length + all.length - digits.length;
  return exponent >= 0 && digits.length + exponent <= MOST_PLACES
    ? sign + digits + '0'.repeat(exponent)
    : `${sign}${digits}e${exponent}`;
}

/** Marks farther down stay: a stack has an end. */
const DEEPEST = 1_000;

/** A value read from such a text, as it is shown: its numbers that would be rounded are texts of their digits. */
export function withoutMarks(value: unknown, depth = 0): unknown {
  if (depth > DEEPEST) {
    return value;
  }
  if (typeof value === 'string') {
    return value.startsWith(MARK) ? value.slice(MARK.length) : value;
  }
  if (Array.isArray(value)) {
    return value.map((item) => withoutMarks(item, depth + 1));
  }
  return isObject(value)
    ? Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withoutMarks(member, depth + 1)]))
    : value;
}
