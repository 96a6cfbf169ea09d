import fc from 'fast-check';

/** Characters below the surrogates, and the surrogates, which are none. */
const LOW = 0xd800;
const GAP = 0x800;

/**
 * Any character of Unicode: draws what fast-check's unit `binary` draws. That one first makes a map of all of them, which takes a
 * second in each process.
 */
export const anyCharacter = fc.nat({ max: 0x10ffff - GAP }).map(
  (place) => String.fromCodePoint(place < LOW ? place : place + GAP),
  (character) => placeOf(character),
);

/** For fast-check, which asks for the way back: throws for what is no single character. */
function placeOf(character: unknown): number {
  const point = typeof character === 'string' ? (character.codePointAt(0) ?? -1) : -1;
  const isOne = point >= 0 && String.fromCodePoint(point) === character;
  if (!isOne || (point >= LOW && point < LOW + GAP)) throw new Error('this is not one character');
  return point < LOW ? point : point - GAP;
}
