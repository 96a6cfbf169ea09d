import { describe, expect, it } from 'vitest';
import { exemptFromProxies, proxyVariables } from '../../../../src/harness/certify/client/proxies.js';

describe('an environment with a proxy', () => {
  it.each([
    [{}, {}],
    [{ NO_PROXY: 'a.de' }, {}],
    [{ HTTP_PROXY: '' }, {}],
    [{ HTTPS_PROXY: 'http://p' }, {}],
    [{ HTTP_PROXY: 'http://p' }, '127.0.0.1,localhost'],
    [{ all_proxy: 'http://p', no_proxy: 'a.de, b.de', NO_PROXY: 'b.de' }, 'b.de,a.de,127.0.0.1,localhost'],
  ])('%j has the server exempt from it', (env, hosts) => {
    const expected = typeof hosts === 'string' ? { NO_PROXY: hosts, no_proxy: hosts } : {};
    expect(exemptFromProxies(env, 'http://127.0.0.1:4011/@x')).toEqual(expected);
  });

  it('is named by its variables, not by their values, which may hold a password', () => {
    expect(proxyVariables({ HTTP_PROXY: 'http://u:p@h', http_proxy: 'x', PATH: '' })).toEqual([
      'HTTP_PROXY',
      'http_proxy',
    ]);
  });
});
