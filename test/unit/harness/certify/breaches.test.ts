import { describe, expect, it } from 'vitest';
import { suites } from '../../../../contracts/index.js';
import { breachesIn, countBreaches } from '../../../../src/harness/certify/breaches.js';
import { invariants } from '../../../../src/harness/certify/judges/invariants.js';
import type { CaseResult, CheckResult } from '../../../../src/harness/certify/result.js';
import { makeCase, makeExchange } from '../../../support/certification-result.js';
import { makeCall, makeEntry, makeEvidence, makeSetting } from '../../../support/evidence.js';

const check = (judge: string, given: Partial<CheckResult> = {}): CheckResult => ({
  judge,
  verdict: 'FAIL',
  expected: 'what holds',
  observed: 'what was done',
  exchange: 1,
  ...given,
});
const repeatOf = (...ids: readonly string[]): string => ids.join(' ');
const count = (cases: readonly CaseResult[]) => countBreaches(cases, repeatOf);
const verdictsOf = (cases: readonly CaseResult[]) => cases.map(({ id, verdict }) => `${id} ${verdict}`);

describe('an invariant that is broken in a case about something else', () => {
  const url = check('no-token-in-url');
  const shown = (id: string, breach: CheckResult, given: Partial<CaseResult> = {}) =>
    makeCase({ id, breaches: [breach], entries: [makeExchange({ url: '/flows?here' })], ...given });

  it('counts once, against its home, with the exchanges and the line that show it', () => {
    const cases = [
      makeCase({ id: 'FM-CORE-02', checks: [check('bearer-token', { verdict: 'PASS' })], hint: 'use a header' }),
      shown('FM-RES-11', url),
      shown('FM-EVO-01', url),
    ];
    const [home, ...others] = count(cases);
    expect(home).toMatchObject({
      id: 'FM-CORE-02',
      verdict: 'FAIL',
      observed: 'in FM-RES-11: what was done',
      exchange: 1,
      hint: 'use a header',
      seenIn: 'FM-RES-11',
      repeat: 'FM-RES-11 FM-CORE-02',
    });
    expect(home?.entries.map((entry) => entry.url)).toEqual(['/flows?here']);
    expect(home?.checks.map(({ judge, exchange }) => [judge, exchange])).toEqual([
      ['bearer-token', undefined],
      ['no-token-in-url', 1],
    ]);
    expect(others.map(({ verdict }) => verdict)).toEqual(['PASS', 'PASS']);
  });

  it.each([
    ['is no part of the run', []],
    ['fails for another reason', [makeCase({ id: 'FM-CORE-02', verdict: 'FAIL', checks: [check('bearer-token')] })]],
  ])('counts against the first case that shows it where its home %s', (_, homes) => {
    const counted = count([...homes, shown('A', url), shown('B', url)]);
    expect(verdictsOf(counted).slice(homes.length)).toEqual(['A FAIL', 'B PASS']);
  });

  it('counts a recommendation as a warning, where its home is part of the run', () => {
    const breach = check('request-ids', { verdict: 'WARN' });
    expect(verdictsOf(count([makeCase({ id: 'FM-HYG-05' }), shown('A', breach)]))).toEqual([
      'FM-HYG-05 WARN',
      'A PASS',
    ]);
    expect(verdictsOf(count([shown('A', breach)]))).toEqual(['A PASS']);
  });

  it.each(invariants.flatMap(({ name, saidBy = [] }) => [name, ...saidBy].map((judge) => [name, judge] as const)))(
    '%s is not said again where %s fails a case',
    (name, judge) => {
      const cases = [makeCase({ id: 'A', verdict: 'FAIL', checks: [check(judge)] }), shown('B', check(name))];
      expect(count(cases)).toEqual(cases);
    },
  );

  it('does not count what a case that was not reached left out', () => {
    const lost = check('nothing-lost');
    const { exchange: _, ...nowhere } = lost;
    const cases = [shown('A', nowhere, { verdict: 'NOT_REACHED', gate: 'FM-CORE-01' })];
    expect(count(cases)).toEqual(cases);
  });

  it('has a home that there is', () => {
    const ids = suites.flatMap(({ cases }) => cases.map(({ id }) => id));
    expect(invariants.flatMap(({ home }) => home ?? []).filter((home) => !ids.includes(home))).toEqual([]);
  });
});

describe('what is looked at in every case', () => {
  const [given] = suites.flatMap(({ cases }) => cases);
  if (given === undefined) throw new Error('there is no case');
  const made = makeSetting({ users: { ada: { flows: { main: {} } }, bea: { flows: { other: {} } } } }, [{ of: 'ada' }]);
  const { data } = made.eventOf(0).event;
  const right = makeCall(made.flowOf('main'), data);

  it.each([
    ['nothing-lost', []],
    ['nothing-doubled', [right, right]],
    ['nothing-else', [right, makeCall(made.flowOf('other'), data)]],
    [
      'retry-is-same',
      [{ ...right, status: 503 }, makeCall(made.flowOf('main'), data, { headers: { 'content-type': 'text/plain' } })],
    ],
    [
      'retry-after',
      [makeCall(made.flowOf('main'), data, { status: 429, answer: { headers: { 'retry-after': '9' } } }), right],
    ],
    ['within-bounds', [...Array.from({ length: 11 }, () => ({ ...right, status: 503 })), right]],
    ['data-arrives', [makeCall(made.flowOf('main'), { ...data, amount: 'much' })]],
    ['no-token-in-url', [right, makeEntry('GET', '/flows?token=<redacted>')]],
    ['bearer-token', [right, { ...makeEntry('GET', '/flows'), request: { ...right.request, headers: {} } }]],
    ['documented-requests', [right, makeEntry('GET', '/flow')]],
  ])('%s', (name, entries) => {
    const found = breachesIn(given, makeEvidence(made, entries), []).map(({ judge }) => judge);
    expect(found).toContain(name);
    expect(breachesIn(given, makeEvidence(made, entries), [check(name)]).map(({ judge }) => judge)).not.toContain(name);
    expect(breachesIn({ ...given, id: 'ACME-1' }, makeEvidence(made, entries), [])).toEqual([]);
  });
});
