// Regular expressions as upstream's database reads them, which is by PCRE: what JavaScript knows and PCRE refuses is refused here, and what
// PCRE writes otherwise is translated (PCRE's manual, pcrepattern). Not covered: recursion, conditions and verbs such as `(*COMMIT)`.

const MOST_REPEATS = 65_535;

const POSIX: Readonly<Record<string, string>> = {
  alnum: 'a-zA-Z0-9',
  alpha: 'a-zA-Z',
  ascii: '\\x00-\\x7f',
  blank: ' \\t',
  cntrl: '\\x00-\\x1f\\x7f',
  digit: '0-9',
  graph: '!-~',
  lower: 'a-z',
  print: ' -~',
  punct: '!-\\/:-@\\[-`{-~',
  space: '\\s',
  upper: 'A-Z',
  word: '\\w',
  xdigit: '0-9a-fA-F',
};

/** Escapes that PCRE has and JavaScript has not. */
const ESCAPES: Readonly<Record<string, string>> = {
  a: '\\x07',
  e: '\\x1b',
  h: '[ \\t\\xa0]',
  H: '[^ \\t\\xa0]',
  R: '(?:\\r\\n|[\\n-\\r])',
  N: '[^\\n]',
  A: '(?<![^])',
  z: '(?![^])',
  Z: '(?=\\n?(?![^]))',
};

/** Refuses a repetition beyond what PCRE counts to. `{` is an ordinary letter where no count follows. */
export function refuseLongRepeats(pattern: string): void {
  for (const [, least = '', most = ''] of pattern.matchAll(/\{(\d+)(?:,(\d*))?\}/g)) {
    if (Number(least) > MOST_REPEATS || Number(most) > MOST_REPEATS) {
      throw new SyntaxError('number too big in {} quantifier');
    }
  }
}

/** Throws a SyntaxError where PCRE refuses the pattern. Options are those of `$options`: i, m, s, x. */
export function compilePcre(pattern: string, options: string): RegExp {
  const leading = /^\(\?([imsx]+)\)/.exec(pattern);
  const flags = new Set(options + (leading?.[1] ?? ''));
  const isExtended = flags.delete('x');
  const rest = leading === null ? pattern : pattern.slice(leading[0].length);
  // A remark ends with its line. One within a class is not looked for.
  const source = translate(isExtended ? rest.replace(/(?<!\\)#[^\n]*/g, '') : rest, isExtended);
  return new RegExp(source, [...flags].join(''));
}

function translate(pattern: string, isExtended: boolean): string {
  const groups = pattern.replace(/\\.|\[(?:\\.|[^\]])*\]/gs, '').match(/\((?!\?)|\(\?P?<(?![=!])/g)?.length ?? 0;
  const tokens = (pattern.match(TOKEN) ?? []).filter((token) => !isExtended || !/^\s/.test(token));
  const source = tokens.map((token) => translated(token, groups)).join('');
  refuseOpenLookbehind(source);
  return source;
}

/** What is looked at as one: a quoted part, an escape, a class, a comment, the head of a group, a repetition, else a letter. */
const TOKEN =
  /\\Q.*?(?:\\E|$)|\\.|\[\^?\]?(?:\[:\^?\w+:\]|\\.|[^\]\\])*\]|\(\?#[^)]*\)|\(\?P?<[A-Za-z_]\w*>|\(\?P=\w+\)|\{\d+(?:,\d*)?\}|./gs;

function translated(token: string, groups: number): string {
  if (token.startsWith('\\Q')) {
    return token.replace(/^\\Q|\\E$/g, '').replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  }
  if (token.startsWith('\\')) {
    return escaped(token, groups);
  }
  if (token.startsWith('[') && token.length > 1) {
    return classOf(token);
  }
  if (token === '[') {
    throw new SyntaxError('missing terminating ] for character class');
  }
  if (token.startsWith('(?#')) {
    return '';
  }
  if (token.startsWith('(?P=')) {
    return `\\k<${token.slice(4, -1)}>`;
  }
  if (token.startsWith('{')) {
    refuseLongRepeats(token);
  }
  return token.replace('(?P<', '(?<');
}

function escaped(token: string, groups: number): string {
  const letter = token.charAt(1);
  if (/[LlUu]/.test(letter)) {
    throw new SyntaxError(`PCRE does not support \\${letter}`);
  }
  if (/[1-9]/.test(letter) && Number(letter) > groups) {
    throw new SyntaxError('reference to non-existent subpattern');
  }
  if (letter === 'E') {
    return '';
  }
  return Object.hasOwn(ESCAPES, letter) ? (ESCAPES[letter] ?? token) : token;
}

/** A bracket that stands first is a member, and `[:alpha:]` names members. */
function classOf(token: string): string {
  const [, not = '', members = ''] = /^\[(\^?)(.*)\]$/s.exec(token) ?? [];
  if (members === '') {
    throw new SyntaxError('missing terminating ] for character class');
  }
  const inner = members
    .replace(/^\]/, '\\]')
    .replace(/\[:(\^?)(\w+):\]/g, (_, negated, name) => {
      const known = Object.hasOwn(POSIX, name) ? POSIX[name] : undefined;
      if (known === undefined || negated !== '') {
        throw new SyntaxError('unknown POSIX class name');
      }
      return known;
    })
    .replace(/\\[hae]/g, (known) => (ESCAPES[known.charAt(1)] ?? known).replace(/[[\]]/g, ''));
  return `[${not}${inner}]`;
}

/** PCRE looks behind by a length that each branch fixes. */
function refuseOpenLookbehind(source: string): void {
  const plain = source.replace(/\\.|\[(?:\\.|[^\]])*\]/gs, 'a');
  for (const { index } of plain.matchAll(/\(\?<[=!]/g)) {
    let depth = 1;
    let end = index + 4;
    for (; end < plain.length && depth > 0; end += 1) {
      depth += plain[end] === '(' ? 1 : plain[end] === ')' ? -1 : 0;
    }
    if (/[*+]|[^(]\?|\{\d+,/.test(plain.slice(index + 4, end - 1))) {
      throw new SyntaxError('lookbehind assertion is not fixed length');
    }
  }
}
