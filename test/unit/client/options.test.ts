import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createClient } from '../../../src/client/index.js';
import { createScript } from '../../support/script.js';

const LIST = { json: { data: [], meta: { total: 0, page: 1, perPage: 10, totalPages: 0 } } };

describe('createClient', () => {
  afterEach(() => vi.unstubAllGlobals());

  const addresses: [baseUrl: string, asked: string][] = [
    ['https://api.example', 'https://api.example/flows'],
    ['https://api.example/', 'https://api.example/flows'],
    ['http://127.0.0.1:4010/@my-test/', 'http://127.0.0.1:4010/@my-test/flows'],
    ['HTTP://Api.Example:80/a//', 'http://api.example/a/flows'],
  ];
  it.each(addresses)('takes the base URL %s', async (baseUrl, asked) => {
    const { client, sent } = createScript([LIST], { baseUrl });
    await client.GET('/flows');
    expect(sent[0]?.url).toBe(asked);
  });

  it.each([
    '',
    'api.example',
    '/flowmate',
    'ftp://api.example',
    'https://api.example?a=b',
    'https://me:pw@api.example',
  ])('refuses the base URL %j', (baseUrl) => {
    expect(() => createClient({ baseUrl, token: 't' })).toThrow(
      `baseUrl can't be ${JSON.stringify(baseUrl)}: an http or https address without query`,
    );
  });

  it('takes an address of the page it runs in', async () => {
    vi.stubGlobal('location', new URL('https://shop.example/orders/7'));
    const { client, sent } = createScript([LIST], { baseUrl: '/flowmate/' });
    await client.GET('/flows');
    expect(sent[0]?.url).toBe('https://shop.example/flowmate/flows');
  });

  it('refuses a username without a password, and numbers that are none', () => {
    const baseUrl = 'https://api.example';
    // @ts-expect-error the password is missing
    expect(() => createClient({ baseUrl, username: 'me' })).toThrow('cannot log in with a username alone');
    // @ts-expect-error the username is missing
    expect(() => createClient({ baseUrl, password: 'pw' })).toThrow('cannot log in with a password alone');
    expect(() => createClient({ baseUrl, timeoutMs: 0 })).toThrow("timeoutMs can't be 0: a number above 0");
    expect(() => createClient({ baseUrl, retry: { tries: Number.NaN } })).toThrow('retry.tries');
  });

  it('sends nothing by itself', () => {
    const { sent } = createScript([LIST], { username: 'me', password: 'pw' });
    expect(sent).toEqual([]);
  });

  it('sends with the global fetch of the moment of the call when it is given none', async () => {
    const client = createClient({ baseUrl: 'https://api.example', token: 't' });
    const fetch = vi.fn(async () => Response.json(LIST.json));
    vi.stubGlobal('fetch', fetch);
    await client.GET('/flows');
    expect(fetch).toHaveBeenCalledOnce();
  });
});

describe('User-Agent', () => {
  afterEach(() => vi.unstubAllGlobals());

  const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'));

  it("is the client's own, of the package's version", async () => {
    const { client, sent } = createScript([LIST]);
    await client.GET('/flows');
    expect(sent[0]?.headers['user-agent']).toBe(`flowmate-mock-client/${version}`);
  });

  it("begins with the partner's product where that is given", async () => {
    const { client, sent } = createScript([LIST], { userAgent: 'acme-crm/3.2' });
    await client.GET('/flows');
    expect(sent[0]?.headers['user-agent']).toBe(`acme-crm/3.2 flowmate-mock-client/${version}`);
  });

  it.each(['document', 'WorkerGlobalScope'])('is left to a browser, told by its %s', async (global) => {
    vi.stubGlobal(global, {});
    const { client, sent } = createScript([LIST], { userAgent: 'acme-crm/3.2' });
    await client.GET('/flows');
    expect(sent[0]?.headers).not.toHaveProperty('user-agent');
  });
});
