import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redactJson } from '../../../mock/journal/redact-json.js';

const isSecret = (names: readonly string[]) => names.includes('password');
const names = fc.constantFrom('password', 'name', 'a"b', '', '__proto__', 'pass');
const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.string(),
    fc.integer(),
    fc.constantFrom(null, true, false, ''),
    tie('list'),
    tie('object'),
  ),
  list: fc.array(tie('value'), { maxLength: 3 }),
  object: fc.dictionary(names, tie('value'), { maxKeys: 4 }),
})).value;

/** The same by way of the value. */
function redacted(value: unknown, secret = false): unknown {
  if (Array.isArray(value)) return value.map((one) => redacted(one, secret));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => [name, redacted(one, secret || name === 'password')]),
    );
  }
  return secret && (typeof value === 'number' || (typeof value === 'string' && value !== '')) ? '*' : value;
}

describe('JSON without its secrets', () => {
  it('is the same but for the secrets, however it is written', () => {
    fc.assert(
      fc.property(json, fc.constantFrom(undefined, 1, '\t'), (value, indent) => {
        const text = JSON.stringify(value, undefined, indent);
        const shown = redactJson(text, isSecret, '*');
        expect(JSON.parse(shown)).toEqual(redacted(JSON.parse(text)));
        expect(redactJson(text, () => false, '*')).toBe(text);
      }),
    );
  });

  it('has no secret wherever it is cut off', () => {
    fc.assert(
      fc.property(json, fc.nat(200), (value, at) => {
        const text = JSON.stringify({ first: value, password: 'the-secret-text', last: value }).slice(0, at);
        expect(redactJson(text, isSecret, '*')).not.toMatch(/the-/);
      }),
    );
  });

  it('takes any text at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'{}[]:,"\\ a1') }), (text) => {
        expect(redactJson(text, () => false, '*')).toBe(text);
        expect(typeof redactJson(text, isSecret, '*')).toBe('string');
      }),
    );
  });
});
