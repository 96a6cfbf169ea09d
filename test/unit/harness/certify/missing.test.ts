import { describe, expect, it } from 'vitest';
import type { CaseEvent } from '../../../../contracts/index.js';
import { flowsRun } from '../../../../src/harness/certify/judges/flow-judges.js';
import { nothingLost } from '../../../../src/harness/certify/judges/loss-judges.js';
import { makeCall, makeEntry, makeEvidence, makeSetting } from '../../../support/evidence.js';

const users = { ada: { flows: { main: { count: 2 } } }, bea: { flows: { other: {} } } };
const NAMED_WRONG =
  /^The client asked for "u-\w{3}", which no event has, and never for "u-\w{12}": ask for the username/;
const setting = (events: readonly CaseEvent[] = [{ of: 'ada' }]) => makeSetting({ owners: 'user', users }, events);

describe('what to do about flows that did not run', () => {
  const both = setting([{ of: 'ada' }, { of: 'bea' }]);
  const [ada = '', bea = ''] = both.world.users.map(({ username }) => username);
  const call = (at = 0, given = {}) => makeCall(both.flowOf('main', at), both.eventOf(0).event.data, given);
  const look = (name: string) => makeEntry('GET', `/users?username=${name}`, { operation: 'getUsers' });
  const violation = {
    operation: 'getUsers',
    place: 'query.search',
    rule: 'unknown-parameter',
    message: 'no parameter search',
    right: 'username is one',
  };

  it.each([
    ['a call that failed', [call(0), call(1, { status: 503 }), look(bea)], 0, /answered with 503: try a call again/],
    ['a page that is left out', [look(ada), look(bea), call(0)], 0, /read all pages of the list/],
    ['a failure that stops the others', [look(ada), look(bea), call(0)], 1, /let what fails .* stop no other/],
    ['events that do not come', [look(ada), call(0), call(1)], 0, new RegExp(`^"${bea}" was never looked up: go on`)],
    ['a username that is made another', [look(ada), call(0), call(1), look(bea.slice(0, 5))], 0, NAMED_WRONG],
    ['a user who is not found', [look(ada), call(0), call(1), look(bea)], 0, /^No flow of this user was called/],
    [
      'a parameter that there is not',
      [{ ...look(ada), violations: [violation] }],
      0,
      /^GET .*: no parameter search; username is one\./,
    ],
  ])('is said of %s', (_, entries, exitCode, said) => {
    // Of the second user where the first has all that is due.
    const events = both.events.slice(
      0,
      /never looked up|No flow of this user|parameter|never for/.test(said.source) ? 2 : 1,
    );
    const evidence = makeEvidence({ ...both, events }, entries, { ending: { kind: 'exited', exitCode } });
    expect(flowsRun(evidence, { judge: 'flows-run' })?.fix).toMatch(said);
    // The same is said of what is lost in silence.
    if (exitCode === 0 && !/answered with 503/.test(said.source))
      expect(nothingLost(evidence, undefined)?.fix).toMatch(said);
  });

  describe('tells where the flow was lost', () => {
    const { world, flowOf } = both;
    const [{ id: adaId = '' } = {}, { id: beaId = '' } = {}] = world.users;
    const found = (name: string, id: string) =>
      makeEntry('GET', `/users?username=${name}`, { answer: { body: JSON.stringify([{ _id: id, username: name }]) } });
    const list = (query: string, ids: readonly string[], total = ids.length) =>
      makeEntry('GET', `/flows?${query}`, {
        answer: { body: JSON.stringify({ data: ids.map((id) => ({ id })), meta: { total } }) },
      });
    const other = flowOf('other').id;
    const start = [found(ada, adaId), call(0), call(1), found(bea, beaId)];

    it.each([
      ['no list', [], `GET /users answered "${bea}", who is ACTIVE, and the client asked for no flows of theirs`],
      [
        'a list of the tenant',
        [list(`filter[user]=${world.tenantId}`, [])],
        'is the id of the tenant: send the internal',
      ],
      ['a list of a name', [list(`filter[user]=${bea}`, [])], `filter[user]=${bea} is a username: send`],
      ['a list of a flow', [list(`filter[user]=${other}`, [])], 'is the id of a flow: send'],
      ['a list of nothing', [list('filter[user]=636d0762bd257a7eb2373d6c', [])], 'is the id of no user: send'],
      ['a list that has it', [list(`filter[user]=${beaId}`, [other])], 'the client did not call it: pick flows by'],
      ['a list of all that has it', [list('page[size]=5', [other])], 'at place 1 of 1 owners, and the client did not'],
      [
        'a list of what is not active',
        [list(`filter[user]=${beaId}&filter[status]=inactive`, [])],
        'filter[status]=inactive leaves out',
      ],
      [
        'the first page of two',
        [list(`filter[user]=${beaId}`, ['a', 'b'], 3)],
        'read 2 of them (page 1): ask for page',
      ],
      [
        'pages that begin with 0',
        [list('page[number]=0', ['a'], 3), list('page[number]=1', ['b'], 3)],
        'The list has 3 flows, and the client read 2 of them (pages 0 to 1)',
      ],
    ])('%s', (_, entries, said) => {
      const opinion = flowsRun(makeEvidence(both, [...start, ...entries]), { judge: 'flows-run' });
      expect(opinion?.fix).toContain(said);
    });

    it('but not where an answer was spoilt, or is not there whole', () => {
      const good = list(`filter[user]=${beaId}`, [other]);
      for (const entry of [
        { ...good, status: 503 },
        { ...good, delivered: false },
        { ...good, response: { ...good.response, bodyTruncated: true } },
      ]) {
        const entries = [found(ada, adaId), call(0), call(1), look(bea), entry];
        const opinion = flowsRun(makeEvidence(both, entries), { judge: 'flows-run' });
        expect(opinion?.fix).toMatch(/^No flow of this user was called: look at what/);
      }
    });
  });

  it('is said of two events that are taken for one', () => {
    const twice = setting([
      { of: 'ada', data: { a: 1 } },
      { of: 'ada', data: { a: 1 } },
    ]);
    const calls = [0, 1].map((at) => makeCall(twice.flowOf('main', at), { a: 1 }));
    expect(flowsRun(makeEvidence(twice, calls), { judge: 'flows-run' })?.fix).toMatch(
      /^This flow ran, but not for every event/,
    );
  });

  it('names the event of another user that a flow got', () => {
    const text = setting([
      { of: 'ada', data: { id: '$text' } },
      { of: 'bea', data: { id: '$text' } },
    ]);
    const calls = [0, 1].flatMap((event) => [makeCall(text.flowOf('main'), text.eventOf(event).event.data)]);
    const opinion = flowsRun(makeEvidence(text, calls), { judge: 'flows-run' });
    expect(opinion?.observed).toContain(`it got event ${text.eventOf(1).event.id} of "${bea}"`);
    expect(opinion?.fix).toMatch(/^Find the user of each event anew/);
  });

  it('is another thing where a page could not be read', () => {
    const spoilt = makeEntry('GET', '/flows', { faults: ['fault-1'], status: 500, operation: 'getFlows' });
    const said = (entries: Parameters<typeof makeEvidence>[1]) =>
      nothingLost(makeEvidence(setting(), entries), undefined)?.fix;
    expect(said([spoilt])).toMatch(/^A look-up or a page that could not be read is no empty one/);
    const right = { ...spoilt, faults: [], status: 200 };
    expect(said([spoilt, right])).toMatch(/^No flow of this user was called/);
  });
});
