import { InvalidArgumentError } from 'commander';
import ms from 'ms';
import { commandOptions, type ReadableText } from '../../mock/index.js';
import { isRecord } from '../harness/json.js';

// What the values of options may be. Commander puts the option or variable and the quoted value before each sentence.

type Parser = (text: string, before: unknown) => unknown;

/** Reads a value. Lists and records add to what an earlier use of the same flag gave. */
export function parserOf({ expects, read }: ReadableText): Parser {
  return (text, before) => {
    const value = read(text);
    if (value === undefined) throw new InvalidArgumentError(expects);
    if (Array.isArray(value) && Array.isArray(before)) return [...before, ...value];
    return isRecord(value) && isRecord(before) ? { ...before, ...value } : value;
  };
}

export const seed = parserOf(commandOptions.seed.text);

const notEmpty = 'It cannot be empty.';

export const someText = parserOf({ expects: notEmpty, read: (text) => (text.trim() === '' ? undefined : text) });

export const repeatable = parserOf({ expects: notEmpty, read: (text) => (text.trim() === '' ? undefined : [text]) });

/** Several in one text, with commas between, but for those in braces; the option may be given again. */
export const commaList = parserOf({
  expects: 'A list has commas between its parts, and no part is empty.',
  read: (text) => {
    const parts = text.split(/,(?![^{}]*\})/).map((part) => part.trim());
    return parts.includes('') ? undefined : parts;
  },
});

export const seconds = parserOf({
  expects: 'A time is a number of seconds above 0, at most 86400.',
  read: (text) => {
    const number = Number(text);
    return /^\d+(?:\.\d{1,3})?$/.test(text) && number > 0 && number <= 86_400 ? number : undefined;
  },
});

const LONGEST_MS = 86_400_000;

/** Milliseconds of a text such as `5s`. */
export const interval: ReadableText = {
  expects: 'A time has its unit, such as 500ms, 5s or 2m, and is from 100ms to 24h.',
  read: (text) => {
    const value = /^\d{1,9}(?:\.\d{1,9})?(?:ms|s|m|h)$/.test(text) ? ms(text as ms.StringValue) : undefined;
    return value !== undefined && value >= 100 && value <= LONGEST_MS ? Math.round(value) : undefined;
  },
};

const isWebAddress = (text: string): boolean => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);

/** As it was given. */
export const eventAddress = parserOf({
  expects: 'An http or https address is wanted.',
  read: (text) => (isWebAddress(text) ? text : undefined),
});

/** Of a server, without a slash at its end. */
export const address = parserOf({
  expects: 'An http or https address is wanted.',
  read: (text) => (isWebAddress(text) ? text.replace(/\/+$/, '') : undefined),
});

/** Of a mock or a sandbox in it; where its page or its control API is will do as well. */
export const mockAddress = parserOf({
  expects: 'The base URL of a mock is wanted, such as http://127.0.0.1:4010, or that of a sandbox in it: .../@name.',
  read: (text) => {
    if (!isWebAddress(text)) return undefined;
    const { search, hash } = new URL(text);
    return search + hash === '' || /\/_mock\//.test(text)
      ? text.replace(/\/_mock(?:[/?#].*)?$/, '').replace(/\/+$/, '')
      : undefined;
  },
});
