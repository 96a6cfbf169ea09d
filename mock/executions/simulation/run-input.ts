const LONGEST_SUMMARY = 200;

/** A value in short, as a log shows it. */
export function summary(value: unknown): string {
  return cut(JSON.stringify(value) ?? '');
}

function cut(text: string): string {
  return text.length <= LONGEST_SUMMARY ? text : `${text.slice(0, LONGEST_SUMMARY)}...`;
}

/** Trigger data. Held as the JSON that came, because most of it is never read. */
export class RunInput {
  readonly text: string;
  #value: { readonly parsed: unknown } | undefined;

  constructor(text: string) {
    this.text = text;
  }

  static of(value: unknown): RunInput {
    const input = new RunInput(JSON.stringify(value) ?? 'null');
    input.#value = { parsed: value };
    return input;
  }

  get value(): unknown {
    this.#value ??= { parsed: JSON.parse(this.text) };
    return this.#value.parsed;
  }

  get summary(): string {
    const { text } = this;
    // Parsing what is long, to write it anew without its blanks, would cost more than all the rest of a run.
    return text.length <= 10 * LONGEST_SUMMARY
      ? summary(this.value)
      : cut(text.slice(0, 2 * LONGEST_SUMMARY).replace(/\s+/g, ' '));
  }
}
