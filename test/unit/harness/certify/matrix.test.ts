import { describe, expect, it } from 'vitest';
import { cellEffects, cellOperations, cellPositions, matrix, suites } from '../../../../contracts/index.js';
import { invariants } from '../../../../src/harness/certify/judges/invariants.js';
import { judges } from '../../../../src/harness/certify/judges/judges.js';
import { buildEvents } from '../../../../src/harness/certify/world/build-events.js';
import { buildWorld } from '../../../../src/harness/certify/world/build-world.js';
import { CaseRandom } from '../../../../src/harness/certify/world/case-random.js';
import { resolveReferences } from '../../../../src/harness/certify/world/references.js';

const cases = suites.flatMap((suite) => suite.cases);
const ids = new Set(cases.map(({ id }) => id));

describe('the matrix', () => {
  it('has every cell, looked at or left out for a reason', () => {
    const places = Object.keys(cellOperations).flatMap((operation) =>
      Object.keys(cellEffects).flatMap((effect) =>
        Object.keys(cellPositions).map((position) => `FM-MX-${operation}-${effect.toUpperCase()}-${position}`),
      ),
    );
    expect(new Set(matrix.map(({ id }) => id))).toEqual(new Set(places));
    for (const cell of matrix) expect('case' in cell ? ids.has(cell.case) : cell.reason.length > 20).toBe(true);
  });

  it('is looked at in cases whose ids are there once', () => {
    expect(ids.size).toBe(cases.length);
    const looked = new Set(matrix.flatMap((cell) => ('case' in cell ? [cell.case] : [])));
    expect(cases.filter(({ id }) => id.startsWith('FM-MX-')).map(({ id }) => id)).toEqual(
      expect.arrayContaining([...looked]),
    );
    expect(cases.filter(({ id }) => id.startsWith('FM-MX-') && !looked.has(id))).toEqual([]);
  });

  it('shares a run only between cells whose exit code has to be the same', () => {
    const looked = matrix.flatMap((cell) => ('case' in cell ? [cell] : []));
    for (const { case: id } of looked) {
      const outcomes = looked.filter((cell) => cell.case === id).map(({ outcome }) => outcome);
      // A client that reports one cell would hide what it loses in another.
      if (outcomes.length > 1) expect(new Set(outcomes), id).toEqual(new Set(['delivered']));
    }
  });
});

describe('a case', () => {
  it.each(cases.map((each) => [each.id, each] as const))(
    '%s requires cases that there are, and not itself',
    (id, each) => {
      const seen = new Set<string>();
      const visit = (name: string): void => {
        expect(ids.has(name), name).toBe(true);
        if (seen.has(name)) return;
        seen.add(name);
        for (const next of cases.find((one) => one.id === name)?.requires ?? []) visit(next);
      };
      for (const name of each.requires ?? []) visit(name);
      expect(seen.has(id)).toBe(false);
    },
  );

  it.each(cases.map((each) => [each.id, each] as const))(
    '%s has flows with a payload, but for those about its absence',
    (id, each) => {
      const draw = new CaseRandom(1, id);
      const world = buildWorld(each.world, draw, { events: each.events });
      const bare = world.flows.filter(({ input }) => input === undefined).map(({ name }) => name);
      expect(new Set(bare)).toEqual(new Set(id === 'FM-EVO-05' ? ['bare'] : []));
      expect(() => resolveReferences(each.faults ?? [], world)).not.toThrow();
      expect(buildEvents(each.events, world.users, draw)).toHaveLength(each.events.length);
    },
  );
});

describe('the invariants', () => {
  it('are judges by their names, and their homes are cases that ask them', () => {
    for (const { name, home } of invariants) {
      expect(Object.keys(judges)).toContain(name);
      if (home !== undefined) expect(ids.has(home), home).toBe(true);
    }
  });

  it('are asked in every cell where they have no home', () => {
    const wanted = invariants.filter(({ home }) => home === undefined).map(({ name }) => name);
    for (const { id, judges: asked } of cases.filter((each) => each.id.startsWith('FM-MX-')))
      expect(
        asked.map(({ judge }) => judge),
        id,
      ).toEqual(expect.arrayContaining(wanted));
  });
});
