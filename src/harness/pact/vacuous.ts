/** Why a run says nothing, where each interaction of it was skipped or there is none; `undefined` where it says something. */
export function vacuous(skipped: readonly boolean[], done: 'verified' | 'compared'): string | undefined {
  if (skipped.includes(false)) return undefined;
  if (skipped.length === 0) return `nothing was ${done}: there is no interaction in any pact`;
  const which = skipped.length === 1 ? 'the only interaction was' : `all ${skipped.length} interactions were`;
  return `nothing was ${done}: ${which} skipped`;
}
