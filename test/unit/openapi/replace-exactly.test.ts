import { describe, expect, it } from 'vitest';
import { countOf, replaceExactly } from '../../../openapi/replace-exactly.mjs';

describe('the rewriting of compiled checks', () => {
  it('makes each replacement in turn, in the code that the last one left', () => {
    const code = replaceExactly('"use strict";\nexport const a = 1;\nexport const b = 2;\n', [
      ['"use strict";\n', '', 1],
      [/^export const (\w)/gm, 'const $1', 2],
      ['const', 'let', 2],
      ['var', 'let', 0],
    ]);
    expect(code).toBe('let a = 1;\nlet b = 2;\n');
  });

  it.each<[what: string, pattern: RegExp | string, count: number, message: RegExp]>([
    ['nothing', /schemaPath:"[^"]*",/g, 1, /\/schemaPath.*\/g occurs 0 times, not 1\./],
    ['too little', /a/g, 3, /\/a\/g occurs 2 times, not 3\./],
    ['too much', 'a', 1, /a occurs 2 times, not 1\./],
    ['what is to be absent', 'b', 0, /b occurs 1 times, not 0\./],
  ])('throws when %s would be replaced', (_, pattern, count, message) => {
    expect(() => replaceExactly('aba', [[pattern, '', count]])).toThrow(message);
  });

  it('counts parts that do not overlap', () => {
    expect([countOf('a.concat(b.concat(c))', '.concat('), countOf('aaa', 'aa'), countOf('', 'a')]).toEqual([2, 1, 0]);
  });
});
