/** The last characters of an output of any length, and which secrets stood anywhere in it. */
export class OutputTail {
  static readonly LENGTH = 8_192;
  readonly #found = new Set<string>();
  readonly #secrets: readonly string[];
  #text = '';
  #dropped = 0;

  constructor(secrets: readonly string[] = []) {
    this.#secrets = secrets;
  }

  /** Secrets that stood in the output, however long ago. */
  get found(): readonly string[] {
    return [...this.#found];
  }

  add(text: string): void {
    for (const secret of this.#secrets) {
      // It may have come in two parts.
      if ((this.#text.slice(-secret.length) + text).includes(secret)) this.#found.add(secret);
    }
    this.#text += text;
    // Twice the length before it is cut: that makes cutting free on average.
    if (this.#text.length > 2 * OutputTail.LENGTH) this.#cut();
  }

  toString(): string {
    this.#cut();
    if (this.#dropped === 0) return this.#text;
    // Up to the next blank: what is cut off a word is not recognised any more, and may be a secret.
    const start = /^\S{1,2048}(?=\s)/.exec(this.#text)?.[0].length ?? 0;
    return `[${this.#dropped + start} characters before]\n${this.#text.slice(start)}`;
  }

  #cut(): void {
    const surplus = this.#text.length - OutputTail.LENGTH;
    if (surplus <= 0) return;
    this.#dropped += surplus;
    this.#text = this.#text.slice(surplus);
  }
}
