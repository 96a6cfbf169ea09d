import { isIP } from 'node:net';
import { InvalidArgumentError } from 'commander';

// What the values of options may be; Commander tells which option was wrong.

/** Commander's text around it names the option or variable and quotes the value. */
export function wholeNumber(what: string, max: number, min = 0): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value > max || value < min) throw new InvalidArgumentError(`${what} to ${max}.`);
    return value;
  };
}

/** The same bound as in a world file and in the control API. */
export const seed = wholeNumber('A seed is a whole number from 0', 4_294_967_295);

export function host(text: string): string {
  if (isIP(text) === 0 && !/^[a-z\d]([a-z\d.-]*[a-z\d])?$/i.test(text)) {
    throw new InvalidArgumentError('A host is a name or an IP address, without scheme, port or brackets.');
  }
  return text;
}

export function scenario(text: string): string {
  if (text.trim() === '') throw new InvalidArgumentError('A scenario is the name of a built-in world or a file.');
  return text;
}

export function file(text: string): string {
  if (text.trim() === '') throw new InvalidArgumentError('A file has a name.');
  return text;
}

/** A token that a header cannot carry could never be sent back. */
export function token(text: string): string {
  if (!/^[\x21-\x7e]+$/.test(text)) {
    throw new InvalidArgumentError('A token is made of visible ASCII characters, without spaces.');
  }
  return text;
}

/** By the words that compose files and CI forms use. */
export function onOrOff(text: string): boolean {
  if (/^(true|1|on|yes)$/i.test(text)) return true;
  if (/^(false|0|off|no)$/i.test(text)) return false;
  throw new InvalidArgumentError('It is either on (true, 1, on, yes) or off (false, 0, off, no).');
}

export function dialect(text: string, before: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  const settings = new Map(Object.entries(before));
  for (const part of text.split(',')) {
    const [, key, value] = /^\s*([^=\s]+)\s*=\s*(\S+)\s*$/.exec(part) ?? [];
    if (key === undefined || value === undefined) {
      throw new InvalidArgumentError('A dialect is written key=value, several with commas between them.');
    }
    settings.set(key, value);
  }
  return Object.fromEntries(settings);
}

/** A variable holds one a line, for it can be there once only. */
export function fault(text: string, before: readonly string[] = []): readonly string[] {
  const lines = text.split('\n').map((line) => line.trim());
  const written = lines.filter((line) => line !== '');
  if (written.length === 0)
    throw new InvalidArgumentError('A fault is written such as getFlows:503x2, or names a preset.');
  return [...before, ...written];
}
