/** Why a run proves nothing: it has no interactions, or skipped them all. `undefined` for any other run. */
export function vacuous(skipped: readonly boolean[], done: 'verified' | 'compared'): string | undefined {
  if (skipped.includes(false)) return undefined;
  if (skipped.length === 0) return `nothing was ${done}: there is no interaction in any pact`;
  const which = skipped.length === 1 ? 'the only interaction was' : `all ${skipped.length} interactions were`;
  return `nothing was ${done}: ${which} skipped`;
}
