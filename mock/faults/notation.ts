import { quote } from '../domain/checks/report.js';
import { serviceNames } from '../domain/service-names.js';
import { durationOf } from './duration.js';
import type { FaultMatch, FaultObject } from './fault.js';
import { readArguments } from './notation-arguments.js';
import { effectWords, readEffect } from './notation-effects.js';

/** Why a text is not a fault, and what would be right. */
export interface WrongText {
  readonly problem: string;
  /** A word that is not known, and the known ones. */
  readonly unknown?: { readonly word: string; readonly words: readonly string[] };
}

export const TEXT_GRAMMAR =
  'TARGET:EFFECT is, such as "getFlows:503x2", "getFlows#2:reset", "*:latency(200)" or "GET /flows*:truncate(20)%0.3"';

/** Reads `TARGET[#NTH]:EFFECT[(ARGUMENTS)]` with `xTIMES`, `/EVERY`, `%PROBABILITY` and `+DELAY` behind it. */
export function readFaultText(text: string): FaultObject | WrongText {
  const [, target = '', rest = ''] = /^([^:]*):(.*)$/s.exec(text.trim()) ?? [];
  if (target.trim() === '' || rest.trim() === '') {
    return { problem: `it has no ${target.trim() === '' ? 'target' : 'effect'}; ${TEXT_GRAMMAR}` };
  }
  const match = readTarget(target.trim());
  if ('problem' in match) {
    return match;
  }
  const [, word = ''] = /^\s*(\d+|[a-z]+(?:-[a-z]+)*)/.exec(rest) ?? [];
  const behind = rest.trimStart().slice(word.length);
  // Only the known words show where the word ends in `resetx2`.
  const [name, after] = splitWord(word, behind);
  const args = readArguments(after);
  if (args === undefined) {
    return {
      problem: `the arguments ${quote(after)} are not written (a,b=c), texts with commas or brackets in double quotes`,
    };
  }
  const effect = readEffect(name, args.list);
  if (effect === undefined) {
    const problem = `${quote(name === '' ? rest : name)} is no effect`;
    return { problem, unknown: { word: name, words: ['503', ...effectWords] } };
  }
  if (typeof effect === 'string') {
    return {
      problem: `${quote(name + after.slice(0, after.length - args.rest.length))} is not written right; ${effect} is`,
    };
  }
  const modifiers = readModifiers(args.rest);
  return 'problem' in modifiers ? modifiers : { match, effect, ...modifiers };
}

// An x behind a known word and before digits is the times modifier.
function splitWord(word: string, behind: string): [name: string, after: string] {
  const times = /^(.+?)(x)$/.exec(word);
  return times?.[1] !== undefined && /^\d/.test(behind) && effectWords.includes(times[1])
    ? [times[1], `x${behind}`]
    : [word, behind];
}

function readTarget(target: string): FaultMatch | WrongText {
  const [, what = '', places] = /^(.*?)(?:\s*#\s*([^#]*))?$/s.exec(target) ?? [];
  const nth = places?.split(',').map((place) => (/^\s*[1-9]\d{0,8}\s*$/.test(place) ? Number(place) : 0));
  if (nth?.includes(0)) {
    return { problem: `${quote(`#${places}`)} counts nothing; #2 or #2,5 do, from 1` };
  }
  return { ...readWhat(what.trim()), ...(nth === undefined ? {} : { nth: nth.length === 1 ? (nth[0] ?? 1) : nth }) };
}

function readWhat(what: string): FaultMatch {
  if (what === '*') {
    return {};
  }
  const [, method, path] = /^(?:([A-Za-z]+)\s+)?([/*]\S*)$/.exec(what) ?? [];
  if (path !== undefined) {
    return {
      ...(method === undefined ? {} : { method: method.toUpperCase() }),
      ...(path === '*' ? {} : { path }),
    };
  }
  const service = serviceNames.find((name) => name === what);
  if (service !== undefined) {
    return { service };
  }
  const operations = what.split(',').map((name) => name.trim());
  return { operation: operations.length === 1 ? what : operations };
}

type Modifiers = Pick<FaultObject, 'times' | 'every' | 'probability' | 'delay'>;

const MODIFIER = /^\s*(?:([x/%])\s*(\d+(?:\.\d+)?|\.\d+)|\+\s*(\d+(?:\.\d+)?\s?(?:ms|s|m)?))(?=[\sx/%+]|$)/;

function readModifiers(text: string): Modifiers | WrongText {
  const found: { times?: number; every?: number; probability?: number; delay?: number } = {};
  let rest = text;
  while (rest.trim() !== '') {
    const [whole, sign, number, delay] = MODIFIER.exec(rest) ?? [];
    if (whole === undefined) {
      return {
        problem: `${quote(rest.trim())} means nothing behind an effect; x2 (twice), /3 (every third), %0.2 (one in five) and +200ms (after a while) do`,
      };
    }
    const name = sign === 'x' ? 'times' : sign === '/' ? 'every' : sign === '%' ? 'probability' : 'delay';
    if (found[name] !== undefined) {
      return { problem: `it says twice what ${name} is; once is enough` };
    }
    const value = delay === undefined ? Number(number) : durationOf(delay);
    if (value === undefined) {
      return { problem: `${quote(`+${delay}`)} is too long; ten minutes are the most` };
    }
    if (name === 'probability' && value > 1) {
      return {
        problem: `${quote(`%${number}`)} is no probability; one from 0 to 1 is, such as %${value <= 100 ? value / 100 : 0.5}`,
      };
    }
    found[name] = value;
    rest = rest.slice(whole.length);
  }
  return found;
}
