import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { REDACTED } from '../../../../src/harness/secrets/secret-text.js';
import { createHide } from '../../../../src/harness/secrets/secret-values.js';
import { anyCharacter } from '../../../support/characters.js';
import { inDepth } from '../../../support/depth.js';

const base64 = (text: string): string => Buffer.from(text).toString('base64');

/** Every character, whether it has to be or not. */
const percentAll = (text: string): string => [...Buffer.from(text)].map((byte) => `%${byte.toString(16)}`).join('');

const unicodeAll = (text: string): string =>
  [...Array(text.length).keys()].map((at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`).join('');

const entities = (text: string): string =>
  text
    .replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign)
    .replaceAll("'", '&#39;');

/** Ways of writing a text down. */
const forms: Readonly<Record<string, (text: string) => string>> = {
  plain: (text) => text,
  'percent-encoded': encodeURIComponent,
  'percent-encoded, as in forms': (text) => new URLSearchParams({ a: text }).toString().slice(2),
  'percent-encoded, every letter': percentAll,
  'percent-encoded, capitals': (text) => percentAll(text).toUpperCase(),
  'percent-encoded twice': (text) => encodeURIComponent(encodeURIComponent(text)),
  JSON: (text) => JSON.stringify(text).slice(1, -1),
  'JSON in JSON': (text) => JSON.stringify(JSON.stringify(text)).slice(3, -3),
  'JSON in ASCII': unicodeAll,
  'JSON of PHP': (text) => JSON.stringify(text).slice(1, -1).replaceAll('/', '\\/'),
  HTML: entities,
  base64,
  'base64 for URLs': (text) => Buffer.from(text).toString('base64url'),
  'Basic authentication': (text) => base64(`partner@vendor.example:${text}`),
  'base64 after one letter': (text) => base64(`x${text} and more`),
  'base64 after two letters': (text) => base64(`xy${text}`),
  'percent-encoded base64': (text) => encodeURIComponent(base64(text)),
};

describe('a known secret', () => {
  it.each(Object.entries(forms))('is hidden as %s, in the midst of a text', (_, write) => {
    for (const secret of ['pa?s+w/o=rd &<"\\>', 'päss-wörd-ß-7', 'a'.repeat(40), 'T0ken_.~-123456']) {
      const written = write(secret);
      const hidden = createHide([secret])(`before ${written} after`);
      expect(hidden).not.toContain(written);
      expect(hidden).toMatch(/^before \S*<redacted>\S* after$/);
    }
  });

  it('is hidden whatever it is and however it is written', () => {
    const secret = fc.string({ unit: 'grapheme-composite', minLength: 12, maxLength: 40 });
    const around = fc.string({ maxLength: 20 });
    fc.assert(
      fc.property(secret, fc.constantFrom(...Object.keys(forms)), around, around, (value, form, before, after) => {
        const written = forms[form]?.(value) ?? '';
        expect(createHide([value])(`${before} ${written} ${after}`)).not.toContain(written);
      }),
      { numRuns: inDepth(2_000, 100) },
    );
  });

  it.each([
    ['hunter2', 'hunter2x hunter2', `hunter2x ${REDACTED}`],
    ['ab', 'ab', 'ab'],
    ['true', 'true', 'true'],
    ['1234', '1234', '1234'],
    ['abcd', 'abcde abcd', `abcde ${REDACTED}`],
  ])('%s in "%s" is hidden only where it can be meant', (secret, text, hidden) => {
    expect(createHide([secret])(text)).toBe(hidden);
  });

  it('that begins with another is hidden whole', () => {
    expect(createHide(['secret-12', 'secret-1234'])('secret-1234 secret-12')).toBe(`${REDACTED} ${REDACTED}`);
  });

  it.each(['…', '...'])('is hidden where the text is cut in the midst of it: %s', (dots) => {
    expect(createHide(['0123456789abcdef'])(`sent 0123456789${dots}`)).toBe(`sent ${REDACTED}${dots}`);
  });

  it('leaves all other text as it was', () => {
    const text = fc.string({ unit: anyCharacter, maxLength: 200 });
    fc.assert(
      fc.property(text, (other) => {
        expect(createHide(['0123-canary-4567'])(other)).toBe(other);
      }),
    );
  });
});
