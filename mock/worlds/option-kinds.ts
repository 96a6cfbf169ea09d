import { isIP } from 'node:net';
import { OptionError } from '../domain/option-error.js';
import type { ReportSource } from './report-source.js';

/** How a flag or a variable spells a value: one of some words, or a text that `read` understands. */
export type Spelling = { readonly words: readonly string[] } | ReadableText;

export interface ReadableText {
  /** A sentence that says what is right. */
  readonly expects: string;
  /** Undefined for a text that is wrong. */
  readonly read: (text: string) => unknown;
}

/** What an option's values may be. Checks throw an OptionError. */
interface OptionKind<T> {
  readonly check: (name: string, value: T) => void;
  readonly text: ReadableText;
}

export function checkWholeNumber(name: string, value: number): void {
  if (!Number.isSafeInteger(value) || value < 0) {
    throw new OptionError(`${name} can't be ${JSON.stringify(value)}: a whole number of 0 or more`);
  }
}

export function checkReports(name: string, value: ReportSource): void {
  const { list, show, page } = Object(value);
  if ([list, show, page].some((each) => typeof each !== 'function')) {
    throw new OptionError(
      `${name} can't be ${JSON.stringify(value)}: an object with list, show and page; a folder is shown by \`flowmate-mock serve --reports DIR\``,
    );
  }
}

/** In code any whole number, as a text only up to `most`. `what` is the beginning of a sentence that ends with `most`. */
export function wholeNumber(what: string, most: number, least: 0 | 1 = 0): OptionKind<number> {
  return {
    check: (name, value) => {
      checkWholeNumber(name, value);
      if (value < least) {
        throw new OptionError(`${name} can't be 0: a whole number of 1 or more`);
      }
    },
    text: {
      expects: `${what} to ${most}.`,
      read: (text) => {
        const value = Number(text);
        return /^\d+$/.test(text) && value >= least && value <= most ? value : undefined;
      },
    },
  };
}

const MAX_PORT = 65_535;

export const port: OptionKind<number> = {
  check: (name, value) => {
    if (!Number.isInteger(value) || value < 0 || value > MAX_PORT) {
      throw new OptionError(`${name} can't be ${JSON.stringify(value)}: a whole number from 0 to ${MAX_PORT}`);
    }
  },
  text: wholeNumber('A port is a whole number from 0 (any free one)', MAX_PORT).text,
};

export function oneOf<const Word extends string>(...words: readonly Word[]) {
  return {
    check: (name: string, value: Word): void => {
      if (!words.includes(value)) {
        throw new OptionError(`unknown ${name} ${JSON.stringify(value)}: ${words.join(' or ')}`);
      }
    },
    text: { words },
  };
}

const TOKEN = /^[\x21-\x7e]+$/;

/** A token that a header can carry. */
export const token: OptionKind<string> = {
  check: (name, value) => {
    if (!TOKEN.test(value)) {
      throw new OptionError(
        `${name} can't be ${JSON.stringify(value)}: visible ASCII characters without blanks, at least one`,
      );
    }
  },
  text: {
    expects: 'A token is made of visible ASCII characters, without spaces.',
    read: (text) => (TOKEN.test(text) ? text : undefined),
  },
};

export const host: ReadableText = {
  expects: 'A host is a name or an IP address, without scheme, port or brackets.',
  read: (text) => (isIP(text) !== 0 || /^[a-z\d]([a-z\d.-]*[a-z\d])?$/i.test(text) ? text : undefined),
};

/** Undefined for a text that is no host. */
export const hostName = (text: string): string | undefined =>
  isIP(text) !== 0 || /^[a-z\d_]([a-z\d._-]*[a-z\d_])?$/i.test(text) ? text.toLowerCase() : undefined;

/** Undefined for a text that is no origin. */
export function origin(text: string): string | undefined {
  if (text === 'any') {
    return text;
  }
  const own = URL.canParse(text) ? new URL(text).origin : undefined;
  return own !== undefined && own === text.toLowerCase().replace(/\/$/, '') ? own : undefined;
}

/** A list of texts, each of which `read` understands. */
export function listOf(expects: string, read: (text: string) => string | undefined): OptionKind<readonly string[]> {
  return {
    check: (name, value) => {
      const wrong = Array.isArray(value)
        ? value.find((each) => typeof each !== 'string' || read(each) === undefined)
        : value;
      if (wrong !== undefined) {
        throw new OptionError(`${name} can't be ${JSON.stringify(wrong)}: ${expects}`);
      }
    },
    text: {
      expects,
      read: (text) => {
        const values = text.split(',').map((each) => read(each.trim()));
        return values.includes(undefined) ? undefined : values;
      },
    },
  };
}

const isWebUrl = (text: string): boolean =>
  URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && !/[?#]/.test(text);

export const webUrl: OptionKind<string> = {
  check: (name, value) => {
    if (!isWebUrl(value)) {
      throw new OptionError(`${name} can't be ${JSON.stringify(value)}: a URL such as https://mock.example/flowmate`);
    }
  },
  text: {
    expects: 'A URL is written such as https://mock.example/flowmate, without query and fragment.',
    read: (text) => (isWebUrl(text) ? text : undefined),
  },
};

export const someText = (expects: string): ReadableText => ({
  expects,
  read: (text) => (text.trim() === '' ? undefined : text),
});

/** The words that compose files and CI forms use. */
export const onOrOff: ReadableText = {
  expects: 'It is either on (true, 1, on, yes) or off (false, 0, off, no).',
  read: (text) => (/^(true|1|on|yes)$/i.test(text) ? true : /^(false|0|off|no)$/i.test(text) ? false : undefined),
};

export const dialectText: ReadableText = {
  expects: 'A dialect is written key=value, several with commas between them.',
  read: (text) => {
    const pairs = text.split(',').map((part) => /^\s*([^=\s]+)\s*=\s*(\S+)\s*$/.exec(part)?.slice(1, 3));
    return pairs.includes(undefined) ? undefined : Object.fromEntries(pairs.map((pair) => pair ?? []));
  },
};

/** One fault a line: a variable exists only once. */
export const faultTexts: ReadableText = {
  expects: 'A fault is written such as getFlows:503x2, or names a preset.',
  read: (text) => {
    const written = text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
    return written.length === 0 ? undefined : written;
  },
};
