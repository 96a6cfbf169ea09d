import { describe, expect, it } from 'vitest';
import { compilePcre, refuseLongRepeats } from '../../../../mock/domain/upstream/pcre.js';

describe('a pattern that reaches the database', () => {
  it.each([
    'a{65536}',
    'a{99999}',
    'a{1,65536}',
    'a{70000,}',
    '(b|c){100000}',
    '[]',
    '[^]',
    '[]abc',
    '[abc',
    '\\8',
    '(a)\\2',
    '\\u0041',
    '\\Uabc',
    '\\Labc',
    '(?<=a+)b',
    '(?<!a{1,3})b',
    '(?<=a?b)c',
    '[[:nothing:]]',
    '(',
    'a)',
    '*',
    'a{3,2}',
    '\\',
  ])('%s is refused, as PCRE does', (pattern) => {
    expect(() => compilePcre(pattern, '')).toThrow(SyntaxError);
  });

  it.each<[string, string, string, boolean]>([
    ['a{65535}', '', 'a', false],
    ['^a{0003}$', '', 'aaa', true],
    ['a{,3}', '', 'a{,3}', true],
    ['a{x}', '', 'a{x}', true],
    ['a{', '', 'a{', true],
    ['(?i)abc', '', 'ABC', true],
    ['(?is)a.c', '', 'A\nC', true],
    ['a b # remark\nc', 'x', 'abc', true],
    ['a\\ b', 'x', 'a b', true],
    ['[ ]', 'x', 'ab', false],
    ['a#b', '', 'a#b', true],
    ['\\Qa.c\\E.', '', 'a.cd', true],
    ['\\Qa.c\\E', '', 'abc', false],
    ['^[[:digit:][:lower:]]+$', '', 'ab12', true],
    ['[]a]b', '', ']b', true],
    ['[^]a]b', '', ']b', false],
    ['(?P<x>a)(?P=x)', '', 'aa', true],
    ['(?#remark)ab', '', 'ab', true],
    ['\\Aab\\z', '', 'ab', true],
    ['\\Ab', '', 'ab', false],
    ['(?<=a|b)c', '', 'bc', true],
    ['(a)\\1', '', 'aa', true],
    ['(?:ab)?c', '', 'c', true],
  ])('%s with options "%s" looks at "%s": %s', (pattern, options, text, isFound) => {
    expect(compilePcre(pattern, options).test(text)).toBe(isFound);
  });

  it.each(['a{65535}', 'a{}', '{99999', 'a{99999'])('%s repeats nothing too often', (pattern) => {
    expect(() => refuseLongRepeats(pattern)).not.toThrow();
  });
});
