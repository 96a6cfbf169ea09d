import cronstrue from 'cronstrue';

/** Upstream takes every expression that this library can put into words. */
export function isCron(expression: string): boolean {
  try {
    cronstrue.toString(expression);
    return true;
  } catch {
    return false;
  }
}
