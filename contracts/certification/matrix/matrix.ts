import { caseOfGroup } from './case-of-group.js';
import { type Cell, type CellGroup, operations, positions } from './cell.js';
import { effects } from './effects.js';
import { formGroups } from './groups-forms.js';
import { listGroups } from './groups-lists.js';
import { otherGroups } from './groups-rest.js';
import { webhookGroups } from './groups-webhook.js';
import { leftOut } from './left-out.js';

const groups: readonly CellGroup[] = [...listGroups, ...formGroups, ...otherGroups, ...webhookGroups].flatMap(
  takeApart,
);

/** A group for each cell, where the cells have cases of their own. */
function takeApart({ apart, ...group }: CellGroup): readonly CellGroup[] {
  if (apart !== true) return [group];
  return keysOf(group.outcomes).map((effect) => ({
    ...group,
    id: `${group.id}-${effect.toUpperCase()}`,
    title: `${group.title}: ${effects[effect].words}`,
    outcomes: { [effect]: group.outcomes[effect] },
  }));
}

/** The cases of the matrix that belong to a suite. */
export function matrixCases(suite: CellGroup['suite']) {
  return groups.filter((group) => group.suite === suite).map(caseOfGroup);
}

/** Every cell, looked at or left out. */
export const matrix: readonly Cell[] = keysOf(operations).flatMap((operation) =>
  keysOf(effects).flatMap((effect) =>
    keysOf(positions).flatMap((position): Cell[] => {
      const at = { id: `FM-MX-${operation}-${effect.toUpperCase()}-${position}`, operation, effect, position };
      const looked = groups.filter(
        (group) => group.operation === operation && group.position === position && group.outcomes[effect] !== undefined,
      );
      if (looked.length > 0) {
        return looked.flatMap(({ id, level, outcomes }) => {
          const outcome = outcomes[effect];
          return outcome === undefined ? [] : [{ ...at, case: id, level, outcome }];
        });
      }
      const rule = leftOut.find(
        (each) =>
          (each.operations?.includes(operation) ?? true) &&
          (each.effects?.includes(effect) ?? true) &&
          (each.positions?.includes(position) ?? true),
      );
      return rule === undefined ? [] : [{ ...at, reason: rule.reason }];
    }),
  ),
);

function keysOf<Name extends string>(table: Readonly<Partial<Record<Name, unknown>>>): readonly Name[] {
  // The compiler knows the names of a table that is written here.
  return Object.keys(table) as Name[];
}
