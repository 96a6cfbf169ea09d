import { OptionError } from '../domain/option-error.js';

/** In words: see `isName`. */
export const NAME_RULE = '1 to 64 letters, digits, ".", "_", "~" or "-", the first a letter or digit';

const NAME = /^[A-Za-z0-9][A-Za-z0-9._~-]{0,63}$/;

/** Whether sandboxes and snapshots may be called so: as it stands in a URL, without anything to encode. */
export function isName(name: string): boolean {
  return NAME.test(name);
}

/** Throws an OptionError when a sandbox or snapshot may not be called so. */
export function checkName(what: 'sandbox' | 'snapshot', name: string): void {
  if (!isName(name)) {
    throw new OptionError(`${JSON.stringify(name)} is no name of a ${what}: ${NAME_RULE}`);
  }
}
