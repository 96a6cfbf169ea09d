import type { Cell, EffectName } from '../../../contracts/index.js';
import type { ClientOptions } from './client.mjs';

type Looked = Extract<Cell, { case: string }>;

/** What the client sees of an effect. */
const SEEN: Readonly<Partial<Record<EffectName, string>>> = {
  'lost-answer': 'reset',
  'cut-off-reset': 'cut-off',
  html: 'no-json',
  empty: 'no-json',
  'error-object': 'no-list',
  '302-back': '302',
  '503-off-clock': '503-date',
};

const options = (...bugs: readonly string[]): ClientOptions => ({ bugs: new Set(bugs) });

/** Effects that need another client than one that reacts wrongly to what it sees. */
const SPECIAL: Readonly<Partial<Record<EffectName, ClientOptions>>> = {
  gzip: options('does-not-decode'),
  deflate: options('does-not-decode'),
  br: options('does-not-decode'),
  'no-name-filter': options('trusts-username-filter'),
  'no-status-filter': options('trusts-filters'),
  'no-user-filter': options('trusts-filters'),
  'page-cap': { styles: { end: 'short', size: '100' } },
  'totals-missing': { styles: { end: 'pages' } },
  'totals-low': { styles: { end: 'total' } },
  'totals-high': options('needs-total'),
};

/** A client that is wrong about one cell of the matrix. */
export function clientWrongAbout({ operation, effect, outcome, level }: Looked): ClientOptions {
  const special = SPECIAL[effect];
  if (special !== undefined) return special;
  const styles = operation === 'FLOW' ? { refetch: 'yes' } : {};
  const seen = SEEN[effect] ?? effect;
  const bug = (reaction: string, what = `:${seen}`): ClientOptions => ({
    ...options(`${reaction}${what}@${operation}`),
    styles,
  });
  if (isWaiting(effect)) return bug('waits', '');
  if (effect === 'drip') return bug('first-piece', '');
  if (effect === 'chunked') return bug('needs-length', '');
  if (/^20\d$/.test(effect)) return bug(level === 'MUST' ? 'repeats' : 'refuses');
  if (/-(?:seconds|date|clock)$/.test(effect) && operation !== 'LOGIN') return bug('at-once');
  if (outcome === 'delivered') return bug('gives-up');
  if (operation === 'WEBHOOK') {
    if (/^30\d$/.test(effect)) return bug('accepts');
    // The call was taken, so that nothing is lost by silence about it.
    // A client sees the end of a connection before or after what came over it.
    if (/^(?:lost-answer|cut-off|cut-off-reset)$/.test(effect)) return bug('restarts', '');
  }
  return bug('swallows');
}

/** Whether the client waits in it as long as its time-out, or that of the case, lasts. */
export function isWaiting(effect: EffectName): boolean {
  return /silence|endless/.test(effect);
}
