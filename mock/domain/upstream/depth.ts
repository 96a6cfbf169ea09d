/** The database takes no document that is nested deeper than this. */
export const MAX_DEPTH = 100;

/** Whether a parsed JSON value is nested deeper than the database takes. Walks level by level: it can't overflow the stack. */
export function isTooDeep(value: unknown, most = MAX_DEPTH): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > most) {
      return true;
    }
    level = level
      .flatMap((item) => (typeof item === 'object' && item !== null ? Object.values(item) : []))
      .filter((item) => typeof item === 'object' && item !== null);
  }
  return false;
}

export const QUOTE = 0x22;

const BACKSLASH = 0x5c;

/** The same of a value's JSON, without parsing it. */
export function isTooDeepJson(json: string, most = MAX_DEPTH): boolean {
  // Each level is opened and closed: most texts are too short to be looked at.
  if (json.length < 2 * (most + 2)) {
    return false;
  }
  let open = 0;
  for (let at = 0; at < json.length; at += 1) {
    const code = json.charCodeAt(at);
    if (code === QUOTE) {
      at = endOfString(json, at);
    } else if (code === 0x5b || code === 0x7b) {
      open += 1;
      if (open > most + 1) {
        return true;
      }
    } else if (code === 0x5d || code === 0x7d) {
      open -= 1;
    }
  }
  return false;
}

/** Where the quote stands that ends the string which begins here. */
export function endOfString(json: string, start: number): number {
  let at = start + 1;
  for (let code = json.charCodeAt(at); code !== QUOTE && at < json.length; code = json.charCodeAt(at)) {
    at += code === BACKSLASH ? 2 : 1;
  }
  return at;
}
