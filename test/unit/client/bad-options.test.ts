import { afterEach, describe, expect, it, vi } from 'vitest';
import { createClient } from '../../../src/client/index.js';

const baseUrl = 'https://api.example';
const OBJECT = 'an object, e.g. { baseUrl: "https://api.platform.openintegrationhub.com", token: "..." }';
const TEXT = 'a text of ASCII characters without line breaks';

describe('createClient refuses', () => {
  afterEach(() => vi.unstubAllGlobals());

  const whole: [args: unknown[], message: string][] = [
    [[], `options can't be undefined: ${OBJECT}`],
    [[null], `options can't be null: ${OBJECT}`],
    [['http://x'], `options can't be "http://x": ${OBJECT}`],
    [[[]], `options can't be a list: ${OBJECT}`],
  ];
  it.each(whole)('to be called with %j', (args, message) => {
    expect(() => Reflect.apply(createClient, undefined, args)).toThrow(new TypeError(message));
  });

  const single: [options: object, message: string][] = [
    [{ baseUrl: undefined }, "baseUrl can't be undefined: an http or https address without query"],
    [{ baseUrl: 7 }, "baseUrl can't be 7: an http or https address without query"],
    [{ retry: null }, "retry can't be null: an object, e.g. { tries: 4 }"],
    [{ retry: 3 }, "retry can't be 3: an object, e.g. { tries: 4 }"],
    [{ retry: { tries: '5' } }, `retry.tries can't be "5": a whole number above 0`],
    [{ retry: { tries: 1.5 } }, "retry.tries can't be 1.5: a whole number above 0"],
    [{ retry: { tries: 0 } }, "retry.tries can't be 0: a whole number above 0"],
    [{ retry: { tries: null } }, "retry.tries can't be null: a whole number above 0"],
    [{ retry: { totalMs: '1e3' } }, `retry.totalMs can't be "1e3": a number above 0`],
    [{ timeoutMs: Number.NaN }, "timeoutMs can't be NaN: a number above 0"],
    [{ timeoutMs: '500' }, `timeoutMs can't be "500": a number above 0`],
    [{ timeoutMs: null }, "timeoutMs can't be null: a number above 0"],
    [{ timeoutMs: Infinity }, "timeoutMs can't be Infinity: a number above 0, 2147483647 at most"],
    [{ timeoutMs: 2 ** 31 }, "timeoutMs can't be 2147483648: a number above 0, 2147483647 at most"],
    [{ fetch: 'fetch' }, `fetch can't be "fetch": a function`],
    [{ sleep: 5 }, "sleep can't be 5: a function"],
    [{ random: 0.5 }, "random can't be 0.5: a function"],
    [{ now: 0 }, "now can't be 0: a function"],
    [{ token: 7 }, `token can't be a number: ${TEXT}`],
    [{ token: null }, `token can't be null: ${TEXT}`],
    [{ token: 'se\ncret' }, `token can't hold "\\n": ${TEXT}`],
    [{ token: 'secret\r\n' }, `token can't hold "\\r": ${TEXT}`],
    [{ token: 'se\u0000cret' }, `token can't hold "\\u0000": ${TEXT}`],
    [{ token: 'secret🚀' }, `token can't hold "🚀": ${TEXT}`],
    [{ userAgent: 'acme\n' }, `userAgent can't hold "\\n": ${TEXT}`],
    [{ username: 7, password: 'pw' }, "username can't be a number: a text"],
    [{ username: 'me', password: null }, "password can't be null: a text"],
  ];
  it.each(single)('%j', (options, message) => {
    const make = () => Reflect.apply(createClient, undefined, [{ baseUrl, ...options }]);
    expect(make).toThrow(TypeError);
    expect(make).toThrow(message);
  });

  it.each([undefined, null, 7, {}])('the base URL %j in a page, too', (given) => {
    vi.stubGlobal('location', new URL('https://shop.example/orders/7'));
    expect(() => Reflect.apply(createClient, undefined, [{ baseUrl: given }])).toThrow("baseUrl can't be");
  });

  it('without showing a token or a password', () => {
    for (const options of [
      { token: 'hush-hush\n' },
      { username: 'me', password: ['hush-hush'] },
      { token: { hush: 'hush-hush' } },
    ]) {
      const make = () => Reflect.apply(createClient, undefined, [{ baseUrl, ...options }]);
      expect(make).toThrow(/^(?!.*hush)/);
    }
  });

  it('none of these', () => {
    for (const options of [
      { token: '' },
      { token: 'secret', username: undefined, password: undefined, retry: undefined, timeoutMs: undefined },
      { retry: { tries: Infinity, firstWaitMs: 0.5 } },
      { userAgent: '' },
    ]) {
      expect(() => Reflect.apply(createClient, undefined, [{ baseUrl, ...options }])).not.toThrow();
    }
  });
});
