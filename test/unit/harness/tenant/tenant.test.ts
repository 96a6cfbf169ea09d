import { expect, test } from 'vitest';
import { createTenant, type TenantGiven } from '../../../../src/harness/tenant/tenant.js';
import { TenantRefused } from '../../../../src/harness/tenant/tenant-refused.js';

/** A tenant that gives these answers in turn, the last one for ever; its clock moves by waiting alone. */
function standIn(answers: readonly (() => Response | Promise<Response>)[], given: Partial<TenantGiven> = {}) {
  const seen: { at: number; request: Request }[] = [];
  let now = 0;
  const clock = {
    now: () => now,
    wait: async (ms: number) => {
      now += ms;
    },
  };
  const send = async (request: Request): Promise<Response> => {
    seen.push({ at: now, request });
    const answer = answers[Math.min(seen.length, answers.length) - 1];
    if (answer === undefined) throw new Error('no answer');
    return answer();
  };
  return { seen, tenant: createTenant({ baseUrl: 'http://tenant.test/', token: 'T', send, clock, ...given }) };
}

const good = () => Response.json([]);
const limited = (after: string) => () => new Response('', { status: 429, headers: { 'retry-after': after } });

test('requests are half a second apart, also those that are asked for at once', async () => {
  const { seen, tenant } = standIn([good]);
  await Promise.all(['/a', '/b', '/c'].map((path) => tenant.read(path)));
  expect(seen.map(({ at }) => at)).toEqual([0, 500, 1000]);
  expect(seen[0]?.request.headers.get('authorization')).toBe('Bearer T');
});

test.each([
  ['3', 3000],
  ['Thu, 01 Jan 1970 00:00:07 GMT', 7000],
  ['', 1000],
])('Retry-After "%s" is waited for', async (after, ms) => {
  const { seen, tenant } = standIn([limited(after), good]);
  await tenant.read('/flows');
  expect(seen.map(({ at }) => at)).toEqual([0, ms]);
});

test('a 401 in the middle brings one login', async () => {
  const login = { username: 'u', password: 'p' };
  const { seen, tenant } = standIn(
    [() => new Response('', { status: 401 }), () => Response.json({ token: 'N' }), good],
    {
      login,
    },
  );
  expect(await tenant.read('/flows')).toEqual([]);
  expect(seen.map(({ request }) => `${request.method} ${request.headers.get('authorization')}`)).toEqual([
    'GET Bearer T',
    'POST null',
    'GET Bearer N',
  ]);
});

test.each<[string, () => Response | Promise<Response>, Partial<TenantGiven>, RegExp]>([
  [
    'an HTML page',
    () => new Response('<html>', { headers: { 'content-type': 'text/html' } }),
    {},
    /text\/html.*address/,
  ],
  ['an empty body', () => new Response(''), {}, /empty body/],
  ['no permission', () => new Response('', { status: 403 }), {}, /403; the token lacks/],
  ['an old token', () => new Response('', { status: 401 }), {}, /401; give a token/],
  ['a redirect', () => new Response('', { status: 302 }), {}, /302/],
  ['too many bytes', () => new Response('x'.repeat(99)), { maxBytes: 9 }, /more than 9 bytes/],
  ['an answer that never comes', () => new Promise(() => {}), { timeoutMs: 5 }, /within 5 ms/],
  ['a failure that shows the token', () => Promise.reject(new Error('Tsecret T')), { token: 'secret' }, /T\*\*\* T/],
  ['no requests left', good, { maxRequests: 0 }, /--max-requests/],
])('%s is refused with what would be right', async (_, answer, given, message) => {
  const { tenant } = standIn([answer], given);
  await expect(tenant.read('/flows')).rejects.toThrow(TenantRefused);
  await expect(tenant.read('/flows')).rejects.toThrow(message);
});

test('an abort ends the access', async () => {
  const { tenant, seen } = standIn([good], { signal: AbortSignal.abort() });
  await expect(tenant.read('/flows')).rejects.toThrow(/abort/);
  expect([seen.length, tenant.sent()]).toEqual([0, 0]);
});

test('a service with a host of its own is asked there', async () => {
  const { tenant, seen } = standIn([good], { services: { '/flows': 'http://flows.test' } });
  for (const path of ['/flows?a=1', '/flows/1', '/flowsx', '/users']) await tenant.read(path);
  expect(seen.map(({ request }) => new URL(request.url).host)).toEqual([
    'flows.test',
    'flows.test',
    'tenant.test',
    'tenant.test',
  ]);
});
