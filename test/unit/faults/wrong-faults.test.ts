import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Check } from '../../../mock/domain/checks/check.js';
import { Report, type Segment } from '../../../mock/domain/checks/report.js';
import { checkGiven } from '../../../mock/faults/check-fault.js';
import { LONGEST_MS } from '../../../mock/faults/fault.js';
import { FaultError } from '../../../mock/faults/fault-error.js';
import { readFault, readFaults } from '../../../mock/faults/read.js';
import { createMock, type FaultGiven } from '../../../mock/index.js';
import { parseScenario } from '../../../mock/scenarios/parse.js';
import { checkedSchemas } from '../../../openapi/index.js';
import { at, createClient } from '../../support/client.js';
import { isDeep } from '../../support/depth.js';

type Row = readonly [given: FaultGiven, ...problems: string[]];

/** Each line: a fault that is wrong, and all that is said of it, as `place: message`; `name of` blames a member's name. */
const rows: readonly Row[] = readFileSync(new URL('wrong-faults.jsonl', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line));

const withoutBlame = (problem: string) => problem.replace(/^name of /, '');
const pointer = (path: readonly Segment[]) => path.map((segment) => `/${segment}`).join('');
const placed = ({ path, message }: { readonly path: readonly Segment[]; readonly message: string }) =>
  `${pointer(path)}: ${message}`;

function problemsOf(check: Check, given: unknown): string[] {
  const report = new Report();
  check(given, report);
  return report.findings.map((finding) => `${finding.blame === 'key' ? 'name of ' : ''}${placed(finding)}`);
}

function complaintsOf(read: () => unknown): FaultError['problems'] {
  try {
    read();
  } catch (error) {
    if (error instanceof FaultError) return error.problems;
    throw error;
  }
  return [];
}

describe('a wrong fault', () => {
  it('is refused with everything that is wrong with it, in order', () => {
    expect(rows.length).toBeGreaterThan(600);
    const wrong = rows.filter(
      ([given, ...problems]) => problemsOf(checkGiven, given).join('\n') !== problems.join('\n'),
    );
    expect(wrong.map(([given, ...problems]) => [given, problemsOf(checkGiven, given), problems])).toEqual([]);
  });

  it('is refused alike alone, in a list and in a world file', async () => {
    for (const [index, [given, ...problems]] of rows.entries()) {
      const expected = problems.map(withoutBlame);
      expect(complaintsOf(() => readFault(given)).map(placed)).toEqual(expected);
      expect(complaintsOf(() => readFaults(['*:503', given])).map(placed)).toEqual(expected.map((one) => `/1${one}`));
      // A world takes longer than all else here.
      if (!isDeep && index % 4 > 0) continue;
      const world = parseScenario(JSON.stringify({ faults: [given] }), { file: 'world.json', seed: 1 });
      const refused: unknown = await world.catch((error: unknown) => error);
      const messages = Object(refused).problems?.map((one: unknown) => at(one, 'message'));
      // A file is complained of from its top to its end.
      const inOrder = expected.map((one) => one.slice(one.indexOf(': ') + 2)).sort();
      expect(messages?.sort(), JSON.stringify(given)).toEqual(inOrder);
    }
  });

  it('is refused alike by the control API, in a sandbox and in options', async () => {
    const mock = await createMock({ scenario: 'guide' });
    const { send } = createClient(mock, mock.token);
    const problemsIn = async (method: string, path: string, body: unknown) => {
      const answer = await send(method, path, { body });
      expect(answer.status).toBe(400);
      return Object(at(answer.body, 'problems')).map((one: unknown) => `${at(one, 'place')}: ${at(one, 'message')}`);
    };
    for (const [given, ...problems] of rows.filter((_, index) => index % 25 === 0)) {
      const below = (place: string) =>
        problems.map((problem) => `${place}${withoutBlame(problem)}`.replace(/^body :/, 'body:'));
      expect(await problemsIn('POST', '/_mock/faults', given)).toEqual(below('body '));
      expect(await problemsIn('PUT', '/_mock/faults', [given])).toEqual(below('body /0'));
      expect(await problemsIn('PUT', '/_mock/sandboxes/a', { faults: [given] })).toEqual(below('body /faults/0'));
      const refused = await createMock({ scenario: 'guide', faults: [given] }).catch((error: unknown) => error);
      expect(Object(refused).problems?.map(placed)).toEqual(below('/faults/0'));
    }
  });

  it.each<[what: string, given: unknown, ...problems: string[]]>([
    [
      'a text of 10,001 characters',
      { match: { bodyContains: 'x'.repeat(10_001) }, effect: { kind: 'reset' } },
      '/match/bodyContains: 10001 characters are too many; at most 10000',
    ],
    [
      'a member that is undefined',
      { times: undefined, effect: { kind: 'reset' } },
      '/times: undefined is not how often; a whole number from 1 up or "always" is',
    ],
    [
      'numbers that JSON lacks',
      { probability: Number.NaN, effect: { kind: 'status', status: 200, body: Number.POSITIVE_INFINITY } },
      '/probability: NaN is no probability; a number from 0 to 1 is',
      '/effect/body: Infinity is no number that JSON knows',
    ],
    [
      'a number that is not exact',
      { every: 2 ** 53, effect: { kind: 'truncate', bytes: 2 ** 53 } },
      '/every: 9007199254740992 is not a whole number from 1 up',
      '/effect/bytes: 9007199254740992 is not a whole number from 0 up',
    ],
    [
      'times that are not exact',
      { times: 2 ** 53, match: { nth: 2 ** 53 }, effect: { kind: 'latency', ms: Number.NaN } },
      '/times: 9007199254740992 is not how often; a whole number from 1 up or "always" is',
      '/match/nth: 9007199254740992 is not a whole number from 1 up',
      '/effect/ms: NaN is not a number from 0 to 600000',
    ],
    ['a fault of undefined', undefined, ': undefined is no fault; "getFlows:503x2" or an object is'],
    [
      'a kind that is no text',
      { effect: { kind: 5 } },
      '/effect/kind: 5 is no effect; there are latency, status, reset, silence, lost-answer, truncate, drip, garbage, ignore-filters, extra-members, rename-id, envelope, omit-members, reformat, rate-limit, duplicate-execution, change-world, redirect, success, chunked, compress, page-cap, totals',
    ],
    [
      'a reformat of undefined',
      { effect: { kind: 'reformat', indent: undefined } },
      '/effect/indent: undefined is not a whole number from 0 to 10',
      '/effect: reformats nothing; one of indent, keyOrder, contentType is needed',
    ],
    ['a body that is undefined, which is right', { effect: { kind: 'status', status: 204, body: undefined } }],
    [
      'a distribution that is undefined',
      { effect: { kind: 'latency', distribution: undefined, ms: 1 } },
      '/effect/distribution: undefined is none of fixed',
    ],
    [
      'a window of infinity',
      { effect: { kind: 'rate-limit', limit: -0, window: Number.POSITIVE_INFINITY, headers: 'x' } },
      '/effect/window: Infinity is no window; milliseconds or a text such as "1s" or "5m" are, a day at most',
      '/effect/headers: "x" is not true or false',
    ],
  ])('is judged beyond what a line of JSON holds: %s', (_, given, ...problems) => {
    expect(problemsOf(checkGiven, given)).toEqual(problems);
  });

  it('may not take longer than the rest of the mock expects', () => {
    expect(checkedSchemas.FaultMs.maximum).toBe(LONGEST_MS);
  });

  it('is refused by the schema of world files, too', async () => {
    await expect(`${JSON.stringify(checkGiven.schema, null, 1)}\n`).toMatchFileSnapshot('fault-schema.snap');
  });
});
