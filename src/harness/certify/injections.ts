import type { ControlSchema } from '../../../openapi/index.js';
import type { Injection } from './evidence.js';

type Fault = ControlSchema<'Fault'>;

/** What became of an armed fault. */
export function toInjection(fault: Fault): Injection {
  return { id: fault.id, what: describeFault(fault), where: placeOf(fault), fired: fault.fired };
}

/** Words for effects whose names do not say enough by themselves. */
const WORDS: Readonly<Record<string, string>> = {
  reset: 'connection reset',
  silence: 'no answer',
  garbage: 'no JSON',
  truncate: 'answer cut off',
  'lost-answer': 'answer lost',
  'change-world': 'a change of the data',
  'extra-members': 'unknown members',
  'rename-id': 'id for _id',
  envelope: 'data and meta around the list',
  reformat: 'another form of JSON',
};

/** What a fault does, and how often: `503 once`, `connection reset on the 2nd`. */
function describeFault({ effect, match, times }: Pick<Fault, 'effect' | 'match' | 'times'>): string {
  const status = 'status' in effect && typeof effect.status === 'number' ? String(effect.status) : undefined;
  const what = effect.kind === 'status' && status !== undefined ? status : wordsOf(effect.kind, status);
  const waits = 'headers' in effect && Object.keys(effect.headers ?? {}).some((name) => /^retry-after$/i.test(name));
  return `${what}${waits ? ' with Retry-After' : ''} ${howOften(match.nth, times)}`;
}

function wordsOf(kind: string, status: string | undefined): string {
  const words = WORDS[kind] ?? kind.replaceAll('-', ' ');
  return status === undefined ? words : `${words} ${status}`;
}

function howOften(nth: number | readonly number[] | undefined, times: Fault['times']): string {
  if (nth !== undefined) {
    const turns = [nth].flat();
    return turns.length === 1 && turns[0] === 1 ? 'once' : `on the ${turns.map(ordinal).join(', ')}`;
  }
  if (times === 'always') return 'always';
  return times === 1 ? 'once' : times === 2 ? 'twice' : `${times} times`;
}

function ordinal(number: number): string {
  const tens = number % 100;
  const ending = tens > 10 && tens < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th');
  return `${number}${ending}`;
}

/** Operations that a fault waits for, in words; empty: any. */
function placeOf({ match }: Pick<Fault, 'match'>): string {
  return [match.operation ?? []].flat().join(' or ');
}
