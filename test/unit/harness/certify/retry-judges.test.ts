import { describe, expect, it } from 'vitest';
import { sameRequestId } from '../../../../src/harness/certify/judges/id-judges.js';
import { logins, retryAfter, tries } from '../../../../src/harness/certify/judges/retry-judges.js';
import { makeCall, makeEntry, makeEvidence, makeSetting, opinionOf } from '../../../support/evidence.js';

function oneUser() {
  return makeSetting({ users: { ada: { flows: { main: { count: 2 } } } } }, [{ of: 'ada' }]);
}

const failed = (at: number, url = '/flows', status = 503) => makeEntry('GET', url, { at, status });
const asked = (at: number, url = '/flows') => makeEntry('GET', url, { at });

describe('retry-after', () => {
  const throttled = (wait: string, url = '/flows') =>
    makeEntry('GET', url, { status: 429, answer: { headers: { 'retry-after': wait } } });
  const says = (...entries: ReturnType<typeof asked>[]): string =>
    opinionOf(retryAfter, makeEvidence(oneUser(), entries), {});

  it.each([
    [1_000, 'kept'],
    [960, 'kept'],
    [60_000, 'kept'],
    [900, /came 900 ms after a 429 with Retry-After of 1 s \(#2\)$/],
    [5, /came 5 ms after/],
  ])('of a try after %i ms says %s', (at, said) => {
    expect(says(throttled('1'), asked(at))).toMatch(said);
  });

  it('reads a date', () => {
    const in2s = new Date(Date.parse(asked(2_000).wallTime)).toUTCString();
    expect(says(throttled(in2s), asked(1_500))).toMatch(/^broken/);
    expect(says(throttled(in2s), asked(2_100))).toBe('kept');
  });

  it('looks at the same request alone', () => {
    expect(says(throttled('1'), asked(10, '/users'), asked(1_100))).toBe('kept');
    expect(says(throttled('1'), asked(10, '/flows?page[number]=2'), asked(1_100))).toBe('kept');
  });

  it('has nothing to say without another try', () => {
    expect(says(throttled('1'))).toBe('silent: there was no other try');
    expect(says(asked(0))).toBe('silent: no answer had Retry-After');
  });
});

describe('tries', () => {
  const TEN = { most: 10 };

  it('counts those of one call', () => {
    const many = (count: number) => Array.from({ length: count }, (_, at) => failed(at));
    expect(opinionOf(tries, makeEvidence(oneUser(), many(10)), TEN)).toBe('kept');
    expect(opinionOf(tries, makeEvidence(oneUser(), many(11)), TEN)).toBe('broken: 11 tries of GET /flows (#11)');
    expect(opinionOf(tries, makeEvidence(oneUser(), [asked(0)]), TEN)).toMatch(/^silent/);
  });

  it('tells deliveries apart by flow and event', () => {
    const setting = makeSetting({ users: { ada: { flows: { main: { count: 2 } } } } }, [{ of: 'ada' }, { of: 'ada' }]);
    const [first, second] = [setting.flowOf('main'), setting.flowOf('main', 1)];
    const [one, two] = [setting.eventOf(0).event.data, setting.eventOf(1).event.data];
    const calls = Array.from({ length: 8 }, () => [
      makeCall(first, one, { status: 503 }),
      makeCall(second, one, { status: 503 }),
      makeCall(first, two, { status: 503 }),
    ]).flat();
    expect(opinionOf(tries, makeEvidence(setting, calls), TEN)).toBe('kept');
  });
});

describe('logins', () => {
  it('counts them, whatever became of them', () => {
    const login = makeEntry('POST', '/login', { status: 401 });
    const says = (count: number): string =>
      opinionOf(
        logins,
        makeEvidence(
          oneUser(),
          Array.from({ length: count }, () => login),
        ),
        { most: 3 },
      );
    expect([says(0), says(3), says(4)]).toEqual(['kept', 'kept', 'broken: 4 logins (#4)']);
  });
});

describe('same-request-id', () => {
  it.each([
    [['a', 'a'], 'kept'],
    [['a', 'b'], 'broken: EVENT was tried with a, then b (#2)'],
    [['a', ''], 'broken: EVENT was tried with a, then none (#2)'],
    [['', ''], 'broken: EVENT was tried with none, then none (#2)'],
    [['a'], 'silent: no webhook call was tried again'],
  ])('of tries with %j says %s', (ids, said) => {
    const setting = oneUser();
    const calls = ids.map((id, at) =>
      makeCall(
        setting.flowOf('main'),
        { n: 1 },
        { delivered: at > 0, headers: id === '' ? {} : { 'x-request-id': id } },
      ),
    );
    const { event } = setting.eventOf(0);
    const { title, user } = setting.flowOf('main');
    const name = `event ${event.id} to the flow "${title}" of "${user.username}"`;
    expect(opinionOf(sameRequestId, makeEvidence(setting, calls), {})).toBe(said.replace('EVENT', name));
  });
});
