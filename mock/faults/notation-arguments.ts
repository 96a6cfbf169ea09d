/** An argument in the brackets behind an effect: `20`, `retry-after=1`, `"a, b"`. */
export interface Argument {
  /** Absent: a bare value. */
  readonly name: string | undefined;
  readonly value: string;
}

const QUOTED = '"(?:[^"\\\\]|\\\\.)*"';

const ARGUMENT = new RegExp(`^\\s*(?:([\\w.-]+)\\s*=\\s*)?(${QUOTED}|[^",()\\s=][^",()=]*)\\s*(?=[,)])`);

/** Reads `(a,b=c)` at the start of a text. Undefined: brackets, commas or quotes do not match. */
export function readArguments(text: string): { readonly list: readonly Argument[]; readonly rest: string } | undefined {
  if (!text.startsWith('(')) {
    return { list: [], rest: text };
  }
  const list: Argument[] = [];
  let rest = text.slice(1);
  for (;;) {
    const [whole, name, written = ''] = ARGUMENT.exec(rest) ?? [];
    const value = whole === undefined ? undefined : unquoted(written);
    if (whole === undefined || value === undefined) {
      return undefined;
    }
    list.push({ name, value });
    const next = rest[whole.length];
    rest = rest.slice(whole.length + 1);
    if (next === ')') {
      return { list, rest };
    }
  }
}

function unquoted(written: string): string | undefined {
  if (!written.startsWith('"')) {
    return written.trim();
  }
  try {
    const value: unknown = JSON.parse(written);
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The bare values. Undefined: one of the arguments has a name. */
export function values(args: readonly Argument[]): readonly string[] | undefined {
  return args.every(({ name }) => name === undefined) ? args.map(({ value }) => value) : undefined;
}

/** So many bare numbers and nothing else. */
export function numbers(args: readonly Argument[], count: number): readonly number[] | undefined {
  const list = values(args)?.map((value) => (/^\d+(?:\.\d+)?$/.test(value) ? Number(value) : Number.NaN));
  return list?.length === count && !list.some(Number.isNaN) ? list : undefined;
}

/** Arguments with names, as members. */
export function membersOf(args: readonly Argument[]): Record<string, string> {
  return Object.fromEntries(args.map(({ name = '', value }) => [name, value]));
}
