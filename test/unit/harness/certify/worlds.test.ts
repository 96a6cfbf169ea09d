import { describe, expect, it } from 'vitest';
import { suites } from '../../../../contracts/index.js';
import { parseScenario } from '../../../../mock/scenarios/parse.js';
import { dueFlows } from '../../../../src/harness/certify/judges/due.js';
import { buildEvents } from '../../../../src/harness/certify/world/build-events.js';
import { buildWorld } from '../../../../src/harness/certify/world/build-world.js';
import { CaseRandom } from '../../../../src/harness/certify/world/case-random.js';
import { resolveReferences } from '../../../../src/harness/certify/world/references.js';
import { makeEvidence, makeSetting } from '../../../support/evidence.js';

const cases = suites.flatMap(({ cases }) => cases);

/** Cases about usernames as they are: no word in them is made up. */
const FIXED_NAMES: ReadonlySet<string> = new Set(['FM-ID-08', 'FM-ID-11']);

/** A case as a run of this seed brings it to life. */
function build(id: string, seed: number) {
  const given = cases.find((each) => each.id === id);
  if (given === undefined) throw new Error(`there is no case ${id}`);
  const draw = new CaseRandom(seed, id);
  const world = buildWorld(given.world, draw, { events: given.events });
  const events = buildEvents(given.events, world.users, draw);
  return { world, events, faults: resolveReferences(given.faults ?? [], world) };
}

/** The same, built once. */
const builtOnce = new Map<string, ReturnType<typeof build>>();

function first(id: string): ReturnType<typeof build> {
  const built = builtOnce.get(id) ?? build(id, 1);
  builtOnce.set(id, built);
  return built;
}

describe('the world of a case', () => {
  it.each(cases.map(({ id }) => id))('of %s is a right scenario, the same for the same seed', async (id) => {
    const built = build(id, 1);
    expect(JSON.stringify(built)).toBe(JSON.stringify(first(id)));
    await expect(parseScenario(built.world.scenario, { file: id })).resolves.toBeDefined();
  });

  it('shares no id, name, login or event with that of another seed or case', () => {
    const seen = new Map<string, string>();
    const shared: string[] = [];
    for (const seed of [1, 2]) {
      for (const { id } of cases) {
        const { world, events } = seed === 1 ? first(id) : build(id, seed);
        const own = new Set([
          ...world.users.flatMap((user) => [user.id, ...(FIXED_NAMES.has(id) ? [] : [user.username])]),
          ...world.flows.map((flow) => flow.id),
          ...[world.partner.token, world.partner.password, world.partner.username, world.tenantId],
          ...events.map(({ event }) => event.id),
        ]);
        for (const value of own) {
          const before = seen.get(value);
          if (before !== undefined) shared.push(`${value}: ${before} and ${id} of seed ${seed}`);
          seen.set(value, `${id} of seed ${seed}`);
        }
      }
    }
    expect(shared).toEqual([]);
  });

  it('says nothing about the case in what a client gets to see', () => {
    for (const { id, title } of cases) {
      const { world, events } = first(id);
      const shown = JSON.stringify([world.scenario, events.map(({ event }) => event)]);
      expect(shown).not.toContain(id);
      expect(shown).not.toContain(title);
    }
  });

  it('deals flows of each kind out over the whole list', () => {
    const { flowsOf, world } = makeSetting(
      { users: { ada: { flows: { on: { count: 23 }, off: { count: 38, status: 'inactive' } } } } },
      [{ of: 'ada' }],
    );
    const pages = flowsOf('on').map((flow) => Math.floor(world.flows.indexOf(flow) / 10));
    expect(new Set(pages)).toEqual(new Set([0, 1, 2, 3, 4, 5]));
  });

  it('puts what comes later before all others, or behind, whatever a list is sorted by', () => {
    const { world, flowOf, flowsOf } = makeSetting(
      { users: { ada: { flows: { main: { count: 5 }, early: { comes: 'before' }, late: { comes: 'behind' } } } } },
      [{ of: 'ada' }],
    );
    const [early, late] = [flowOf('early'), flowOf('late')];
    expect(world.scenario.flows).toHaveLength(5);
    for (const member of ['createdAt', 'updatedAt', 'name', 'id']) {
      const of = (flow: typeof early): string => String(flow.record[member]);
      const others = flowsOf('main').map(of);
      expect(
        others.every((value) => of(early) < value && value < of(late)),
        member,
      ).toBe(true);
    }
  });

  it('expects of a case what the job says', () => {
    const due = (id: string): Record<string, number> => {
      const { world, events } = build(id, 1);
      const counts: Record<string, number> = {};
      for (const { flow, events: own } of dueFlows(
        makeEvidence({ ...makeSetting({ users: {} }, []), world, events }, []),
      )) {
        counts[flow.name] = (counts[flow.name] ?? 0) + own.length;
      }
      return counts;
    };
    expect(due('FM-ID-04')).toEqual({ 'of active': 2 });
    expect(due('FM-ID-03')).toEqual({ 'of bea': 1 });
    expect(due('FM-FLOW-01')).toEqual({ on: 2 });
    expect(due('FM-FLOW-02')).toEqual({ active: 23, many: 41 });
    expect(due('FM-FLOW-05')).toEqual({ 'of ada': 6, 'of bea': 9, 'of cem': 2, 'of dan': 4 });
    expect(due('FM-EVO-04')).toEqual({ main: 13, early: 0, late: 0 });
  });
});

describe('made-up data', () => {
  it('is of the kind that was asked for, and of the length', () => {
    const data = {
      text: '$text',
      long: '$text 5000',
      number: '$number',
      integer: '$integer',
      yes: '$boolean',
      date: '$date',
      price: '$$5',
      inside: [{ text: '$text' }, 'plain'],
    };
    const { eventOf } = makeSetting({ users: { ada: {} } }, [{ of: 'ada', data }]);
    const made = eventOf(0).event.data;
    expect(made).toMatchObject({
      text: expect.stringMatching(/^[a-z]{8}-\d{4}$/),
      number: expect.any(Number),
      yes: expect.any(Boolean),
      date: expect.stringMatching(/^2026-.*Z$/),
      price: '$5',
      inside: [{ text: expect.stringMatching(/^[a-z]{8}-\d{4}$/) }, 'plain'],
    });
    expect(Number.isInteger(made.number)).toBe(false);
    expect(Number.isInteger(made.integer)).toBe(true);
    expect(made.long).toHaveLength(5_000);
    expect(JSON.parse(JSON.stringify(made))).toEqual(made);
    expect(Buffer.from(String(made.long)).toString()).toBe(made.long);
  });

  it('differs from event to event', () => {
    const { events } = makeSetting({ users: { ada: {} } }, [{ of: 'ada' }, { of: 'ada' }]);
    const [first, second] = events.map(({ event }) => event.data.orderId);
    expect(first).not.toBe(second);
  });
});

describe('references in faults', () => {
  const { world, flowOf } = makeSetting({ users: { ada: { flows: { main: {} } } } }, []);

  it('become what they stand for', () => {
    const [ada] = world.users;
    expect(resolveReferences(['$user ada', '$username ada', '$flow main', '$token', '$$x', 'plain', 5], world)).toEqual(
      [ada?.id, ada?.username, flowOf('main').id, world.partner.token, '$x', 'plain', 5],
    );
    expect(resolveReferences({ a: ['$record main'] }, world)).toEqual({ a: [flowOf('main').record] });
  });

  it.each(['$user bea', '$flow other', '$record x', '$nothing', '$user'])('refuse %s', (text) => {
    expect(() => resolveReferences(text, world)).toThrow(`a fault cannot refer to ${JSON.stringify(text)}`);
  });
});
