import type { SecretMember } from './redact-json.js';

const ENDS =
  /(?:password|passwd|pwd|passwort|kennwort|passphrase|secret|token|authorization|credential|(?:api|private|access|secret|signing|encryption|subscription)key)s?$/;
/** Tokens that mark a place in a list, or are counted. */
const NO_SECRET =
  /(?:page|next|previous|prev|continuation|cursor|sync|resume|max|min|total|used|input|output|prompt|completion)tokens?$/;

const VAULT = /^\/secrets(?:\/|$)/i;

/** Whether a member, parameter or field of this name holds a secret: `token`, `old_password`, `X-Api-Key`, `filter[password][0]`. */
export function isSecretName(name: string): boolean {
  return name.split(/[[\].]/).some((part) => {
    const letters = part
      .replace(/[^\p{L}\d]/gu, '')
      .toLowerCase()
      .replace(/\d+$/, '');
    return ENDS.test(letters) && !NO_SECRET.test(letters);
  });
}

/** Which members of bodies sent to a path, or answered from there, are secrets. */
export function secretMembersAt(path: string): SecretMember {
  return VAULT.test(path) ? isSecretOfVault : isSecretMember;
}

const isSecretMember: SecretMember = (names) => names.some(isSecretName);

// What a stored secret holds stands under `value`, whatever the names inside. Its own name and id are no secret.
const isSecretOfVault: SecretMember = (names) => names.includes('value') || isSecretMember(names);
