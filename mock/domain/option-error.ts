/** An option that can't be used; `message` says what would be right. */
export class OptionError extends Error {
  override readonly name = 'OptionError';
}

export function wholeNumber(name: string, value: number): number {
  if (!Number.isSafeInteger(value) || value < 0) {
    throw new OptionError(`${name} can't be ${JSON.stringify(value)}: a whole number of 0 or more`);
  }
  return value;
}

export function tokenOf(token: string | undefined, name = 'token'): string | undefined {
  if (token !== undefined && !/^[\x21-\x7e]+$/.test(token)) {
    throw new OptionError(
      `${name} can't be ${JSON.stringify(token)}: visible ASCII characters without blanks, at least one`,
    );
  }
  return token;
}
