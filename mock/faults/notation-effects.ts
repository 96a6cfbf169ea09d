import { durationOf } from './duration.js';
import type { Effect, EffectOf } from './fault.js';
import { answerWords, readStatus, STATUS_USAGE } from './notation-answers.js';
import { type Argument, membersOf, numbers, values } from './notation-arguments.js';
import { alone, type Word } from './notation-word.js';

/** Without a word at its end, which then says when. */
function readLatency(args: readonly Argument[]): Effect | undefined {
  const [when] = values(args.slice(-1)) ?? [];
  if (when === 'after' || when === 'before') {
    const effect = readWait(args.slice(0, -1));
    return effect === undefined || effect.distribution === 'quiet' ? undefined : { ...effect, when };
  }
  return readWait(args);
}

function readWait(args: readonly Argument[]): EffectOf<'latency'> | undefined {
  const [first = '', ...more] = values(args) ?? [];
  if (first === 'lognormal') {
    const [medianMs, sigma] = numbers(args.slice(1), 2) ?? [];
    return medianMs === undefined || sigma === undefined
      ? undefined
      : { kind: 'latency', distribution: 'lognormal', medianMs, sigma };
  }
  if (first === 'quiet') {
    const ms = more.length === 1 ? durationOf(more[0] ?? '') : undefined;
    return ms === undefined ? undefined : { kind: 'latency', distribution: 'quiet', ms };
  }
  const [from, to, ...others] = first.split('..').map((part) => durationOf(part));
  if (more.length > 0 || others.length > 0 || from === undefined) {
    return undefined;
  }
  if (first.includes('..')) {
    return to === undefined ? undefined : { kind: 'latency', distribution: 'uniform', minMs: from, maxMs: to };
  }
  return { kind: 'latency', ms: from };
}

/** Nothing is before. */
function readWhen(args: readonly Argument[]): 'before' | 'after' | undefined {
  const [when = 'before', ...more] = values(args) ?? ['?'];
  return more.length === 0 && (when === 'before' || when === 'after') ? when : undefined;
}

function readFormat(args: readonly Argument[]): Effect | undefined {
  if (args.length === 0) {
    return undefined;
  }
  const effect: EffectOf<'reformat'> = { kind: 'reformat' };
  for (const { name, value } of args) {
    if (name === 'indent' && /^\d$/.test(value)) {
      effect.indent = Number(value);
    } else if (name === undefined && (value === 'reversed' || value === 'shuffled')) {
      effect.keyOrder = value;
    } else {
      return undefined;
    }
  }
  return effect;
}

function readLimit(args: readonly Argument[]): Effect | undefined {
  const [rate = '', per = 'token', ...more] = values(args) ?? [];
  const [, limit, window] = /^(\d{1,9})\s*\/\s*(\S+)$/.exec(rate) ?? [];
  return limit === undefined || window === undefined || more.length > 0 || (per !== 'token' && per !== 'world')
    ? undefined
    : { kind: 'rate-limit', limit: Number(limit), window, ...(per === 'world' ? { per } : {}) };
}

function readChange(word: string, change: EffectOf<'change-world'>['changes'][number]): Word {
  return {
    usage: `${word} alone, or when: ${word}(after)`,
    read: (args) => {
      const when = readWhen(args);
      return when && { kind: 'change-world', ...(when === 'after' ? { when } : {}), changes: [change] };
    },
  };
}

const WORDS: Readonly<Record<string, Word>> = {
  latency: {
    usage: 'latency(200), latency(100..500), latency(lognormal,800,0.5), latency(200,after) or latency(quiet,200)',
    read: readLatency,
  },
  reset: alone({ kind: 'reset' }),
  silence: {
    usage: 'silence alone, or when: silence(after)',
    read: (args) => {
      const when = readWhen(args);
      return when && { kind: 'silence', ...(when === 'after' ? { when } : {}) };
    },
  },
  'lost-answer': alone({ kind: 'lost-answer' }),
  truncate: {
    usage:
      'truncate(20), the number of bytes that come, or with what follows them: truncate(20,reset), truncate(20,silence)',
    read: (args) => {
      const [bytes] = numbers(args.slice(0, 1), 1) ?? [];
      const [end = 'close', ...more] = values(args.slice(1)) ?? ['?'];
      return bytes === undefined || more.length > 0 || (end !== 'close' && end !== 'reset' && end !== 'silence')
        ? undefined
        : { kind: 'truncate', bytes, ...(end === 'close' ? {} : { end }) };
    },
  },
  drip: {
    usage: 'drip(10,100ms): bytes in one piece, and the time between two',
    read: (args) => {
      const [bytes] = numbers(args.slice(0, 1), 1) ?? [];
      const [, pause, ...more] = values(args) ?? [];
      const intervalMs = durationOf(pause);
      return bytes === undefined || intervalMs === undefined || more.length > 0
        ? undefined
        : { kind: 'drip', bytes, intervalMs };
    },
  },
  garbage: {
    usage: 'garbage alone or with its text: garbage("<html>")',
    read: (args) => {
      const [text, ...more] = values(args) ?? [];
      return more.length > 0 || (text === undefined && args.length > 0)
        ? undefined
        : { kind: 'garbage', ...(text === undefined ? {} : { text }) };
    },
  },
  'ignore-filters': {
    usage: 'ignore-filters alone or with names: ignore-filters(status,user)',
    read: (args) => {
      const filters = values(args);
      return filters && { kind: 'ignore-filters', ...(filters.length === 0 ? {} : { filters: [...filters] }) };
    },
  },
  'extra-members': {
    usage: 'extra-members alone or with members: extra-members(color=red)',
    read: (args) =>
      args.some(({ name }) => name === undefined)
        ? undefined
        : { kind: 'extra-members', ...(args.length === 0 ? {} : { members: membersOf(args) }) },
  },
  'rename-id': alone({ kind: 'rename-id' }),
  envelope: alone({ kind: 'envelope' }),
  'omit-members': {
    usage: 'omit-members(description,payload), the names of what is absent',
    read: (args) => {
      const members = values(args);
      return members === undefined || members.length === 0
        ? undefined
        : { kind: 'omit-members', members: [...members] };
    },
  },
  reformat: {
    usage: 'reformat with any of indent=2, reversed or shuffled: reformat(indent=2,shuffled)',
    read: readFormat,
  },
  'duplicate-execution': {
    usage: 'duplicate-execution alone or with the number of runs too many: duplicate-execution(2)',
    read: (args) => {
      const [times] = numbers(args, 1) ?? [];
      return times === undefined && args.length > 0
        ? undefined
        : { kind: 'duplicate-execution', ...(times === undefined ? {} : { times }) };
    },
  },
  'expire-token': readChange('expire-token', { expireToken: 'caller' }),
  'delete-flow': readChange('delete-flow', { delete: { kind: 'flows', id: 'path' } }),
  'rate-limit': { usage: 'rate-limit(5/1s) for each token, rate-limit(5/1s,world) for all', read: readLimit },
  ...answerWords,
};

/** The words for effects. */
export const effectWords: readonly string[] = Object.keys(WORDS);

/** The effect of a word with its arguments. Undefined: no such word; a text: how the word is written correctly. */
export function readEffect(word: string, args: readonly Argument[]): Effect | string | undefined {
  if (/^\d+$/.test(word)) {
    return readStatus(Number(word), args) ?? STATUS_USAGE;
  }
  const known = Object.hasOwn(WORDS, word) ? WORDS[word] : undefined;
  return known?.read(args) ?? (known === undefined ? undefined : known.usage || `${word} alone, without arguments`);
}
