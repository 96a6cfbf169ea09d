import fc from 'fast-check';
import type { Json } from '../../../contracts/index.js';
import { isRecord } from '../json.js';
import { anId, oddJson } from './draw-values.js';
import type { Operation } from './operations.js';

/** A good body with up to three of its members changed, left out or added; sometimes anything at all. */
export function drawBody({ bodies }: Operation): fc.Arbitrary<Json | undefined> {
  if (bodies.length === 0)
    return fc.oneof({ weight: 9, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: oddJson });
  const changes = fc.array(fc.tuple(fc.nat(40), fc.constantFrom('set', 'drop', 'add'), oddJson), { maxLength: 3 });
  const good = fc
    .tuple(fc.constantFrom(...bodies), changes)
    .map(([body, list]) => list.reduce<Json>((value, [at, kind, to]) => change(value, at, kind, to), body));
  return fc.oneof(
    { weight: 12, arbitrary: good },
    { weight: 2, arbitrary: fc.array(anId, { maxLength: 3 }) },
    { weight: 1, arbitrary: oddJson },
    { weight: 1, arbitrary: fc.constantFrom(undefined, '{', '[1,', 'null', '"x"', '\ufeff{}', 'a=1&b[c]=2') },
  );
}

/** The member or element that is `at`-th in the whole value, changed. */
function change(value: Json, at: number, kind: string, to: Json): Json {
  let count = -1;
  const size = countPlaces(value);
  const wanted = size === 0 ? 0 : at % size;
  const walk = (inner: Json): Json => {
    if (Array.isArray(inner)) return inner.map(pick).filter((item) => item !== undefined);
    if (!isRecord(inner)) return inner;
    return Object.fromEntries(
      Object.entries(inner).flatMap(([name, item]) => {
        const next = pick(item);
        return next === undefined
          ? []
          : [[name, next] as const, ...(kind === 'add' && count === wanted ? [['added', to] as const] : [])];
      }),
    );
  };
  const pick = (item: Json): Json | undefined => {
    count += 1;
    if (count !== wanted) return walk(item);
    return kind === 'drop' ? undefined : kind === 'set' ? to : item;
  };
  return walk(value);
}

function countPlaces(value: Json): number {
  const inner: readonly Json[] = Array.isArray(value) ? value : isRecord(value) ? Object.values(value) : [];
  return inner.reduce<number>((sum, item) => sum + 1 + countPlaces(item), 0);
}
