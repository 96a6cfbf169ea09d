import { isRecord } from '../../json.js';
import { escaped } from '../../text.js';
import { show } from './opinion.js';

/** The first place where two JSON values differ, in words; undefined where they are equal. Members count in any order. */
export function difference(wanted: unknown, sent: unknown, place = 'data'): string | undefined {
  // Not Object.is: -0 and 0 are equal here, though JSON writes them differently.
  if (wanted === sent) return undefined;
  if (Array.isArray(wanted) && Array.isArray(sent)) {
    if (wanted.length !== sent.length) return `${place} has ${sent.length} elements instead of ${wanted.length}`;
    return first(wanted.map((item, at) => difference(item, sent[at], `${place}[${at}]`)));
  }
  if (isRecord(wanted) && isRecord(sent)) {
    const missing = Object.keys(wanted).find((name) => !Object.hasOwn(sent, name));
    if (missing !== undefined) return `${place} lacks ${JSON.stringify(missing)}`;
    const added = Object.keys(sent).find((name) => !Object.hasOwn(wanted, name));
    if (added !== undefined) return `${place} has ${JSON.stringify(added)}, which the event has not`;
    return first(Object.entries(wanted).map(([name, value]) => difference(value, sent[name], `${place}.${name}`)));
  }
  const looksAlike = typeof wanted === 'string' && typeof sent === 'string' && sent.normalize() === wanted.normalize();
  const shown = looksAlike ? (value: unknown) => show(value).replaceAll(/[^\x20-\x7e]/g, escaped) : show;
  return `${place} is ${shown(sent)} instead of ${shown(wanted)}`;
}

function first(differences: readonly (string | undefined)[]): string | undefined {
  return differences.find((each) => each !== undefined);
}
