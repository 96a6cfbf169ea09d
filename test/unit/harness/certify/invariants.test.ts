import { describe, expect, it } from 'vitest';
import type { CaseEvent } from '../../../../contracts/index.js';
import { SeededRandom } from '../../../../mock/domain/random/seeded-random.js';
import { requestsAtOnce, withinBounds } from '../../../../src/harness/certify/judges/bound-judges.js';
import { requestIds } from '../../../../src/harness/certify/judges/id-judges.js';
import { nothingDoubled, nothingLost } from '../../../../src/harness/certify/judges/loss-judges.js';
import { noSecretInOutput } from '../../../../src/harness/certify/judges/request-judges.js';
import { retryAfter, retryIsSame, waitsGrow } from '../../../../src/harness/certify/judges/retry-judges.js';
import { inDepth } from '../../../support/depth.js';
import { makeCall, makeEntry, makeEvidence, makeSetting, opinionOf } from '../../../support/evidence.js';

const EQUAL: readonly CaseEvent[] = [
  { of: 'ada', data: { a: 1 } },
  { of: 'ada', data: { a: 1 } },
];

function setting(events: readonly CaseEvent[] = [{ of: 'ada' }]) {
  return makeSetting({ users: { ada: { flows: { main: {} } } } }, events);
}

const id = (text: string) => ({ headers: { 'x-request-id': text } });

describe('nothing-lost', () => {
  const says = (status: number, exitCode: number) => {
    const made = setting();
    const call = makeCall(made.flowOf('main'), made.eventOf(0).event.data, { status });
    return opinionOf(nothingLost, makeEvidence(made, [call], { ending: { kind: 'exited', exitCode } }), undefined);
  };

  it.each([
    [200, 0, 'kept'],
    [503, 1, 'kept'],
    [503, 0, 'broken'],
    [302, 0, 'broken'],
    [0, 0, 'broken'],
  ])('of a call with status %i and exit code %i says %s', (status, exitCode, said) => {
    expect(says(status, exitCode)).toMatch(new RegExp(`^${said}`));
  });

  it('counts two equal events as two deliveries', () => {
    const made = setting(EQUAL);
    const call = makeCall(made.flowOf('main'), { a: 1 });
    expect(opinionOf(nothingLost, makeEvidence(made, [call]), undefined)).toMatch(/^broken/);
    expect(opinionOf(nothingLost, makeEvidence(made, [call, call]), undefined)).toBe('kept');
  });
});

describe('nothing-doubled', () => {
  it.each([
    ['after an answer that came', {}, 'broken'],
    ['after an answer that was lost', { delivered: false }, 'kept'],
    ['after an answer that could not be read', { answer: { body: '{"requ' } }, 'kept'],
    ['after a refusal', { status: 503 }, 'kept'],
    ['some seconds later, as after a time-out, with the id of the first', { at: -5_000, ...id('one') }, 'kept'],
    ['some seconds later with another id', { at: -5_000, ...id('another') }, 'broken'],
    ['at once with the id of the first', { at: -300, ...id('one') }, 'broken'],
  ])('looks at a second call %s', (_, first, said) => {
    const made = setting();
    const { data } = made.eventOf(0).event;
    const calls = [makeCall(made.flowOf('main'), data, first), makeCall(made.flowOf('main'), data, id('one'))];
    expect(opinionOf(nothingDoubled, makeEvidence(made, calls), undefined)).toMatch(new RegExp(`^${said}`));
  });
});

describe('retry-is-same', () => {
  const page = '/flows?filter[user]=1&page[number]=1';

  it.each([
    [page, 'kept'],
    ['/flows?page[number]=1', 'broken'],
    ['/flows', 'broken'],
    ['/flows?filter[user]=2&page[number]=1', 'silent'],
  ])('of a try with %s says %s', (url, said) => {
    const entries = [
      makeEntry('GET', page, { status: 503, operation: 'getFlows' }),
      makeEntry('GET', url, { at: 300, operation: 'getFlows' }),
    ];
    expect(opinionOf(retryIsSame, makeEvidence(setting(), entries), undefined)).toMatch(new RegExp(`^${said}`));
  });

  it('sees a token that is not sent again, and a body that changed with its id', () => {
    const entries = [
      makeEntry('GET', page, { status: 503 }),
      makeEntry('GET', page, { at: 300, headers: { authorization: '' } }),
    ].map((entry, at) =>
      at === 0 ? entry : { ...entry, request: { ...entry.request, headers: { 'user-agent': 'acme/1.0' } } },
    );
    expect(opinionOf(retryIsSame, makeEvidence(setting(), entries), undefined)).toMatch(/no Authorization/);
    const made = setting();
    const { data } = made.eventOf(0).event;
    const calls = [
      makeCall(made.flowOf('main'), data, { status: 503, ...id('one') }),
      makeCall(made.flowOf('main'), {}, { at: 300, ...id('two') }),
    ];
    expect(opinionOf(retryIsSame, makeEvidence(made, calls), undefined)).toMatch(/^broken: the try after status 503/);
  });

  it('says nothing of a body that the server did not read', () => {
    const made = setting();
    const { data } = made.eventOf(0).event;
    const unread = makeCall(made.flowOf('main'), data, { status: 0, headers: { 'content-length': '90' } });
    const calls = [
      { ...unread, request: { headers: unread.request.headers, bodyBytes: 0, bodyTruncated: false } },
      makeCall(made.flowOf('main'), data, { at: 300 }),
    ];
    expect(opinionOf(retryIsSame, makeEvidence(made, calls), undefined)).toBe('kept');
  });

  it('does not take the first page for another event for a retry of the second', () => {
    const entries = [
      makeEntry('GET', '/flows?filter[user]=1', { operation: 'getFlows' }),
      makeEntry('GET', '/flows?filter[user]=1&page[number]=2', { at: 10, status: 503, operation: 'getFlows' }),
      makeEntry('GET', '/flows?filter[user]=1', { at: 20, operation: 'getFlows' }),
    ];
    expect(opinionOf(retryIsSame, makeEvidence(setting(), entries), undefined)).toMatch(/^silent/);
  });
});

describe('retry-after', () => {
  const start = Date.parse(makeEntry('GET', '/flows').wallTime);
  const date = (ms: number) => new Date(start + ms).toUTCString();

  it.each([
    ['webhook', 429, '2', {}, 1_000, 'broken'],
    ['webhook', 503, '2', {}, 2_000, 'kept'],
    ['/login', 503, '1', {}, 400, 'broken'],
    ['/users?username=a', 503, date(2_000), { date: date(0) }, 1_000, 'broken'],
    ['/users?username=a', 429, date(2_000), { date: date(0) }, 2_000, 'kept'],
    // A server whose clock is an hour behind: its date says 3 s from its own now.
    ['/users?username=a', 503, date(-3_597_000), { date: date(-3_600_000) }, 500, 'broken'],
    ['/users?username=a', 503, date(-3_597_000), { date: date(-3_600_000) }, 3_000, 'kept'],
  ])('of %s with %i and Retry-After %s says of the next try', (where, status, wait, headers, at, said) => {
    const made = setting();
    const given = { status, answer: { headers: { 'retry-after': wait, ...headers } } };
    const make = (more: object) =>
      where === 'webhook'
        ? makeCall(made.flowOf('main'), made.eventOf(0).event.data, more)
        : makeEntry(where === '/login' ? 'POST' : 'GET', where, more);
    const entries = [make(given), make({ at })];
    expect(opinionOf(retryAfter, makeEvidence(made, entries), undefined)).toMatch(new RegExp(`^${said}`));
  });
});

describe('within-bounds', () => {
  it.each([
    [10, 'kept'],
    [11, 'broken'],
  ])('allows 10 tries of a delivery: %i', (count, said) => {
    const made = setting();
    const { data } = made.eventOf(0).event;
    const calls = Array.from({ length: count }, (_, at) => makeCall(made.flowOf('main'), data, { at, status: 503 }));
    expect(opinionOf(withinBounds, makeEvidence(made, calls), undefined)).toMatch(new RegExp(`^${said}`));
  });

  it('allows a login after each refusal, and three beside', () => {
    const login = (at: number) => makeEntry('POST', '/login', { at });
    const refused = makeEntry('GET', '/users?username=a', { status: 401 });
    const says = (...entries: ReturnType<typeof login>[]) =>
      opinionOf(withinBounds, makeEvidence(setting(), entries), undefined);
    expect(says(login(1), login(2), login(3), refused, login(4))).toBe('kept');
    expect(says(login(1), login(2), login(3), login(4))).toMatch(/^broken: 4 logins/);
    // Tries of one login.
    for (const status of [0, 503]) {
      const tries = [1, 2, 3, 4, 5].map((at) => ({ ...login(at), status }));
      expect(says(...tries)).toBe('kept');
    }
    // Answers that did not arrive, or in a form of no use.
    for (const useless of [{ delivered: false }, { faults: ['fault-1'] }]) {
      const tries = (count: number) => Array.from({ length: count }, (_, at) => ({ ...login(at), ...useless }));
      expect(says(...tries(10), login(11))).toBe('kept');
      expect(says(...tries(11))).toMatch(/^broken: 11 logins without a usable answer/);
    }
  });
});

describe('requests-at-once', () => {
  it('counts requests that overlap', () => {
    const made = setting();
    const calls = [0, 5, 9, 10].map((at) => makeCall(made.flowOf('main'), {}, { at, durationMs: 10 }));
    const says = (most: number) => opinionOf(requestsAtOnce, makeEvidence(made, calls), { most });
    expect([says(3), says(2)]).toEqual(['kept', 'broken: 3 at once (#3)']);
  });
});

describe('request-ids', () => {
  const made = makeSetting({ users: { ada: { flows: { main: { count: 2 } } } } }, EQUAL);
  const call = (flow: number, text: string, more: object = {}) =>
    makeCall(made.flowOf('main', flow), { a: 1 }, { ...more, ...id(text) });

  it.each([
    ['an id for each', [call(0, 'a'), call(0, 'b'), call(1, 'c'), call(1, 'd')], 'kept'],
    ['the same for a retry', [call(0, 'a', { status: 503 }), call(0, 'a'), call(0, 'b')], 'kept'],
    ['the same for two flows', [call(0, 'a'), call(1, 'a')], 'broken'],
    ['the same for two equal events', [call(0, 'a'), call(0, 'a')], 'broken'],
  ])('of %s', (_, calls, said) => {
    expect(opinionOf(requestIds, makeEvidence(made, calls), undefined)).toMatch(new RegExp(`^${said}`));
  });
});

describe('no-secret-in-output', () => {
  it('finds token and password', () => {
    const evidence = makeEvidence(setting(), []);
    const { token, password } = evidence.world.partner;
    const says = (outputTail: string) => opinionOf(noSecretInOutput, { ...evidence, outputTail }, undefined);
    expect([says('all well'), says(`using ${token}`), says(`as ${password}.`)]).toEqual([
      'kept',
      'broken: the client prints its token',
      'broken: the client prints its password',
    ]);
  });

  it('finds what was printed long before the end, and tokens of logins', () => {
    const evidence = { ...makeEvidence(setting(), []), outputTail: 'logged in with a-new-token', tokens: ['x', 'in'] };
    const says = (more: object) => opinionOf(noSecretInOutput, { ...evidence, ...more }, undefined);
    expect([
      says({}),
      says({ tokens: ['a-new-token'] }),
      says({ printedSecrets: [evidence.world.partner.password] }),
    ]).toEqual(['kept', 'broken: the client prints its token', 'broken: the client prints its password']);
  });
});

describe('waits-grow', () => {
  // Drawn from a seed, so that the same runs are looked at each time.
  const draw = new SeededRandom(1, 'waits-grow');
  const random = () => draw.next();
  const FIRST = 200;
  const LONGEST = 5_000;
  const cap = (attempt: number) => Math.min(LONGEST, FIRST * 2 ** attempt);
  const formulas: readonly [string, () => (attempt: number) => number][] = [
    ['doubling', () => cap],
    ['full jitter', () => (attempt) => random() * cap(attempt)],
    ['equal jitter', () => (attempt) => cap(attempt) / 2 + (random() * cap(attempt)) / 2],
    [
      'decorrelated jitter',
      () => {
        let before = FIRST;
        return () => {
          before = Math.min(LONGEST, FIRST + random() * (3 * before - FIRST));
          return before;
        };
      },
    ],
    ['a jitter of a fifth', () => (attempt) => cap(attempt) * (0.8 + 0.4 * random())],
  ];

  /** Two requests, each tried again after three waits. */
  function evidenceOf(...sequences: readonly (readonly number[])[]) {
    const made = setting();
    let at = 0;
    const entries = sequences.flatMap((waits, number) =>
      [...waits, 0].map((wait, index) => {
        const entry = makeEntry('GET', `/flows?page[number]=${number}`, {
          at: Math.round(at),
          status: index < waits.length ? 503 : 200,
        });
        at += wait + 1;
        return entry;
      }),
    );
    return makeEvidence(made, entries);
  }

  it.each(formulas)('accuses no run of many of %s', (_, make) => {
    const accused = Array.from({ length: inDepth(10_000, 500) }, () => {
      const [first, second] = [make(), make()];
      return waitsGrow(evidenceOf([0, 1, 2].map(first), [0, 1, 2].map(second)), undefined)?.kind;
    }).filter((kind) => kind === 'broken');
    expect(accused).toEqual([]);
  });

  it('accuses waits that stay the same', () => {
    expect(waitsGrow(evidenceOf([500, 500, 500], [500, 503, 501]), undefined)?.kind).toBe('broken');
    expect(waitsGrow(evidenceOf([5, 6, 4], [3, 5, 5]), undefined)?.kind).toBe('broken');
    expect(waitsGrow(evidenceOf([500, 500, 500]), undefined)?.kind).toBe('silent');
  });
});
