// Ids as the upstream's database driver takes them: 24 hex digits, or any string of exactly 12 bytes whose bytes then are the id.

const HEX = /^[0-9a-fA-F]{24}$/;

/**
 * The 24 lower-case hex digits that `value` means as an id, or undefined when it is malformed.
 * `'abcdefghijkl'` (12 single-byte characters) is well-formed; 12 characters that take more than 12 bytes are not.
 */
export function toObjectId(value: string): string | undefined {
  if (value.length === 24) {
    return HEX.test(value) ? value.toLowerCase() : undefined;
  }
  if (value.length === 12 && Buffer.byteLength(value) === 12) {
    return Buffer.from(value, 'latin1').toString('hex');
  }
  return undefined;
}

/** Whether the driver makes a fresh id of a number, which no record has: one that fits 32 bits. */
export function isIdNumber(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= 0xffff_ffff;
}

/** Whether the driver takes any JSON value as an id. */
export function isObjectId(value: unknown): boolean {
  if (typeof value === 'number') {
    return isIdNumber(value);
  }
  if (typeof value === 'string') {
    return toObjectId(value) !== undefined;
  }
  if (typeof value === 'object' && value !== null && 'id' in value) {
    return typeof value.id === 'string' && toObjectId(value.id) !== undefined;
  }
  return false;
}
