import { parse } from 'yaml';
import { piecesOf } from './pieces.js';
import { HARMLESS, isPermission, isPlainCron, isPlainStep, isTime, KNOWN_KEYS } from './vocabulary.js';

/** Members of a world file that a recording has. */
const MEMBERS: ReadonlySet<string> = new Set(
  `name partner roles tenants users flows templates executions _id id username firstname lastname status confirmed canLogin
  tenant permissions createdAt updatedAt type isGlobal graph nodes edges componentId function description fields nodeSettings
  source target config condition mapper cron owners flowSettings tags flow steps stepId recorded succeeded failed`.split(
    /\s+/,
  ),
);

/** Where the text of a world file shows something raw: places, not values. Looks at the text alone, however it was made. */
export function scan(text: string, isRaw: (piece: string) => boolean): string[] {
  const hits: string[] = [];
  const clean = new Set<string>();
  const look = (value: unknown, place: string): void => {
    if (typeof value === 'string' || typeof value === 'number') {
      const shown = String(value);
      if (clean.has(shown)) return;
      if (!isKnown(shown) && [...piecesOf(shown)].some(isRaw)) hits.push(place);
      else clean.add(shown);
    } else if (typeof value === 'object' && value !== null) {
      for (const [index, [key, member]] of Object.entries(value).entries()) {
        const isNamed = Array.isArray(value) || MEMBERS.has(key) || KNOWN_KEYS.has(key);
        if (!isNamed) look(key, `${place}, name ${index + 1}`);
        look(member, `${place}/${isNamed ? key : index + 1}`);
      }
    }
  };
  look(parse(text), '');
  return hits;
}

const isKnown = (text: string): boolean =>
  [MEMBERS, HARMLESS].some((known) => known.has(text)) ||
  [isPermission, isTime, isPlainCron, isPlainStep].some((is) => is(text));
