import { describe, expect, it } from 'vitest';
import { ends, exitNotZero, exitZero } from '../../../../src/harness/certify/judges/exit-judges.js';
import {
  bearerToken,
  documentedRequests,
  filterUser,
  listCalls,
  noTokenInUrl,
  statusSeen,
  userAgent,
} from '../../../../src/harness/certify/judges/request-judges.js';
import { makeEntry, makeEvidence, makeSetting, opinionOf } from '../../../support/evidence.js';

function oneUser() {
  return makeSetting({ users: { ada: { flows: { main: {} } } } }, [{ of: 'ada' }]);
}

describe('bearer-token', () => {
  it.each([
    ['/users?username=a', 'Bearer x', 'kept'],
    ['/flows', 'bearer x', 'kept'],
    ['/api/users', '', /no Authorization/],
    ['/api/v1/users/me', 'Token x', /Authorization: Token/],
    ['/FLOWS/', 'Basic eA==', /Authorization: Basic/],
    ['/flows/1', 'Bearer ', /Authorization: Bearer/],
    ['/webhooks/1', '', /^silent/],
    ['/login', '', /^silent/],
  ])('asks of %s with "%s"', (url, authorization, said) => {
    const { request, ...entry } = makeEntry('GET', url);
    const headers = authorization === '' ? {} : { authorization };
    const evidence = makeEvidence(oneUser(), [{ ...entry, request: { ...request, headers } }]);
    expect(opinionOf(bearerToken, evidence, {})).toMatch(said);
  });
});

describe('no-token-in-url', () => {
  it('finds what the journal has hidden, and what it has not', () => {
    const setting = oneUser();
    const { token, password } = setting.world.partner;
    const asked = (url: string): string =>
      opinionOf(noTokenInUrl, makeEvidence(setting, [makeEntry('GET', '/users'), makeEntry('GET', url)]), {});
    expect(asked('/flows?filter[status]=active')).toBe('kept');
    for (const url of [
      '/flows?access_token=<redacted>',
      `/flows?x=${token}`,
      `/flows/${token}`,
      `/users?p=${encodeURIComponent(password)}`,
    ]) {
      expect(asked(url), url).toMatch(/^broken: GET .*credential stands in the URL \(#2\)$/);
    }
    expect(asked(`/flows/6762e154616e91cb8d8b1aaf?token=<redacted>`)).toContain('GET /flows/{id}: a credential');
  });
});

describe('filter-user', () => {
  it.each([
    ['/flows', 'kept'],
    ['/flows?filter[user]=636d0762bd257a7eb2373d6c', 'kept'],
    ['/flows?filter%5Buser%5D=636D0762BD257A7EB2373D6C', 'kept'],
    ['/flows/?filter[user]=undefined', /undefined, which is no id/],
    ['/flows?filter[user]=', /which is no id/],
    ['/templates?filter[user]=me', 'kept'],
  ])('of %s says %s', (url, said) => {
    expect(opinionOf(filterUser, makeEvidence(oneUser(), [makeEntry('GET', url)]), {})).toMatch(said);
  });

  it('knows a username, in capitals too', () => {
    const setting = oneUser();
    const { username } = setting.world.users[0] ?? { username: '' };
    const entry = makeEntry('GET', `/flows?filter[user]=${username.toUpperCase()}`);
    expect(opinionOf(filterUser, makeEvidence(setting, [entry]), {})).toMatch(/which is a username \(#1\)$/);
  });
});

describe('user-agent', () => {
  it.each([
    ['acme-sync/2.1', 'kept'],
    ['acme-sync/2.1 python-requests/2.32', 'kept'],
    ['nodebb/3', 'kept'],
    ['node', /User-Agent: node/],
    ['undici', /undici/],
    ['python-requests/2.32.3', /python-requests/],
    ['Python-urllib/3.12', /Python-urllib/],
    ['Python/3.12 aiohttp/3.9', /aiohttp/],
    ['curl/8.5.0', /curl/],
    ['Go-http-client/1.1', /Go-http-client/],
    ['Java/21.0.2', /Java/],
    ['Java-http-client/21', /Java/],
    ['Apache-HttpClient/5.3 (Java/21)', /Apache/],
    ['okhttp/4.12.0', /okhttp/],
    ['axios/1.7.2', /axios/],
    ['GuzzleHttp/7', /Guzzle/],
    ['Ruby', /Ruby/],
    ['libwww-perl/6.72', /perl/],
    ['Mozilla/5.0 (X11)', /Mozilla/],
    ['HTTP-Tiny/0.076', /HTTP-Tiny/],
    ['Dart/3.1 (dart:io)', /Dart/],
    ['Faraday v2.9.0', /Faraday/],
    ['got (https://github.com/sindresorhus/got)', /got/],
    ['Mozilla/5.0 (compatible; AcmeSync/1.0; +https://acme.example)', 'kept'],
    ['Ruby on Rails CRM', 'kept'],
    ['Java Coffee GmbH dispatcher/1', 'kept'],
    ['Insomnia Cookies/1', 'kept'],
    ['', /no User-Agent \(#1\)$/],
  ])('of "%s" says %s', (agent, said) => {
    const evidence = makeEvidence(oneUser(), [makeEntry('GET', '/users', { headers: { 'user-agent': agent } })]);
    expect(opinionOf(userAgent, evidence, {})).toMatch(said);
  });
});

describe('documented-requests', () => {
  it('minds paths and parameters that the document does not know', () => {
    const known = makeEntry('GET', '/flows', { operation: 'getFlows' });
    const violation = {
      operation: 'getFlows',
      place: 'query page[limit]',
      rule: 'unknown-parameter',
      message: 'the operation knows no query parameter "page[limit]"',
      right: 'leave it out',
    };
    const asked = (entry: typeof known): string =>
      opinionOf(documentedRequests, makeEvidence(oneUser(), [known, entry]), {});
    expect(asked(known)).toBe('kept');
    expect(asked(makeEntry('HEAD', '/flows'))).toBe('kept');
    expect(asked({ ...known, violations: [{ ...violation, rule: 'enum' }] })).toBe('kept');
    expect(asked({ ...known, violations: [violation] })).toMatch(/knows no query parameter .*\(#2\)$/);
    expect(asked(makeEntry('GET', '/flow'))).toMatch(/GET \/flow: there is no such operation \(#2\)$/);
  });
});

describe('list-calls', () => {
  const page = (number: number, total = 23, perPage = 10) =>
    makeEntry('GET', `/flows?page[number]=${number}&page[size]=${perPage}`, {
      answer: { body: `{"data":[],"meta":{"total":${total},"page":${number},"perPage":${perPage},"totalPages":3}}` },
    });
  const TWICE = { perPage: 2 };
  const asked = (entries: ReturnType<typeof page>[]): string =>
    opinionOf(listCalls, makeEvidence(oneUser(), entries), TWICE);

  it('counts by the pages that the list has', () => {
    expect(asked([page(1), page(2), page(3), page(4)])).toBe('kept');
    expect(asked([1, 2, 3, 1, 2, 3].map((number) => page(number)))).toBe('kept');
    expect(asked([1, 2, 3, 1, 2, 3, 1].map((number) => page(number)))).toMatch(
      /7 times where 3 pages would do \(#7\)$/,
    );
    expect(asked(Array.from({ length: 23 }, (_, at) => page(at + 1, 23, 1)))).toBe('kept');
  });

  it('counts each question of its own, and look-ups of users', () => {
    const users = makeEntry('GET', '/users?username=a');
    expect(asked([users, users, page(1)])).toBe('kept');
    expect(asked([users, users, users])).toMatch(/\/users was listed 3 times where 1 page would do/);
    expect(asked([users, makeEntry('GET', '/users?username=b'), makeEntry('GET', '/users?username=c')])).toBe('kept');
    expect(asked([])).toMatch(/^silent/);
  });
});

describe('status-seen', () => {
  it('has nothing to say where there was none', () => {
    const asked = (status: number): string =>
      opinionOf(statusSeen, makeEvidence(oneUser(), [makeEntry('GET', '/flows', { status })]), { status: 401 });
    expect([asked(401), asked(200).slice(0, 6)]).toEqual(['kept', 'silent']);
  });
});

describe('how the client ended', () => {
  it.each([
    [{ kind: 'exited', exitCode: 0 }, 'kept', 'broken', 'kept'],
    [{ kind: 'exited', exitCode: 1 }, 'broken', 'kept', 'kept'],
    [{ kind: 'exited', exitCode: 255 }, 'broken', 'kept', 'kept'],
    [{ kind: 'signalled', signal: 'SIGSEGV' }, 'broken', 'kept', 'kept'],
    [{ kind: 'timed-out', afterMs: 5_000 }, 'silent', 'silent', 'broken'],
    [{ kind: 'watched' }, 'left out', 'left out', 'left out'],
  ] as const)('%j', (ending, zero, notZero, inTime) => {
    const evidence = makeEvidence(oneUser(), [], { ending });
    const word = (said: string): string => said.split(':')[0] ?? '';
    expect(word(opinionOf(exitZero, evidence, {}))).toBe(zero);
    expect(word(opinionOf(exitNotZero, evidence, {}))).toBe(notZero);
    expect(word(opinionOf(ends, evidence, { timeoutMs: 5_000 }))).toBe(inTime);
  });
});
