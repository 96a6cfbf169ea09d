import type { Condition, Operator, Term } from './condition.js';

const LONGEST = 1_000;

/** Parentheses and negations inside each other. */
const DEEPEST = 20;

const TOKEN =
  /\s*(?:(\d+(?:\.\d+)?(?![\w.])|-\d+(?:\.\d+)?)|"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|(===|!==|==|!=|<>|<=|>=|<|>|=|&&|\|\||!|\(|\))|([\p{L}_$][\p{L}\p{N}_$.[\]-]*))/uy;

const OPERATORS: Readonly<Record<string, Operator>> = {
  '=': '=',
  '==': '=',
  '===': '=',
  '!=': '!=',
  '!==': '!=',
  '<>': '!=',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
  contains: 'contains',
};

interface Token {
  readonly kind: 'number' | 'text' | 'sign' | 'word';
  readonly text: string;
}

/** The condition that a text is; undefined when it is of a language that is not known here. */
export function parseCondition(text: string): Condition | undefined {
  const tokens = text.length > LONGEST ? undefined : tokensOf(text);
  if (tokens === undefined) {
    return undefined;
  }
  try {
    return new Reader(tokens).whole();
  } catch (error) {
    if (error instanceof Unreadable) {
      return undefined;
    }
    throw error;
  }
}

class Unreadable extends Error {}

function tokensOf(text: string): Token[] | undefined {
  const tokens: Token[] = [];
  const whole = text.trimEnd();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < whole.length) {
    const found = TOKEN.exec(whole);
    if (found === null) {
      return undefined;
    }
    const [, number, double, single, sign, word] = found;
    if (number !== undefined) {
      tokens.push({ kind: 'number', text: number });
    } else if (double !== undefined || single !== undefined) {
      tokens.push({ kind: 'text', text: (double ?? single ?? '').replace(/\\(.)/g, '$1') });
    } else if (sign !== undefined) {
      tokens.push({ kind: 'sign', text: sign });
    } else {
      tokens.push({ kind: 'word', text: word ?? '' });
    }
  }
  return tokens;
}

class Reader {
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  whole(): Condition {
    const expression = this.#either();
    if (this.#at < this.#tokens.length) {
      throw new Unreadable();
    }
    return expression;
  }

  #either(): Condition {
    let left = this.#both();
    while (this.#takes('||', 'or')) {
      left = { kind: 'or', left, right: this.#both() };
    }
    return left;
  }

  #both(): Condition {
    let left = this.#one();
    while (this.#takes('&&', 'and')) {
      left = { kind: 'and', left, right: this.#one() };
    }
    return left;
  }

  #one(): Condition {
    this.#depth += 1;
    if (this.#depth > DEEPEST) {
      throw new Unreadable();
    }
    const expression = this.#takes('!', 'not')
      ? { kind: 'not' as const, of: this.#one() }
      : this.#takes('(')
        ? this.#inside()
        : this.#comparison();
    this.#depth -= 1;
    return expression;
  }

  #inside(): Condition {
    const expression = this.#either();
    if (!this.#takes(')')) {
      throw new Unreadable();
    }
    return expression;
  }

  #comparison(): Condition {
    const left = this.#term();
    const sign = this.#tokens[this.#at]?.text ?? '';
    const operator =
      this.#tokens[this.#at]?.kind !== 'text' && Object.hasOwn(OPERATORS, sign) ? OPERATORS[sign] : undefined;
    if (operator === undefined) {
      return { kind: 'truth', term: left };
    }
    this.#at += 1;
    return { kind: 'compare', left, operator, right: this.#term() };
  }

  #term(): Term {
    const token = this.#tokens[this.#at];
    if (token === undefined || token.kind === 'sign') {
      throw new Unreadable();
    }
    this.#at += 1;
    if (token.kind === 'word') {
      return wordTerm(token.text);
    }
    return { kind: 'value', value: token.kind === 'number' ? Number(token.text) : token.text };
  }

  #takes(...texts: readonly string[]): boolean {
    const token = this.#tokens[this.#at];
    const takes = token !== undefined && token.kind !== 'text' && texts.includes(token.text);
    if (takes) {
      this.#at += 1;
    }
    return takes;
  }
}

function wordTerm(word: string): Term {
  switch (word) {
    case 'true':
    case 'false':
      return { kind: 'value', value: word === 'true' };
    case 'null':
      return { kind: 'value', value: null };
    default:
      return { kind: 'name', path: word };
  }
}
