import { stripVTControlCharacters } from 'node:util';
import type { CaseResult } from './result.js';

export type LastWords = NonNullable<CaseResult['lastWords']>;

/** Longer lines are cut. */
const LONGEST = 300;

/** Lines that end the output of a crash and say nothing about its reason. */
const NOISE =
  /^(?:Node\.js v\d|\s*[}\])]+[;,]?\s*$|[~^\s]+$|exit status \d|goroutine \d|note: run with|Stack trace:|#\d+ |\[\d+ characters before\]|error Command failed|npm (?:ERR!|error)|ELIFECYCLE|make: \*\*\*)/;
/** What begins the report of a crash, where its frames come behind it and are not indented. */
const HEADLINE = /^(?:panic: |fatal error: |thread '.*' panicked |PHP Fatal error: )/;

/** Places in code, as runtimes write them, with the innermost frame first or last. */
const PLACES: readonly { readonly pattern: RegExp; readonly innermost: 'first' | 'last' }[] = [
  { pattern: /File "([^"]+)", line (\d+)/, innermost: 'last' },
  { pattern: /(?:file:\/\/)?((?:[A-Za-z]:)?[^\s():"']+\.(?:[cm]?[jt]sx?)):(\d+)/, innermost: 'first' },
  { pattern: /in (\S+\.(?:cs|fs|vb)):line (\d+)/, innermost: 'first' },
  { pattern: /\(?([^\s():]+\.(?:java|kt|scala|go|rs|rb|ex|exs|swift|dart|lua)):(\d+)/, innermost: 'first' },
  { pattern: /(?:in|at) (\S+\.(?:php|pl|pm))(?::| on line | line )(\d+)/, innermost: 'first' },
  { pattern: /^([^\s:]+): (?:line )?(\d+): /, innermost: 'last' },
];
/** Files of a runtime or a library, which the reader has not written. */
const FOREIGN =
  /node_modules|^node:|[/\\]internal[/\\]|site-packages|dist-packages|[/\\]lib(?:64)?[/\\](?:python|ruby|perl|go)|[/\\]usr[/\\](?:lib|local[/\\](?:lib|go))[/\\]|<frozen|^(?:Thread|Method|HttpClient|HttpURLConnection|Objects|Optional|ArrayList|HashMap)\w*\.java|rustc[/\\]|\.cargo[/\\]/;

/**
 * The line of a client's output that best explains why it ended: the message of a crash without its frames, else the last line. Undefined:
 * it printed nothing.
 */
export function lastWordsOf(outputTail: string): LastWords | undefined {
  const lines = stripVTControlCharacters(outputTail)
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '');
  const telling = lines.filter((line) => !NOISE.test(line));
  const line = headlineOf(telling) ?? telling.findLast((each) => !/^\s/.test(each)) ?? telling.at(-1) ?? lines.at(-1);
  if (line === undefined) return undefined;
  const place = placeIn(lines);
  const words = line.trim();
  return {
    line: words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words,
    ...(place === undefined ? {} : { place }),
  };
}

function headlineOf(lines: readonly string[]): string | undefined {
  const at = lines.findLastIndex((line) => HEADLINE.test(line));
  const line = lines[at];
  // Rust writes the message below the place.
  return line?.startsWith('thread ') ? (lines[at + 1] ?? line) : line;
}

function placeIn(lines: readonly string[]): string | undefined {
  for (const { pattern, innermost } of PLACES) {
    const found = lines.flatMap((line) => {
      const [, file = '', number] = pattern.exec(line) ?? [];
      return file === '' || FOREIGN.test(file) ? [] : [`${file.replace(/^.*[/\\]/, '')}:${number}`];
    });
    const place = innermost === 'first' ? found[0] : found.at(-1);
    if (place !== undefined) return place;
  }
  return undefined;
}

/** A text with all that differs from case to case taken out: two that are alike give the same. */
export function normalized(text: string): string {
  return (
    text
      .replaceAll(/\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:Z|[+-]\d\d:?\d\d)?/g, '<time>')
      .replaceAll(/\b\d\d:\d\d:\d\d(?:[.,]\d+)?\b/g, '<time>')
      .replaceAll(/[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/gi, '<id>')
      .replaceAll(/https?:\/\/[^\s"')]+/g, '<url>')
      .replaceAll(/\/@[\w~.-]+/g, '/@<sandbox>')
      .replaceAll(/\b(?=[0-9a-f]*\d)[0-9a-f]{8,}\b/gi, '<id>')
      .replaceAll(/\b(?:evt|u)-[\w-]+/g, '<id>')
      // Numbers of three digits are likely to be statuses.
      .replaceAll(/(?<![\w.])(?!\d{3}(?![\w.]))\d+(?:\.\d+)?/g, '#')
      .replaceAll(/\s+/g, ' ')
      .trim()
  );
}
