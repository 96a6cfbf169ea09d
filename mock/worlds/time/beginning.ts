import { OptionError } from '../../domain/option-error.js';
import { isShown } from '../../scenarios/builtin.js';
import type { ReadableText } from '../option-kinds.js';
import { momentOf } from './clock-setting.js';

// How the option `clock` says when worlds begin.

const words: readonly string[] = ['now', 'scenario', 'auto'];

function isBeginning(text: string): boolean {
  if (words.includes(text)) return true;
  try {
    momentOf(text);
    return true;
  } catch {
    return false;
  }
}

const text: ReadableText = {
  expects:
    'A world begins now, as its scenario says (scenario), or at a time such as 2026-11-24T09:00:00Z, with its offset.',
  read: (given) => (isBeginning(given) ? given : undefined),
};

export const beginning = {
  text,
  check: (name: string, value: string): void => {
    if (!isBeginning(value)) throw new OptionError(`${name} can't be ${JSON.stringify(value)}: ${text.expects}`);
  },
};

/** When a world of this scenario begins, in milliseconds since 1970: `now`, or undefined for as the scenario says. */
export function beginsAt(clock: string, scenario: unknown): 'now' | number | undefined {
  if (clock === 'scenario' || (clock === 'auto' && !isShown(scenario))) return undefined;
  return words.includes(clock) ? 'now' : momentOf(clock);
}
