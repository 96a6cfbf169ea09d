import { readFileSync } from 'node:fs';

/** A block of code of a page in Markdown. What follows the language in its first line says what is done with it. */
export interface DocsBlock {
  /** Number of its first line in the page. */
  readonly line: number;
  readonly language: string;
  readonly text: string;
  readonly does: /** Lines for bash. `exit`: the code that the last of them has to end with. */
    | { readonly kind: 'run'; readonly exit: number; readonly needs?: string }
    /** One command that runs beside all that follows, once it answers. */
    | { readonly kind: 'server' }
    /** A file, whose first line names it in a comment. */
    | { readonly kind: 'file'; readonly name: string }
    /** What the block before it prints: line by line, where `…` stands for anything. */
    | { readonly kind: 'output' }
    | { readonly kind: 'nothing'; readonly why: string };
}

const FILE = /^(?:\/\/|#) ([\w.-]+\.\w+)$/;

/** The blocks of a page, in its order. Throws for one that says nothing about itself, so that none is left out by mistake. */
export function readDocsPage(path: string): readonly DocsBlock[] {
  const page = readFileSync(path, 'utf8');
  return [...page.matchAll(/^```(\S+)?(?: ([^\n]*))?\n(.*?)^```$/gms)].map((found) => {
    const [, language = '', told = '', text = ''] = found;
    const line = page.slice(0, found.index).split('\n').length;
    const does = whatOf(language, told, text);
    if (does === undefined)
      throw new Error(`${path}:${line}: a block of ${language || 'no language'} that is neither run nor left out`);
    return { line, language, text, does };
  });
}

function whatOf(language: string, told: string, text: string): DocsBlock['does'] | undefined {
  const [, why] = /^not-run: (.+)$/.exec(told) ?? [];
  if (why !== undefined) return { kind: 'nothing', why };
  if (language === 'text' && told === 'output') return { kind: 'output' };
  if (language === 'sh' && told === 'server') return { kind: 'server' };
  if (language === 'sh') {
    const [, exit] = /^exit=(\d+)$/.exec(told) ?? [];
    const [, needs] = /^needs=(\w+)$/.exec(told) ?? [];
    if (told !== '' && exit === undefined && needs === undefined) return undefined;
    return { kind: 'run', exit: Number(exit ?? 0), ...(needs === undefined ? {} : { needs }) };
  }
  const [, name] = FILE.exec(text.split('\n')[0] ?? '') ?? [];
  return name === undefined ? undefined : { kind: 'file', name };
}

/** Whether `printed` has the lines of an output block, in their order. */
export function missingLine(expected: string, printed: string): string | undefined {
  const lines = printed.split('\n');
  let at = 0;
  for (const line of expected.split('\n').filter((each) => each.trim() !== '')) {
    const pattern = new RegExp(`^${line.split('…').map(escaped).join('.*')}\\s*$`);
    const found = lines.findIndex((each, index) => index >= at && pattern.test(each));
    if (found < 0) return line;
    at = found + 1;
  }
  return undefined;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
