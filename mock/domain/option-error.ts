/** An option that can't be used; `message` says what would be right. */
export class OptionError extends Error {
  override readonly name = 'OptionError';
}
