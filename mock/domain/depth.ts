/** The database takes no document that is nested deeper than this. */
const MAX_DEPTH = 100;

/** Whether a parsed JSON value is nested deeper than the database takes. Walks level by level: it can't overflow the stack. */
export function isTooDeep(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) {
      return true;
    }
    level = level
      .flatMap((item) => (typeof item === 'object' && item !== null ? Object.values(item) : []))
      .filter((item) => typeof item === 'object' && item !== null);
  }
  return false;
}
