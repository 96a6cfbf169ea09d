import { describe, expect, it } from 'vitest';
import { createMock } from '../../../../mock/index.js';
import { certify } from '../../../../src/harness/certify/certify.js';
import type { DispatchFunction } from '../../../../src/harness/certify/client/function-client.js';
import type { CaseResult, CertificationResult } from '../../../../src/harness/certify/result.js';
import { ChangeError } from '../../../../src/harness/rehearse/overlay.js';
import { toChange } from '../../../../src/harness/rehearse/read-change.js';
import { toChangeLines, toRehearsalLines } from '../../../../src/harness/rehearse/rehearsal-lines.js';
import { type Rehearsed, rehearse } from '../../../../src/harness/rehearse/rehearse.js';
import { makeCase, makeExchange, makeResult } from '../../../support/certification-result.js';
import { isDeep } from '../../../support/depth.js';

const SEED = 7;

const exchange = makeExchange({ url: '/users', note: 'changed: GET /users 200: *._id is gone' });

const sample = makeCase({ title: 'A case', expected: 'one run', observed: 'no run', exchange: 1, entries: [exchange] });

const overlay = (...actions: readonly object[]): string =>
  JSON.stringify({ overlay: '1.0.0', info: { title: 'A change', version: '1' }, actions });

const FLOW = '$.components.schemas.Flow.properties';
const USER = '$.components.schemas.User.properties';
const FLOWS = "$.paths['/flows'].get";
const USERS = "$.paths['/users'].get";
const HOOK = "$.paths['/webhooks/{flowId}'].post";

const add = (target: string, update: object): object => ({ target, update });
const remove = (target: string): object => ({ target, remove: true });

interface Shown {
  readonly [member: string]: unknown;
}

/** A client that reads what it needs; `onRecord` looks at each user and flow. */
const plain =
  (onRecord: (record: Shown) => void = () => {}): DispatchFunction =>
  async ({ baseUrl, token, events, signal }) => {
    const ask = async (path: string, body?: object): Promise<Response> => {
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
      const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
      const answer = await fetch(`${baseUrl}${path}`, { headers, signal, ...init });
      if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
      return answer;
    };
    const list = async (path: string): Promise<readonly Shown[]> => {
      const answer = JSON.parse(await (await ask(path)).text());
      const records: readonly Shown[] = answer.data ?? answer;
      for (const record of records) onRecord(record);
      return records;
    };
    for (const { user, data } of events) {
      const [found] = (await list(`/users?username=${encodeURIComponent(user)}`)).filter(
        ({ username }) => username === user,
      );
      if (typeof found?._id !== 'string') throw new Error('no user');
      const flows = await list(`/flows?filter[user]=${found._id}&filter[status]=active&page[number]=1`);
      for (const { id, status } of flows) if (status === 'active') await ask(`/webhooks/${id}`, { data });
    }
  };

const lenient = plain();
/** Knows every member that there is today, and refuses others. */
const exact = plain((record) => {
  if (Object.keys(record).some((name) => /^new/i.test(name))) throw new Error('unknown member');
});
/** Shows what it reads. */
const showing = plain(({ graph, username, createdAt }) => {
  if (graph === undefined && username === undefined) throw new Error('no graph');
  if (createdAt !== undefined) String(createdAt).length;
});

const clients = { lenient, exact, showing };

type Name = keyof typeof clients;

/** Each change with the clients that it breaks. */
const changes: readonly (readonly [title: string, actions: readonly object[], breaks: readonly Name[]])[] = [
  ['a member of flows is new', [add(FLOW, { newMember: { type: 'string' } })], ['exact']],
  ['a member of users is new', [add(USER, { newMember: { type: 'integer' } })], ['exact']],
  ['an object is new', [add(FLOW, { newThing: { type: 'object', properties: { a: { type: 'string' } } } })], ['exact']],
  ['a member of meta is new', [add('$.components.schemas.PageMeta.properties', { newMeta: { type: 'string' } })], []],
  ['flows lose their graph', [remove(`${FLOW}.graph`)], ['showing']],
  ['flows lose their id', [remove(`${FLOW}.id`)], ['lenient', 'exact', 'showing']],
  ['flows lose their description', [remove(`${FLOW}.description`)], []],
  ['flows lose their status', [remove(`${FLOW}.status`)], ['lenient', 'exact', 'showing']],
  ['users lose their _id', [remove(`${USER}._id`)], ['lenient', 'exact', 'showing']],
  ['users lose their names', [remove(`${USER}.username`)], ['lenient', 'exact', 'showing']],
  [
    'the id of users is renamed',
    [remove(`${USER}._id`), add(`${USER}.id`, { 'x-renamed-from': '_id' })],
    ['lenient', 'exact', 'showing'],
  ],
  [
    'the id of flows is renamed',
    [remove(`${FLOW}.id`), add(FLOW, { flowId: { type: 'string', 'x-renamed-from': 'id' } })],
    ['lenient', 'exact', 'showing'],
  ],
  [
    'graph is renamed',
    [remove(`${FLOW}.graph`), add(FLOW, { plan: { type: 'object', 'x-renamed-from': 'graph' } })],
    ['showing'],
  ],
  ['ids of users are numbers', [add(`${USER}._id`, { type: 'integer' })], ['lenient', 'exact', 'showing']],
  ['times are numbers', [add(`${FLOW}.createdAt`, { type: 'number' })], []],
  ['names may be null', [remove(`${USER}.confirmed.type`), add(`${USER}.confirmed`, { type: 'string' })], []],
  [
    'a status is new, in the place of active',
    [add(`${FLOW}.status`, { enum: ['armed'], 'x-instead-of': 'active' })],
    ['lenient', 'exact', 'showing'],
  ],
  ['pages hold one, of a user with one', [add('$.components.parameters.PageSize.schema', { default: 1 })], []],
  ['pages hold one at most', [add('$.components.parameters.PageSize.schema', { maximum: 1 })], []],
  [
    'lists of flows want a parameter',
    [add(`${FLOWS}.parameters`, { name: 'scope', in: 'query', required: true, schema: { type: 'string' } })],
    ['lenient', 'exact', 'showing'],
  ],
  [
    'lists of users want a header',
    [add(`${USERS}.parameters`, { name: 'x-partner', in: 'header', required: true, schema: { type: 'string' } })],
    ['lenient', 'exact', 'showing'],
  ],
  [
    'a parameter is renamed',
    [
      remove(`${FLOWS}.parameters[?(@.$ref=='#/components/parameters/FilterUser')]`),
      add(`${FLOWS}.parameters`, {
        name: 'filter[owner]',
        in: 'query',
        'x-renamed-from': 'filter[user]',
        schema: { type: 'string' },
      }),
    ],
    [],
  ],
  [
    'webhooks answer 202',
    [remove(`${HOOK}.responses['200']`), add(`${HOOK}.responses`, { 202: { description: 'Taken in', content: {} } })],
    ['lenient', 'exact', 'showing'],
  ],
  [
    'webhooks answer 204',
    [remove(`${HOOK}.responses['200']`), add(`${HOOK}.responses`, { 204: { description: 'Taken in' } })],
    ['lenient', 'exact', 'showing'],
  ],
  [
    'flows are gone for good',
    [add(`${FLOWS}.responses`, { 410: { description: 'Gone', 'x-when': { always: true } } })],
    ['lenient', 'exact', 'showing'],
  ],
  [
    'active flows are refused',
    [add(`${FLOWS}.responses`, { 422: { description: 'No', 'x-when': { query: { 'filter[status]': 'active' } } } })],
    ['lenient', 'exact', 'showing'],
  ],
  [
    'webhooks want a member',
    [
      add(HOOK, {
        requestBody: { content: { 'application/json': { schema: { type: 'object', required: ['source'] } } } },
      }),
    ],
    ['lenient', 'exact', 'showing'],
  ],
  [
    'lists of flows are deprecated',
    [add(`${FLOWS}.responses['200'].headers`, { Deprecation: { schema: { type: 'string' }, example: '@1735689600' } })],
    [],
  ],
  ['lists of templates are gone', [remove("$.paths['/templates'].get")], []],
  ['lists of users are gone', [remove(USERS)], ['lenient', 'exact', 'showing']],
];

const CASES = ['FM-CORE-01'];
const before = new Map<DispatchFunction, Promise<CertificationResult>>();

/** Without a change a client does the same each time. */
function run(client: DispatchFunction, { ids, ...given }: Rehearsed): Promise<CertificationResult> {
  const options = { cases: CASES, timeoutMs: 60_000, ...given };
  if (given.change !== undefined || ids !== undefined)
    return certify(client, ids === undefined ? options : { ...options, ids });
  const known = before.get(client) ?? certify(client, options);
  before.set(client, known);
  return known;
}

describe('a change', () => {
  // One of them with one client, and in the deep run all of both.
  it.each(isDeep ? changes : changes.slice(8, 9))(
    'breaks those clients that it breaks, and no other: %s',
    async (_, actions, breaks) => {
      const read = await toChange(overlay(...actions), 'change.yaml');
      const played = Object.entries(clients).slice(0, isDeep ? undefined : 1);
      const fates = played.map(async ([name, client]) => {
        const rehearsal = await rehearse(read, SEED, (given) => run(client, given));
        return `${name} ${rehearsal.exitCode} ${rehearsal.conclusion}`;
      });
      const expected = played.map(([name]) =>
        expect.stringMatching(`^${name} ${breaks.some((each) => each === name) ? 1 : 0} `),
      );
      expect(await Promise.all(fates)).toEqual(expected);
    },
  );

  it('has thirty tries of known fate', () => {
    expect(changes).toHaveLength(30);
    expect(new Set(changes.map(([, actions]) => JSON.stringify(actions))).size).toBe(30);
  });
});

type Verdicts = Readonly<Record<string, CaseResult['verdict']>>;

/** Runs that come out as is said, one after the other. */
function runsOf(...outcomes: readonly Verdicts[]): (given: Rehearsed) => Promise<CertificationResult> {
  const left = [...outcomes];
  return async ({ ids, change }) => {
    const verdicts = left.shift() ?? {};
    const wanted = Object.entries(verdicts).filter(([id]) => ids === undefined || ids.includes(id));
    return makeResult(
      wanted.map(([id, verdict]) => ({ ...sample, id, verdict, entries: change === undefined ? [] : [exchange] })),
    );
  };
}

describe('the verdict on a change', async () => {
  const read = await toChange(overlay(remove(`${USER}._id`)), 'change.yaml');

  it.each<[string, readonly Verdicts[], number, readonly string[]]>([
    [
      'nothing breaks',
      [
        { a: 'PASS', b: 'PASS' },
        { a: 'PASS', b: 'PASS' },
      ],
      0,
      [],
    ],
    ['one breaks', [{ a: 'PASS', b: 'PASS' }, { a: 'FAIL', b: 'PASS' }, { a: 'PASS' }], 1, ['a']],
    ['a SHOULD breaks', [{ a: 'PASS' }, { a: 'WARN' }, { a: 'PASS' }], 1, ['a']],
    ['what failed before is no news', [{ a: 'FAIL', b: 'PASS' }, { b: 'PASS' }], 0, []],
    ['what is met at times says nothing', [{ a: 'PASS' }, { a: 'FAIL' }, { a: 'FAIL' }], 3, []],
    ['nothing is met before', [{ a: 'FAIL' }], 3, []],
    ['nothing is run before', [{}], 3, []],
    ['the harness fails with it', [{ a: 'PASS' }, { a: 'HARNESS_ERROR' }], 3, []],
    ['the run ends early with it', [{ a: 'PASS', b: 'PASS' }, { a: 'PASS' }], 3, []],
  ])('%s', async (_, outcomes, exitCode, broken) => {
    const rehearsal = await rehearse(read, SEED, runsOf(...outcomes));
    expect(rehearsal.exitCode).toBe(exitCode);
    expect(rehearsal.broken.map(({ before }) => before.id)).toEqual(broken);
    expect(rehearsal.conclusion.startsWith('not established')).toBe(exitCode === 3);
  });

  it('is said with what the client met of it', async () => {
    const rehearsal = await rehearse(read, SEED, runsOf({ a: 'PASS' }, { a: 'FAIL' }, { a: 'PASS' }));
    expect(toChangeLines(read)).toEqual(expect.arrayContaining(['A change:', '  GET /users 200: *._id is gone']));
    expect(toRehearsalLines(rehearsal)).toEqual([
      '',
      'BREAKS a  A case',
      '  changed   GET /users 200: *._id is gone',
      '  expected  one run',
      '  observed  no run',
      '  exchange  #1 GET /users -> 200',
      '',
      '1 request met: GET /users 200: *._id is gone',
      'A change: breaks 1 of the 1 cases that were met before (exit code 1)',
    ]);
  });

  it('is none where no answer shows what the client asked for', async () => {
    const renamed = await toChange(
      overlay(add(`${USER}.status`, { enum: ['LATER'], 'x-instead-of': 'EARLIER' })),
      'change.yaml',
    );
    const { exitCode, conclusion } = await rehearse(renamed, SEED, runsOf({ a: 'PASS' }, { a: 'PASS' }));
    expect(exitCode).toBe(3);
    expect(conclusion).toContain('the client calls getUsers, and no answer showed');
  });
});

describe('a change that cannot be played', () => {
  it.each<[string, string, string]>([
    ['broken YAML', 'overlay: [', 'it is no YAML'],
    ['a text', 'hello', 'it is no object'],
    ['nothing', '', 'it is no object'],
    ['another version', 'overlay: 2.0.0', 'overlay is "2.0.0"; "1.0.0" is right'],
    ['no title', 'overlay: 1.0.0', 'info.title is missing'],
    ['no actions', 'overlay: 1.0.0\ninfo: {title: a, version: "1"}', 'actions is missing'],
    ['no target', overlay({ update: {} }), 'actions[0].target is missing'],
    ['no deed', overlay({ target: '$.info' }), 'neither update nor remove'],
    ['an unknown member', overlay({ target: '$.info', updates: {} }), 'actions[0].updates is no member'],
    ['no JSONPath', overlay(remove('paths')), 'begins with $'],
    ['a JSONPath beyond what is read', overlay(remove('$.paths[1:2]')), 'cannot be read at "[1:2]"; names'],
    [
      'a path that is not there',
      overlay(remove("$.paths['/flow'].get")),
      `$.paths has no ['/flow']; near it: "/flows"`,
    ],
    [
      'a member that is not there',
      overlay(remove(`${FLOW}.nam`)),
      '$.components.schemas.Flow.properties has no nam; near it: "name"',
    ],
    ['a filter that finds nothing', overlay(remove(`${FLOWS}.parameters[?(@.name=='page')]`)), 'selects nothing'],
    [
      'a way through a reference',
      overlay(remove(`${FLOWS}.responses['401'].content`)),
      'refers to #/components/responses/',
    ],
    ['a text that is updated', overlay(add('$.info.title', { a: 1 })), 'update takes an object'],
    ['the whole document removed', overlay(remove('$')), 'cannot be removed'],
    [
      'words alone',
      overlay(add('$.info', { description: 'new' })),
      'changes nothing that a request or an answer shows',
    ],
    [
      'a refusal without its occasion',
      overlay(add(`${FLOWS}.responses`, { 418: { description: 'No' } })),
      'responses.418 is new, and its x-when does not say',
    ],
  ])('is refused with what would be right: %s', async (_, text, why) => {
    const refused = toChange(text, 'change.yaml');
    await expect(refused).rejects.toThrow(ChangeError);
    await expect(refused).rejects.toThrow(why);
    await expect(refused).rejects.toThrow(/^change\.yaml/);
  });
});

describe('a mock with a change', async () => {
  const { change } = await toChange(
    overlay(add(FLOW, { color: { type: 'string', example: 'red' } }), remove(`${USER}._id`)),
    'change.yaml',
  );
  const mock = await createMock({ scenario: 'guide', token: 'secret', change });
  const ask = (path: string): Promise<Response> => mock.request(path, { headers: { authorization: 'Bearer secret' } });

  it('plays it in every sandbox, on every path of an operation, and notes it', async () => {
    await mock.sandbox('one');
    for (const path of ['/flows', '/@one/flows']) {
      const answer = JSON.parse(await (await ask(path)).text());
      for (const flow of answer.data) expect(flow).toHaveProperty('color', 'red');
    }
    const users: readonly Shown[] = JSON.parse(await (await ask('/api/users')).text());
    expect(users.length).toBeGreaterThan(0);
    for (const user of users) expect(user).not.toHaveProperty('_id');
    expect(mock.requests({ path: '/flows' })[0]).toMatchObject({
      note: 'changed: GET /flows 200: data.*.color is new',
      faults: [],
    });
  });

  it('leaves alone what it has nothing to do with', async () => {
    expect((await ask('/flows/none')).status).toBe(
      (
        await (
          await createMock({ scenario: 'guide', token: 'secret' })
        ).request('/flows/none', { headers: { authorization: 'Bearer secret' } })
      ).status,
    );
    expect(await (await ask('/templates')).json()).toHaveProperty('data');
  });
});
