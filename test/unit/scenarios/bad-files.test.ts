import { chmod, mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadScenario } from '../../../mock/scenarios/load.js';
import { parseScenario } from '../../../mock/scenarios/parse.js';
import { ScenarioError } from '../../../mock/scenarios/scenario-error.js';

const COMPONENT = '5ca5c44c187c040010a9bb8b';

const NODE = `{ id: s, componentId: ${COMPONENT}, function: f }`;

const FLOW = `graph: { nodes: [${NODE}] }`;

/** `line:column path: message` of each problem. */
async function problemsOf(load: () => unknown): Promise<string[]> {
  try {
    await load();
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    return error.problems.map(({ line, column, path, message }) => `${line}:${column} ${path}: ${message}`);
  }
  return [];
}

async function problemsIn(text: string, file = 'world.yaml'): Promise<string[]> {
  return problemsOf(() => parseScenario(text, { file, seed: 1 }));
}

describe('a wrong world file is refused with place, reason and remedy:', () => {
  it.each<[what: string, text: string, ...problems: string[]]>([
    ['nothing', '', '1:1 : nothing is no world; an object with members such as tenants, users and flows is'],
    ['a list', '- 1', '1:1 : a list is no world; an object with members such as tenants, users and flows is'],
    ['an unknown member', 'name: x\nflow: []', '2:1 flow: there is no such member (did you mean "flows"?)'],
    [
      '_id on a flow',
      `flows:\n  - _id: x\n    ${FLOW}`,
      '2:5 flows[0]._id: there is no such member (did you mean "id"?)',
    ],
    [
      'id on a user',
      'users: [{ username: a, id: b }]',
      '1:24 users[0].id: there is no such member (did you mean "_id"?)',
    ],
    ['a fault that is none', 'faults:\n  - 5', '2:5 faults[0]: 5 is no fault; "getFlows:503x2" or an object is'],
    [
      'faults whose text means nothing',
      'faults:\n  - flakey\n  - "getFlos:503"\n  - { text: "getFlows:503y" }',
      '2:5 faults[0]: "flakey" is no fault (did you mean "flaky"?); a preset (flaky, slow, rate-limited, outage) or TARGET:EFFECT is, such as "getFlows:503x2", "getFlows#2:reset", "*:latency(200)" or "GET /flows*:truncate(20)%0.3"',
      '3:5 faults[1]: "getFlos:503": match.operation: "getFlos" is no operation (did you mean "getFlows"?); the API document names them, such as getFlows or postWebhook',
      '4:13 faults[2].text: "getFlows:503y" is no fault: "y" means nothing behind an effect; x2 (twice), /3 (every third), %0.2 (one in five) and +200ms (after a while) do',
    ],
    [
      'faults whose members are wrong',
      [
        'faults:',
        '  - effect: { kind: statsu }',
        '  - { effect: { kind: status, status: 99, body: 1 }, times: 0, evry: 2 }',
        '  - match: { operation: [getFlows, getFlwos], nth: [0], path: flows }',
        '  - { effect: { kind: latency, distribution: uniform, minMs: 5, maxMs: 1 }, delay: soon }',
        '  - { preset: flakey }',
      ].join('\n'),
      '2:21 faults[0].effect.kind: "statsu" is no effect (did you mean "status"?)',
      '3:39 faults[1].effect.status: 99 is not a whole number from 200 to 599',
      '3:61 faults[1].times: 0 is not how often; a whole number from 1 up or "always" is',
      '3:64 faults[1].evry: there is no such member (did you mean "every"?)',
      '4:5 faults[2]: lacks the member effect',
      '4:36 faults[2].match.operation[1]: "getFlwos" is no operation (did you mean "getFlows"?); the API document names them, such as getFlows or postWebhook',
      '4:53 faults[2].match.nth[0]: 0 is not a whole number from 1 up',
      '4:63 faults[2].match.path: "flows" is no path; "/flows*" is',
      '5:72 faults[3].effect.maxMs: 1 is less than minMs, 5; swap them',
      '5:84 faults[3].delay: "soon" is no delay; milliseconds or a text such as "200ms" or "1.5s" are, ten minutes at most',
      '6:15 faults[4].preset: "flakey" is none of flaky, slow, rate-limited, outage (did you mean "flaky"?)',
    ],
    [
      'a fault whose id is taken',
      'faults:\n  - { id: a, text: "*:503" }\n  - { id: a, effect: { kind: reset } }',
      '3:11 faults[1].id: the fault id "a" is taken by faults[0] already; each needs its own',
    ],
    ['a seed that is too large', 'seed: 4294967296', '1:7 seed: 4294967296 is not a whole number from 0 to 4294967295'],
    [
      'two nodes of one id',
      `flows:\n  - graph: { nodes: [${NODE}, ${NODE}], edges: [{ source: s, target: s }] }`,
      '2:91 flows[0].graph.nodes[1].id: another node of the graph has the id "s"; each needs its own',
    ],
    ['a number as a name', 'users:\n  - username: 42', '2:15 users[0].username: 42 is not text; put it in quotes'],
    ['no username', 'users:\n  - firstname: A', '2:5 users[0]: lacks the member username'],
    ['a list that is none', 'users: { a: 1 }', '1:8 users: an object is not a list'],
    [
      'a flag in words',
      'users: [{ username: a, canLogin: "no" }]',
      '1:34 users[0].canLogin: "no" is not true or false',
    ],
    [
      'a bad status of a user',
      'users: [{ username: a, status: active }]',
      '1:32 users[0].status: "active" is none of ACTIVE, DISABLED, PENDING (did you mean "ACTIVE"?)',
    ],
    [
      'a bad status of a flow',
      `flows: [{ status: paused, ${FLOW} }]`,
      '1:19 flows[0].status: "paused" is none of active, inactive, starting, stopping, "", null',
    ],
    [
      'a bad status of a template',
      `templates: [{ status: active, ${FLOW} }]`,
      '1:23 templates[0].status: "active" is none of published, draft',
    ],
    [
      'a malformed id',
      `flows:\n  - id: 6762E154616e91cb8d8b1aaf\n    ${FLOW}`,
      '2:9 flows[0].id: "6762E154616e91cb8d8b1aaf" is not an id; 24 hex digits in lower case are',
    ],
    [
      'an id read as a number',
      `flows: [{ id: 123456789012345678901234, ${FLOW} }]`,
      '1:15 flows[0].id: 1.2345678901234569e+23 is not an id; put it in quotes',
    ],
    [
      'an id used twice',
      `tenants:\n  - _id: ${COMPONENT}\n  - _id: ${COMPONENT}`,
      `3:10 tenants[1]._id: the tenant id "${COMPONENT}" is taken by tenants[0] already; each needs its own`,
    ],
    [
      'a username used twice, in any case',
      'users: [{ username: a@b.c }, { username: A@B.C }]',
      '1:42 users[1].username: the username "a@b.c" is taken by users[0] already; each needs its own'.replace(
        '"a@b.c"',
        '"a@b.c"',
      ),
    ],
    [
      'a token used twice',
      'users: [{ username: a }]\ntokens:\n  - { user: a, token: t }\n  - { user: a, token: t }',
      '4:23 tokens[1].token: the token "t" is taken by tokens[0] already; each needs its own',
    ],
    [
      'a token with a blank',
      'users: [{ username: a }]\ntokens: [{ user: a, token: a b }]',
      '2:28 tokens[0].token: "a b" is not a token; visible ASCII characters without blanks are',
    ],
    [
      'a token of nobody',
      'tokens: [{ token: t }]',
      '1:10 tokens[0]: lacks the member user (the username of its owner)',
    ],
    [
      'a token of two',
      `users: [{ username: a, _id: ${COMPONENT} }, { username: b, _id: 6762e154616e91cb8d8b1aaf }]\ntokens:\n  - user: ${COMPONENT}\n    accountId: 6762e154616e91cb8d8b1aaf`,
      '4:16 tokens[0].accountId: "6762e154616e91cb8d8b1aaf" is not the user of the token; leave it out',
    ],
    [
      'a life span without a unit',
      'users: [{ username: a }]\ntokens: [{ user: a, tokenLifeSpan: 3 }]',
      '2:36 tokens[0].tokenLifeSpan: 3 is not a life span; "3h", "15m", "2s" or, for ever, "-1" are (in quotes)',
    ],
    [
      'an unknown partner',
      'partner: ann\nusers: [{ username: anna }]',
      '1:10 partner: there is no user with the id or username "ann" (did you mean "anna"?)',
    ],
    [
      'an unknown tenant',
      'users:\n  - username: a\n    tenant: One',
      '3:13 users[0].tenant: there is no tenant with the id or name "One"',
    ],
    [
      'an unknown role',
      'users: [{ username: a, roles: [USER, TENANTADMIN] }]',
      '1:38 users[0].roles[1]: there is no role with the id or name "TENANTADMIN" (did you mean "TENANT_ADMIN"?)',
    ],
    [
      'an unknown owner',
      `flows: [{ ${FLOW}, owners: [{ id: ann, type: user }] }]`,
      '1:109 flows[0].owners[0].id: there is no user with the id or username "ann"',
    ],
    [
      'a tenant as a user',
      `tenants: [{ name: One }]\nflows:\n  - ${FLOW}\n    owners:\n      - { id: One, type: user }`,
      '5:15 flows[0].owners[0].id: there is no user with the id or username "One"',
    ],
    [
      'an unknown template',
      `flows:\n  - ${FLOW}\n    fromTemplate: T`,
      '3:19 flows[0].fromTemplate: there is no template with the id or name "T"',
    ],
    [
      'an ambiguous template',
      `templates: [{ name: T, ${FLOW} }, { name: T, ${FLOW} }]\nflows:\n  - ${FLOW}\n    fromTemplate: T`,
      '4:19 flows[0].fromTemplate: 2 templates are called "T"; use the id of the one that is meant',
    ],
    [
      'an actor with a token nobody has',
      'users: [{ username: a }]\nactors:\n  x: { user: a, token: t }',
      '3:24 actors.x.token: is none of the tokens of this file',
    ],
    [
      'a cron of four fields',
      `flows:\n  - ${FLOW}\n    cron: "* * * *"`,
      '3:11 flows[0].cron: "* * * *" is not a cron expression; 5 or 6 fields are, such as "*/15 * * * *"',
    ],
    [
      'a cron out of range',
      `flows:\n  - ${FLOW}\n    cron: 99 * * * *`,
      '3:11 flows[0].cron: "99 * * * *" is not a cron expression; a field is out of its range or no field at all ("*/15 * * * *" is one)',
    ],
    [
      'a nickname as cron',
      `flows:\n  - ${FLOW}\n    cron: "@daily"`,
      '3:11 flows[0].cron: "@daily" is not a cron expression; 5 or 6 fields are, such as "*/15 * * * *"',
    ],
    ['a flow without a graph', 'flows:\n  - name: x', '2:5 flows[0]: lacks the member graph'],
    [
      'a graph without nodes',
      'flows: [{ graph: { nodes: [] } }]',
      '1:27 flows[0].graph.nodes: a graph needs at least one node',
    ],
    [
      'nodes without edges',
      `flows: [{ graph: { nodes: [${NODE}, ${NODE.replace('id: s', 'id: t')}] } }]`,
      '1:18 flows[0].graph: 2 nodes need edges between them',
    ],
    [
      'a node without a function',
      `flows: [{ graph: { nodes: [{ id: s, componentId: ${COMPONENT} }] } }]`,
      '1:28 flows[0].graph.nodes[0]: lacks the member function',
    ],
    [
      'a node id that is too long',
      `flows: [{ graph: { nodes: [{ id: ${'s'.repeat(31)}, componentId: ${COMPONENT}, function: f }] } }]`,
      '1:34 flows[0].graph.nodes[0].id: 31 characters are too many; at most 30',
    ],
    [
      'an edge to nowhere',
      `flows: [{ graph: { nodes: [${NODE}], edges: [{ source: s, target: t }] } }]`,
      '1:121 flows[0].graph.edges[0].target: there is no node with the id "t"',
    ],
    [
      'a time without milliseconds',
      'tenants: [{ createdAt: 2026-10-01T08:30:00Z }]',
      '1:24 tenants[0].createdAt: "2026-10-01T08:30:00Z" is not a time; "2026-10-01T08:30:00.000Z" is (UTC, with milliseconds)',
    ],
    [
      'a day that no month has',
      'tenants: [{ createdAt: 2026-02-30T08:30:00.000Z }]',
      '1:24 tenants[0].createdAt: "2026-02-30T08:30:00.000Z" is not a time; "2026-10-01T08:30:00.000Z" is (UTC, with milliseconds)',
    ],
    [
      'a secret of another kind',
      'secrets: [{ name: s, type: BASIC }]',
      '1:28 secrets[0].type: "BASIC" is none of SIMPLE, MIXED, API_KEY, NO_AUTH, SESSION_AUTH, OA1_TWO_LEGGED, OA1_THREE_LEGGED, OA2_AUTHORIZATION_CODE',
    ],
    [
      'a secret at odds with itself',
      'secrets: [{ name: s, type: SIMPLE, __t: S_API_KEY }]',
      '1:41 secrets[0].__t: "S_API_KEY" does not go with the type; "S_SIMPLE" does',
    ],
    [
      'a value JSON does not know',
      `flows: [{ ${FLOW}, flowSettings: { x: [.inf] } }]`,
      '1:114 flows[0].flowSettings.x[0]: Infinity is no number that JSON knows',
    ],
    [
      'a problem behind an alias',
      `x-o: &o\n  - { id: ann, type: user }\nflows:\n  - ${FLOW}\n    owners: *o`,
      '2:11 flows[0].owners[0].id: there is no user with the id or username "ann"',
    ],
    [
      'a problem behind a merge',
      'x-u: &u { status: gone }\nusers:\n  - { <<: *u, username: a }',
      '1:19 users[0].status: "gone" is none of ACTIVE, DISABLED, PENDING',
    ],
    ['a member without a value', 'users:\n  - username:', '2:14 users[0].username: null is not text'],
    [
      'broken YAML',
      'users: [a\nflows: 1',
      '2:1 : not YAML that can be used: Flow sequence in block collection must be sufficiently indented and end with a ]',
    ],
    [
      'a member written twice',
      'name: a\nname: b',
      '2:1 : not YAML that can be used: this member is there already; a member may be written once',
    ],
    [
      'two documents',
      '--- {}\n--- {}',
      '2:1 : not YAML that can be used: a second document begins here; a world file holds one',
    ],
    [
      'an alias without an anchor',
      'name: a\npartner: *p',
      '2:10 : not YAML that can be used: there is no anchor &p before this alias',
    ],
    ['an unknown tag', 'name: !js a', '1:7 : not YAML that can be used: Unresolved tag: !js'],
  ])('%s', async (_what, text, ...problems) => {
    expect(await problemsIn(text)).toEqual(problems);
  });

  it.each([
    [
      'a member written twice',
      '{"users": [{ "username": "a" }],\n "users": []}',
      '2:2 users: this member is there already; a member may be written once',
    ],
    [
      'a trailing comma',
      '{\n  "users": [],\n}',
      '3:1 : not JSON: found "}", where a member name in double quotes is due',
    ],
    ['an end too soon', '{"users": [', '1:12 : not JSON: the text ends here, where a value is due'],
    ['a bare word', '{"a": yes}', '1:7 : not JSON: found "y", where a value is due'],
    ['two values', '{} {}', '1:4 : not JSON: found "{", where the end is due'],
    ['a missing colon', '{"a" 1}', '1:6 : not JSON: found "1", where ":" is due'],
    ['a missing comma', '[1 2]', '1:4 : not JSON: found "2", where "," or "]" is due'],
    ['an open string', '{"a": "b', '1:9 : not JSON: the text ends here, where the closing quote of a string is due'],
    [
      'a line break in a string',
      '["a\nb"]',
      '1:4 : not JSON: found "\\n", where an escape (a string may not hold control characters as they are) is due',
    ],
    ['an escape JSON has not', '["a\\x"]', '1:4 : not JSON: found "\\\\", where an escape that JSON knows is due'],
    [
      'a wrong value',
      '{\r\n  "users": [\r\n    {"username": 5}]}',
      '3:18 users[0].username: 5 is not text; put it in quotes',
    ],
    [
      'a wrong member',
      '{"users": [{"username": "a"},\n  {"username": "b", "x": 1}]}',
      '2:21 users[1].x: there is no such member; there are ',
    ],
    [
      'a wrong member with an escape',
      '{"\\u0066low": []}',
      '1:2 flow: there is no such member (did you mean "flows"?)',
    ],
  ])('JSON with %s', async (_what, text, problem) => {
    const problems = await problemsIn(text, 'world.json');
    expect(problems).toHaveLength(1);
    expect(problems[0]?.slice(0, problem.length)).toBe(problem);
  });

  it('all problems at once, in the order of the file', async () => {
    const text = `partner: zed
users:
  - { username: ann, status: gone, tenant: Nowhere }
  - { username: ann, __v: -1 }
flows:
  - { status: 5, graph: { nodes: 1 } }
secret: []
`;
    expect(await problemsIn(text)).toEqual([
      '1:10 partner: there is no user with the id or username "zed"',
      '3:30 users[0].status: "gone" is none of ACTIVE, DISABLED, PENDING',
      '3:44 users[0].tenant: there is no tenant with the id or name "Nowhere"',
      '4:17 users[1].username: the username "ann" is taken by users[0] already; each needs its own',
      '4:27 users[1].__v: -1 is not a whole number from 0 up',
      '6:15 flows[0].status: 5 is none of active, inactive, starting, stopping, "", null',
      '6:34 flows[0].graph.nodes: 1 is not a list',
      '7:1 secret: there is no such member (did you mean "secrets"?)',
    ]);
  });

  it('with a message that names the first twenty and counts the rest', async () => {
    const users = Array.from({ length: 25 }, () => '{ username: 1 }').join(', ');
    const load = (): Promise<unknown> => parseScenario(`users: [${users}]`, { file: 'w.yml', seed: 1 });
    await expect(load).rejects.toThrow(
      /^Cannot load the scenario w\.yml, because of 25 problems:\n {2}w\.yml:1:21: users\[0\]/,
    );
    await expect(load).rejects.toThrow(/\n {2}and 5 more$/);
  });
});

describe('what is no world file at all', () => {
  let dir = '';
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'scenarios-'));
    await mkdir(join(dir, 'directory.yaml'));
    await writeFile(join(dir, 'latin1.yaml'), Buffer.from([0x6e, 0x61, 0x6d, 0x65, 0x3a, 0x20, 0xe4]));
    await writeFile(join(dir, 'large.json'), '');
    await truncate(join(dir, 'large.json'), 512 * 1024 * 1024 + 1);
    await writeFile(join(dir, 'bom.json'), '\uFEFF{"name":"b"}');
  });
  afterAll(() => rm(dir, { recursive: true }));

  it.each([
    ['missing.yaml', '0:0 : there is no such file'],
    ['directory.yaml', '0:0 : it is a directory; a file is due'],
    ['latin1.yaml', '0:0 : it is not UTF-8 text; save it as UTF-8'],
    ['large.json', '0:0 : 536870913 bytes are too many; a world file may have 536870912 (512 MB)'],
  ])('%s is refused as unreadable', async (name, problem) => {
    const file = join(dir, name);
    expect(await problemsOf(() => loadScenario(file, { seed: 1 }))).toEqual([problem]);
    await expect(loadScenario(file, { seed: 1 })).rejects.toMatchObject({ kind: 'unreadable' });
  });

  it('a file that may not be read is refused with the cause', async () => {
    const file = join(dir, 'closed.yaml');
    await writeFile(file, 'name: x');
    await chmod(file, 0);
    // Root reads it all the same.
    const problems = process.getuid?.() === 0 ? [] : [expect.stringMatching(/it cannot be read \(EACCES/)];
    expect(await problemsOf(() => loadScenario(file, { seed: 1 }))).toEqual(problems);
  });

  it('a byte order mark does no harm', async () => {
    expect((await loadScenario(join(dir, 'bom.json'), { seed: 1 })).name).toBe('b');
  });

  it.each([
    ['dmeo', ' (did you mean demo?)'],
    ['__proto__', ''],
    ['world.toml', ''],
  ])('the name %s is refused with what there is', async (name, hint) => {
    const problem = `0:0 : it is neither a built-in world${hint} nor a world file: demo, guide, empty, edge, busy, outage are; a file's name ends in .yaml, .yml or .json`;
    expect(await problemsOf(() => loadScenario(name, { seed: 1 }))).toEqual([problem]);
    await expect(loadScenario(name, { seed: 1 })).rejects.toMatchObject({ kind: 'unknown' });
  });
});
