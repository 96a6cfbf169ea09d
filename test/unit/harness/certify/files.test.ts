import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { suites } from '../../../../contracts/index.js';
import { readBaseline } from '../../../../src/harness/certify/files/baseline-file.js';
import { loadCaseFileSchema, readCaseFiles } from '../../../../src/harness/certify/files/case-file.js';

async function withFile<T>(name: string, text: string, use: (path: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'certify-files-'));
  try {
    await writeFile(join(folder, name), text);
    return await use(join(folder, name));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** What is wrong with the file, one line each, without its path. */
async function complaints(name: string, text: string, read: (path: string) => Promise<unknown>): Promise<string[]> {
  return withFile(name, text, async (path) => {
    const message: string = await read(path).then(
      () => 'right',
      (error: Error) => error.message,
    );
    return message
      .replaceAll(path, name)
      .split('\n')
      .map((line) => line.trim());
  });
}

const CASE = `
  - id: ACME-01
    level: MUST
    title: Orders arrive
    requirement: An order arrives once.
    source: our handbook
    hint: Send it.
    world: { users: { ada: { flows: { main: { input: { orderId: string } } } } } }
    events: [{ of: ada, data: { orderId: $text } }]
    faults: [{ match: { operation: postWebhook, flow: $flow main }, effect: { kind: status, status: 503 }, times: 1 }]
    judges: [{ judge: flows-run }, { judge: tries, most: 5 }]
`;
const readCases = (path: string) => readCaseFiles([path]);

describe('a case file', () => {
  it('gives a suite of its own', async () => {
    const text = `suite: acme\ndescription: ours\ncases:${CASE}`;
    const [suite] = await withFile('own.yaml', text, readCases);
    expect(suite).toMatchObject({ name: 'acme', description: 'ours', cases: [{ id: 'ACME-01', level: 'MUST' }] });
    const [unnamed] = await withFile('own.yml', `cases:${CASE}`, readCases);
    expect(unnamed?.name).toBe('own');
  });

  it('may hold what the built-in cases hold, as JSON or YAML', async () => {
    for (const { name, cases } of suites) {
      const renamed = cases.map((each) => ({ ...each, id: each.id.replace('FM-', 'X-') }));
      const file = JSON.stringify({ suite: `x-${name}`, cases: renamed }, undefined, 1);
      for (const kind of ['json', 'yaml']) {
        const [read] = await withFile(`own.${kind}`, file, readCases);
        expect(read?.cases).toEqual(renamed);
      }
    }
  });

  it.each([
    ['level: MUST', 'level: MAY', 'own.yaml:3:12: cases[0].level: "MAY" is none of MUST, SHOULD'],
    [
      'id: ACME-01',
      'id: FM-CORE-01',
      'own.yaml:2:9: cases[0].id: "FM-CORE-01": ids with FM- are those of the built-in cases',
    ],
    ['id: ACME-01', 'id: one', 'own.yaml:2:9: cases[0].id: "one" is no id of a case; ACME-ORDER-01 is'],
    ['    hint: Send it.\n', '', 'own.yaml:2:5: cases[0]: lacks the member hint'],
    ['title:', 'titel:', 'own.yaml:4:5: cases[0].titel: there is no such member (did you mean "title"?)'],
    [
      'of: ada',
      'of: adda',
      'own.yaml:9:20: cases[0].events[0].of: there is no user "adda" in the world (did you mean "ada"?)',
    ],
    [
      'of: ada',
      'of: ada, user: x',
      'own.yaml:9:14: cases[0].events[0]: needs either of (a user of the world) or user (anybody), not both',
    ],
    [
      '$text',
      '$txt',
      'own.yaml:9:42: cases[0].events[0].data.orderId: "$txt" means nothing here; $text, $text 100, $number, $integer, $boolean and $date do; a text that is to begin with $ begins with $$',
    ],
    [
      '$flow main',
      '$flow mian',
      'own.yaml:10:14: cases[0].faults[0]: there is no flow "mian" in the world (did you mean "main"?)',
    ],
    ['judge: flows-run', 'judge: flow-run', 'own.yaml:11:23: cases[0].judges[0].judge: "flow-run" is none of'],
    ['most: 5', 'most: 0', 'own.yaml:11:58: cases[0].judges[1].most: 0 is not a whole number from 1 up'],
    [
      '{ judge: tries, most: 5 }',
      '{ judge: one-try, flows: [man] }',
      'own.yaml:11:62: cases[0].judges[1].flows[0]: there is no flow "man" in the world (did you mean "main"?)',
    ],
    [
      'kind: status',
      'kind: statue',
      'own.yaml:10:85: cases[0].faults[0].effect.kind: "statue" is no effect (did you mean "status"?)',
    ],
    [
      'operation: postWebhook',
      'operation: postWebhooks',
      'own.yaml:10:36: cases[0].faults[0].match.operation: "postWebhooks" is no operation',
    ],
    [
      'main: {',
      'main: { count: 0, ',
      'own.yaml:8:54: cases[0].world.users.ada.flows.main.count: 0 is not a whole number from 1 to 1000',
    ],
  ])('with %j become %j is refused with the place', async (from, to, said) => {
    const lines = await complaints('own.yaml', `cases:${CASE.replace(from, to)}`, readCases);
    expect(lines[0]).toBe('cannot use the case file own.yaml:');
    expect(
      lines.some((line) => line.startsWith(said)),
      lines.join('\n'),
    ).toBe(true);
  });

  it.each([
    ['own.yaml', '', /nothing|object/],
    ['own.yaml', 'cases: []', /own.yaml:1:8: cases/],
    ['own.yaml', 'cases: [', /not YAML that can be used/],
    ['own.json', '{"cases": [}', /own.json:1:12/],
    ['own.yaml', 'suite: core\ncases: [{}]', /"core" is a built-in suite/],
  ])('%s with %j is refused', async (name, text, said) => {
    expect((await complaints(name, text, readCases)).join('\n')).toMatch(said);
  });

  it('reports all that is wrong at once, and cannot be one that is not there', async () => {
    const text = `cases:${CASE.replace('MUST', 'MAY').replace('of: ada', 'of: bob').replace('most: 5', 'more: 5')}`;
    expect((await complaints('own.yaml', text, readCases)).length).toBeGreaterThan(4);
    await expect(readCases('nowhere.yaml')).rejects.toThrow(/cannot read the case file nowhere.yaml/);
  });

  it('may not repeat a case of another', async () => {
    await withFile('own.yaml', `cases:${CASE}`, async (path) => {
      await expect(readCaseFiles([path, path])).rejects.toThrow(
        /the case ACME-01 of .* is in an earlier case file, too/,
      );
    });
  });

  it('has a JSON Schema that takes right files and refuses wrong ones', async () => {
    const validate = new Ajv2020({ strict: false }).compile(await loadCaseFileSchema());
    const cases = suites.flatMap((suite) => suite.cases).map((each) => ({ ...each, id: each.id.replace('FM-', 'X-') }));
    expect(validate({ cases }), JSON.stringify(validate.errors)).toBe(true);
    expect(validate({ cases: [{ ...cases[0], level: 'MAY' }] })).toBe(false);
    expect(validate({ cases: [{ ...cases[0], id: 'FM-CORE-01' }] })).toBe(false);
    expect(validate({ cases: [{ ...cases[0], more: 1 }] })).toBe(false);
    expect(validate({ cases: [{ ...cases[0], judges: [{ judge: 'tries' }] }] })).toBe(false);
  });
});

describe('a baseline file', () => {
  it('is a list of cases, and may be empty', async () => {
    const text = '- case: FM-RES-05\n  reason: ticket 7\n  expires: 2027-01-31\n- { case: FM-HYG-02, reason: later }\n';
    expect(await withFile('known.yaml', text, readBaseline)).toEqual([
      { case: 'FM-RES-05', reason: 'ticket 7', expires: '2027-01-31' },
      { case: 'FM-HYG-02', reason: 'later' },
    ]);
    expect(await withFile('known.yaml', '# none\n', readBaseline)).toEqual([]);
  });

  it.each([
    ['- case: A', 'known.yaml:1:3: [0]: lacks the member reason'],
    ['- { case: A, reason: "" }', 'known.yaml:1:22: [0].reason: must not be empty'],
    [
      '- { case: A, reason: b, expires: 2027-02-30 }',
      'known.yaml:1:34: [0].expires: "2027-02-30" is no day; 2027-01-31 is',
    ],
    ['- { case: A, reason: b, expires: soon }', 'known.yaml:1:34: [0].expires: "soon" is no day; 2027-01-31 is'],
    ['- { case: A, reason: b, until: x }', 'known.yaml:1:25: [0].until: there is no such member'],
    ['- { case: A, reason: b }\n- { case: A, reason: c }', 'known.yaml:2:11: [1].case: "A" is there already'],
    ['case: A', 'known.yaml:1:1: an object is not a list'],
  ])('with %j is refused with the place', async (text, said) => {
    const lines = await complaints('known.yaml', text, readBaseline);
    expect(lines[0]).toBe('cannot use the baseline known.yaml:');
    expect(lines[1]?.startsWith(said), lines.join('\n')).toBe(true);
  });
});
