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
    return this.#dropped === 0 ? this.#text : `[${this.#dropped} characters before]\n${this.#text}`;
  }

  #cut(): void {
    const surplus = this.#text.length - OutputTail.LENGTH;
    if (surplus <= 0) return;
    this.#dropped += surplus;
    this.#text = this.#text.slice(surplus);
  }
}
