/** The last characters of an output of any length. */
export class OutputTail {
  static readonly LENGTH = 8_192;
  #text = '';
  #dropped = 0;

  add(text: string): void {
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
