import { describe, expect, it } from 'vitest';
import { createMock, dialects } from '../../../../mock/index.js';
import { operations } from '../../../../openapi/index.js';
import { markOf, readEvidence } from '../../../../src/harness/evidence/evidence-file.js';
import { toEvidenceSentence, toRuleLines } from '../../../../src/harness/evidence/evidence-lines.js';
import { compareWithLock, LockError, parseLock, toLock } from '../../../../src/harness/evidence/lock.js';
import { toReliance, weakerThan } from '../../../../src/harness/evidence/reliance.js';
import { NothingUsed, parseUsed, type UsedAnswer } from '../../../../src/harness/evidence/used-answers.js';

const evidence = readEvidence();
const DEFAULTS = Object.fromEntries(Object.entries(dialects).map(([name, [value]]) => [name, value]));

const rulesOf = (answers: readonly UsedAnswer[], dialect: Readonly<Record<string, string>> = DEFAULTS) =>
  toReliance(answers, dialect, evidence).rules.map(({ operation, rule, level }) => `${operation} ${rule} ${level}`);

const answer = (given: Partial<UsedAnswer>): UsedAnswer => ({
  operation: 'getFlows',
  method: 'GET',
  path: '/flows',
  query: [],
  status: 200,
  isFaulty: false,
  ...given,
});

describe('evidence.json', () => {
  it('has a mark with level, day and source for every answer of every operation', () => {
    expect(evidence.operations.map(({ operation }) => operation)).toEqual(operations.map(({ id }) => id));
    for (const { operation, rules } of evidence.operations) {
      expect(Object.keys(rules).length, operation).toBeGreaterThan(0);
      for (const rule of Object.keys(rules)) {
        const mark = markOf(evidence, operation, rule);
        expect(mark?.level, `${operation} ${rule}`).toMatch(/^(?:observed|documented|assumed)$/);
        expect(mark?.date).toMatch(/^\d{4}-\d\d-\d\d$/);
        expect(mark?.source).not.toBe('');
      }
    }
  });

  it('knows what every choice of every dialect stands on, and no other', () => {
    const declared = Object.entries(dialects).flatMap(([name, values]) => values.map((value) => `${name}=${value}`));
    const marked = evidence.dialects.flatMap(({ name, values }) =>
      Object.keys(values).map((value) => `${name}=${value}`),
    );
    // The run shows it, and no answer does.
    expect([...marked, 'webhookValidation=execution'].sort()).toEqual(declared.sort());
  });

  it('lets no answer of an assumed operation stand on more', () => {
    const created = evidence.operations.find(({ operation }) => operation === 'createUser');
    expect(Object.keys(created?.rules ?? {}).map((rule) => markOf(evidence, 'createUser', rule)?.level)).not.toContain(
      'observed',
    );
  });
});

describe('what a client relies on', () => {
  it.each<[string, readonly UsedAnswer[], readonly string[]]>([
    ['an answer', [answer({})], ['getFlows 200 observed']],
    ['an answer that was met twice, once', [answer({}), answer({})], ['getFlows 200 observed']],
    [
      'the weakest first',
      [answer({}), answer({ operation: 'createUser', method: 'POST', path: '/users' })],
      ['createUser 200 assumed', 'getFlows 200 observed'],
    ],
    [
      'a choice, where the request shows it',
      [answer({ query: ['search'] })],
      ['getFlows 200 observed', 'getFlows search=case-sensitive observed'],
    ],
    [
      'no choice, where the request lacks what shows it',
      [answer({ operation: 'getLogs', query: ['filter[tenant]'] })],
      ['getLogs 200 assumed'],
    ],
    ['a status that no source shows', [answer({ status: 418 })], ['getFlows 418 assumed']],
    [
      'an unknown path, ids left out',
      [{ ...answer({ path: '/none/65f1f3a4c8e5a7b9d0c1e2f3' }), operation: undefined }].map(
        ({ operation: _, ...rest }) => rest,
      ),
      ['GET /none/{id} 200 assumed'],
    ],
    [
      'nothing of faults, silence and what browsers ask before',
      [answer({ isFaulty: true }), answer({ status: 0 }), answer({ method: 'OPTIONS' })],
      [],
    ],
  ])('is %s', (_, answers, expected) => {
    expect(rulesOf(answers)).toEqual(expected);
  });

  it('follows the dialect of the mock', () => {
    expect(rulesOf([answer({ query: ['search'] })], { ...DEFAULTS, search: 'insensitive' })).toContain(
      'getFlows search=insensitive documented',
    );
  });

  it('is weak below what is asked for', () => {
    const { rules } = toReliance(
      [answer({}), answer({ operation: 'getLogs', query: ['filter[tenant]'] })],
      DEFAULTS,
      evidence,
    );
    const weak = weakerThan(rules, 'documented');
    expect(weak.map(({ operation }) => operation)).toEqual(['getLogs']);
    expect(weakerThan(rules, 'assumed')).toEqual([]);
    expect(toRuleLines(rules, weak).map((line) => line.slice(0, 4))).toEqual(['    ', 'WEAK', 'ok  ']);
    expect(toEvidenceSentence({ rules })).toBe(
      'The client relies on 2 answers of the API: 1 observed, 0 documented, 1 assumed.',
    );
  });
});

/** The same requests, in every form in which they can be given. */
async function formsOf(): Promise<readonly (readonly [name: string, text: string])[]> {
  const mock = await createMock({ scenario: 'guide', token: 'secret' });
  const authorization = 'Bearer secret';
  for (const path of ['/users', '/flows?search=x', '/nothing', '/@nowhere/flows']) {
    await mock.fetch(new Request(`http://mock${path}`, { headers: { authorization } }));
  }
  await mock.fetch(new Request('http://mock/flows', { method: 'HEAD', headers: { authorization } }));
  const textOf = async (path: string): Promise<string> =>
    (await mock.fetch(new Request(`http://mock/_mock/${path}`))).text();
  const page = await textOf('requests');
  const archive = await textOf('requests/har');
  const { data } = JSON.parse(page);
  const plain = JSON.parse(archive);
  plain.log.creator.name = 'a browser';
  for (const entry of plain.log.entries) {
    delete entry._operation;
    entry.request.url = entry.request.url.replace('/flows', '/@ci-1/flows');
  }
  const known = JSON.stringify(plain);
  return [
    ['journal', page],
    ['list', JSON.stringify(data)],
    ['lines', data.map((entry: unknown) => JSON.stringify(entry)).join('\n')],
    ['report', JSON.stringify({ cases: [{ exchanges: [1], entries: data }] })],
    ['archive', archive],
    ['foreign archive', known],
  ];
}

describe('the requests of a client', async () => {
  const forms = await formsOf();

  it.each(forms)('are read from a %s', (name, text) => {
    const { answers, missing } = parseUsed(text, 'used.json', evidence);
    const unknown = name === 'foreign archive' ? [] : ['GET /nothing 404 assumed'];
    expect(missing).toBeUndefined();
    const rules = rulesOf(answers);
    expect(rules.filter((rule) => !rule.startsWith('GET'))).toEqual(
      expect.arrayContaining([
        'getUsers 200 documented',
        'getFlows 200 observed',
        'getFlows search=case-sensitive observed',
      ]),
    );
    expect(rules).toEqual(expect.arrayContaining(unknown));
    if (name === 'foreign archive') expect(rules.filter((rule) => rule.startsWith('GET /nothing'))).toEqual([]);
  });

  it.each([
    ['', 'neither JSON'],
    ['not json', 'neither JSON'],
    ['{"a":1}', 'shows no requests'],
    ['3', 'shows no requests'],
    ['null', 'shows no requests'],
    ['[1]', 'used.json: [0] is no entry'],
    ['[{"method":"GET"}]', 'needs method, path and status'],
    ['{"cases":[{}]}', 'cases[0] has no entries'],
    ['{"log":{}}', 'no log.entries'],
    ['{"log":{"entries":[{"request":{"url":"x"},"response":{}}]}}', 'log.entries[0]'],
    ['{"data":[{}],"meta":{}}', 'data[0] is no entry'],
  ])('are not made up from %j', (text, why) => {
    expect(() => parseUsed(text, 'used.json', evidence)).toThrow(NothingUsed);
    expect(() => parseUsed(text, 'used.json', evidence)).toThrow(why);
  });

  it.each([
    ['entries that the journal dropped', { data: [], meta: { total: 0, dropped: 2 } }],
    ['entries beyond the page', { data: [], meta: { total: 2, dropped: 0 } }],
    ['exchanges that the report leaves out', { cases: [{ exchanges: [1, 2], entries: [] }] }],
  ])('are known not to be all: %s', (_, content) => {
    expect(parseUsed(JSON.stringify(content), 'used.json', evidence).missing).toBe('2 more requests are not in it');
  });
});

describe('a pin file', () => {
  const { rules } = toReliance([answer({}), answer({ operation: 'createUser' })], DEFAULTS, evidence);

  it('is the same for the same rules, and moves nothing', () => {
    const text = toLock(rules);
    expect(toLock([...rules].reverse())).toBe(text);
    expect(compareWithLock(rules, parseLock(text, 'lock'), evidence)).toEqual({ sank: [], rose: [], added: [] });
  });

  it.each(['observed', 'documented', 'assumed'] as const)('says what sank and rose since it had %s', (level) => {
    const locked = parseLock(toLock(rules.map((rule) => ({ ...rule, level }))), 'lock');
    const { sank, rose } = compareWithLock([], locked, evidence);
    const words = (list: typeof sank) => list.map(({ operation, level: was, now }) => `${operation} ${was} ${now}`);
    expect([...words(sank), ...words(rose)]).toEqual(
      {
        observed: ['createUser observed assumed'],
        documented: ['createUser documented assumed', 'getFlows documented observed'],
        assumed: ['getFlows assumed observed'],
      }[level],
    );
  });

  it('has an answer sink that no source shows any more, and names what is new', () => {
    const gone = parseLock(
      '{"schemaVersion":1,"relied":[{"operation":"getNone","rule":"200","level":"documented"}]}',
      'lock',
    );
    const { sank, added } = compareWithLock(rules, gone, evidence);
    expect(sank.map(({ operation, now }) => `${operation} ${now}`)).toEqual(['getNone assumed']);
    expect(added).toEqual(rules);
  });

  it.each([
    ['[]', 'no JSON object'],
    ['{', 'no JSON object'],
    ['{"schemaVersion":2}', 'schemaVersion is 2, not 1'],
    ['{"schemaVersion":1}', 'no list "relied"'],
    ['{"schemaVersion":1,"relied":[{}]}', 'relied[0] lacks operation'],
    [
      '{"schemaVersion":1,"relied":[{"operation":"a","rule":"200","level":"sure"}]}',
      'relied[0].level is "sure"; one of assumed',
    ],
  ])('is refused with the reason: %s', (text, why) => {
    expect(() => parseLock(text, 'lock.json')).toThrow(LockError);
    expect(() => parseLock(text, 'lock.json')).toThrow(why);
  });
});
