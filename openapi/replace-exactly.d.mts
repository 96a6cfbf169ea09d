export function countOf(text: string, part: string): number;

export function replaceExactly(
  code: string,
  replacements: readonly (readonly [pattern: RegExp | string, replacement: string, count: number])[],
): string;
