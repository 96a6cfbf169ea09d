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
  if (typeof wanted === 'string' && typeof sent === 'string') return differenceOfTexts(wanted, sent, place);
  return `${place} is ${show(sent)} instead of ${show(wanted)}`;
}

/** A text up to this length is shown whole. */
const SHORT = 60;

function differenceOfTexts(wanted: string, sent: string, place: string): string {
  if (sent !== '' && wanted.length > SHORT && wanted.startsWith(sent))
    return `${place} ends after ${sent.length} of ${wanted.length} characters`;
  const at = wanted.length <= SHORT && sent.length <= SHORT ? 0 : Math.max(0, firstDifference(wanted, sent) - 10);
  const [wantedPart, sentPart] = [wanted, sent].map((text) => text.slice(at, at + SHORT));
  const shown =
    looksOf(wanted) === looksOf(sent) ? (text = '') => show(text).replaceAll(/[^\x20-\x7e]/g, escaped) : show;
  const where = at === 0 ? place : `${place} from character ${at + 1} on`;
  return `${where} is ${shown(sentPart)} instead of ${shown(wantedPart)}`;
}

function firstDifference(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at;
}

/** What is seen of a text: nothing of letters without a shape, and no difference between blanks. */
function looksOf(text: string): string {
  return text.normalize('NFKC').replaceAll(/[\p{Cf}\s]/gu, '');
}

function first(differences: readonly (string | undefined)[]): string | undefined {
  return differences.find((each) => each !== undefined);
}
