import { existsSync } from 'node:fs';
import { isSecretName } from '../../../mock/index.js';
import { secretsIn } from './secret-text.js';
import { createHide } from './secret-values.js';

/** `--password`, `-token`, `/secret`. */
const OPTION = /^(?:--?|\/)([\w.-]+)$/;

/** `--password=x`, `-token:x`, `PASSWORD=x`. */
const ASSIGNED = /^(?:--?|\/)?([\w.-]+)(?:=|(?<=^[-/].*):)([\s\S]+)$/;

/** Secrets among the words of a command: behind options and variables of such a name, and in addresses, headers and JSON. */
export function secretsOfCommand(words: readonly string[]): readonly string[] {
  return words.flatMap((word, at) => secretsOfWord(word, words[at - 1]));
}

/** A command as it may be shown. */
export function hideInCommand(words: readonly string[]): readonly string[] {
  const hide = createHide(secretsOfCommand(words));
  // In its place a secret of one letter is hidden, too.
  return words.map((word, at) => hide(createHide(secretsOfWord(word, words[at - 1]), 1)(word)));
}

function secretsOfWord(word: string, before = ''): readonly string[] {
  const option = OPTION.exec(before)?.[1];
  if (option !== undefined && isSecretName(option) && !/^no-/.test(option) && !isOption(word)) return [word];
  const [, name = '', value = ''] = ASSIGNED.exec(word) ?? [];
  // `sh -c 'client --password x'`
  const inside = /\s/.test(word) ? secretsOfCommand(word.trim().split(/[\s"']+/)) : [];
  return [...(isSecretName(name) ? [unquoted(value)] : []), ...inside, ...secretsIn(word)];
}

/** A value with a quoted beginning ends there. */
function unquoted(value: string): string {
  return /^(["'])([\s\S]*?)\1/.exec(value)?.[2] ?? value;
}

function isOption(word: string): boolean {
  return /^--?[A-Za-z]/.test(word);
}

/** Shorter values of variables are ordinary words too often. */
const SHORTEST_VARIABLE = 8;

/** What stands under the names of secrets in an environment. */
export function secretsOfEnvironment(env: Readonly<Record<string, string | undefined>>): readonly string[] {
  return Object.entries(env).flatMap(([name, value = '']) => {
    if (!isSecretName(name) || value.length < SHORTEST_VARIABLE) return [];
    // PWD is a folder, and credentials may be named by their file.
    return existsSync(value) ? [] : [value];
  });
}
