import { describe, expect, it } from 'vitest';
import { createMock, type JournalEntry, type Mock } from '../../../../mock/index.js';
import { createControlClient } from '../../../../src/harness/control-client.js';
import type { AskedRequest } from '../../../../src/harness/pact/sandbox-control.js';
import { type PactUser, toPact } from '../../../../src/harness/pact/traffic/pact-of-request.js';
import { at } from '../../../support/client.js';

interface Sent {
  readonly url: string;
  readonly method?: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly fault?: string;
}

async function record({ url, method = 'GET', body, headers, fault }: Sent) {
  const mock = await createMock({ scenario: 'guide' });
  if (fault !== undefined) await mock.faults.arm(fault);
  const { example } = mock.describe();
  const path = url.replaceAll('FLOW', example?.flowId ?? '').replaceAll('USER', example?.userId ?? '');
  const sent = {
    authorization: `Bearer ${mock.token}`,
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...headers,
  };
  const answer = await mock.request(path, { method, headers: sent, ...(body === undefined ? {} : { body }) });
  await answer.text();
  const [entry] = mock.entries();
  if (entry === undefined) throw new Error('the journal is empty');
  return { mock, entry, user: await userOf(mock) };
}

async function userOf(mock: Mock): Promise<PactUser> {
  const answer = await mock.request('/_mock/records/flows');
  const { data } = (await answer.json()) as { data: PactUser['flows'] };
  const { example } = mock.describe();
  return { id: example?.userId ?? '', username: example?.username ?? '', flows: data };
}

async function pactOf(mock: Mock, entry: JournalEntry, user: PactUser | undefined) {
  const send = (request: Request) => mock.fetch(request);
  const reach = {
    send,
    // As the dashboard asks: a page's own requests would carry its origin.
    ask: async (baseUrl: string, url: string, init: AskedRequest) => {
      const { data } = await createControlClient(baseUrl, send).POST('/_mock/requests', { body: { url, ...init } });
      return { status: data?.status ?? 0, text: data?.response.body ?? '' };
    },
  };
  const made = await toPact({ entry, ...(user && { user }), fakeUrl: 'http://mock', reach, prefix: 'own' });
  // Nothing is left of the sandboxes that it was tried in.
  expect(await (await mock.request('/_mock/sandboxes')).json()).toEqual([]);
  return made;
}

describe('a pact made of a request', () => {
  it.each<[string, Sent, readonly string[]]>([
    ['a list', { url: '/flows?filter[user]=USER' }, ['the partner is logged in', 'a flow exists']],
    ['a flow', { url: '/flows/FLOW' }, ['the partner is logged in', 'a flow exists']],
    ['a look-up', { url: '/users?username=your-userid' }, ['the partner is logged in', 'a user exists']],
    ['a look-up in vain', { url: '/users?username=stranger' }, ['the partner is logged in']],
    [
      'a webhook',
      { url: '/webhooks/FLOW', method: 'POST', body: '{"data":{"firstName":"Ada"}}' },
      ['the partner is logged in', 'a flow exists'],
    ],
    ['a refusal', { url: '/flows', headers: { authorization: 'Bearer wrong' } }, ['the token is not valid']],
    ['a fault', { url: '/flows', fault: 'getFlows:503x1' }, ['the partner is logged in', 'the service is overloaded']],
  ])('holds one interaction with the fewest states that bring the answer about: %s', async (_, sent, states) => {
    const { mock, entry, user } = await record(sent);
    const made = await pactOf(mock, entry, user);
    expect(made).toMatchObject({ kind: 'pact' });
    const pact: unknown = JSON.parse(made.kind === 'pact' ? made.text : '{}');
    expect(at(pact, 'interactions', 'length')).toBe(1);
    const asked = at(pact, 'interactions', 0, 'providerStates') as readonly { name: string }[] | undefined;
    expect((asked ?? []).map(({ name }) => name)).toEqual(states);
    expect(JSON.stringify(pact)).not.toContain(mock.token);
  });

  it.each<[string, Sent, string]>([
    ['no operation', { url: '/nowhere' }, 'is no operation of the API document'],
    ['a request that departs', { url: '/flows?page=7' }, 'the API document does not allow'],
    [
      'a fault that no state brings about',
      { url: '/users?username=your-userid', fault: 'getUsers:envelopex1' },
      'no provider state brings that about',
    ],
  ])('is refused with the reason: %s', async (_, sent, why) => {
    const { mock, entry, user } = await record(sent);
    expect(await pactOf(mock, entry, user)).toEqual({ kind: 'none', why: expect.stringContaining(why) });
  });
});
