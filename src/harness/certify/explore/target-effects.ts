import { cellEffects, type EffectName, matrix } from '../../../../contracts/index.js';
import type { DrawnEffect, TargetName } from './drawn-case.js';

/** Operations of the matrix whose requests only read: what is lawful for one of them is lawful for all. */
const READS: readonly string[] = ['LOOKUP', 'PAGE', 'LATER', 'FLOW'];

/** Properties of a service rather than of a moment: they hit every request. */
const FORMS: readonly string[] = [
  'gzip',
  'deflate',
  'br',
  'chunked',
  'no-name-filter',
  'no-status-filter',
  'no-user-filter',
];

export function isForm(effect: DrawnEffect): boolean {
  return FORMS.includes(effect);
}

/** The client waits until its own time-out. */
export function isSilent(effect: DrawnEffect): boolean {
  return effect.includes('silence');
}

// A page of many flows that drips takes longer than the time-out of a client may be; a 404 of a look-up may mean an unknown user.
const LEFT_OUT: readonly string[] = ['drip', '404'];

/** What real services do most is drawn most. */
const WEIGHTS: Readonly<Partial<Record<DrawnEffect, number>>> = {
  '503': 9,
  '429': 2,
  '500': 4,
  '503-seconds': 3,
  '429-seconds': 4,
  reset: 5,
  'lost-answer': 8,
  'cut-off': 5,
  html: 5,
  'no-json': 4,
  expired: 8,
};

/**
 * What may happen to requests of a kind, the simplest first and each as often as it is to be drawn: effects of the matrix whose
 * outcome a MUST says.
 */
export function effectsOf(target: TargetName, features: readonly string[]): readonly DrawnEffect[] {
  const isRead = READS.includes(target);
  const operation = target === 'CALL' ? 'WEBHOOK' : target;
  const lawful = new Set(
    matrix
      .filter((cell) => 'case' in cell && cell.level === 'MUST')
      .filter(
        (cell) => cell.operation === operation || (isRead && READS.includes(cell.operation) && !isForm(cell.effect)),
      )
      .map(({ effect }) => effect),
  );
  // The compiler knows the names of a table that is written there.
  const names = (Object.keys(cellEffects) as EffectName[]).filter(
    (name) => lawful.has(name) && !LEFT_OUT.includes(name),
  );
  const all: readonly DrawnEffect[] = features.includes('login') && isRead ? [...names, 'expired'] : names;
  return [...all]
    .sort((a, b) => weightOf(b) - weightOf(a))
    .flatMap((name) => Array.from({ length: weightOf(name) }, () => name));
}

function weightOf(name: DrawnEffect): number {
  return WEIGHTS[name] ?? 1;
}
