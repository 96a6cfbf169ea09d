import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Words that comments do without, each with the plain technical word for it. */
const refused: readonly (readonly [words: RegExp, instead: string])[] = [
  [/\b(he|his|him|himself|she|her|hers)\b/i, 'they, or the name of the thing'],
  [/\b(whoever|whomever|whosoever)\b/i, 'name who it is: the client, the caller'],
  [/\bnobody\b/i, 'no client, no caller, nothing'],
  [/\ball the same\b/i, 'still, or nothing'],
  [/\b(is|are|was|were) none\b/i, 'there is no ..., does not exist'],
  [/\b(tell|tells|telling|told)\b/i, 'notify, report, return, say which'],
  [/\b(keep|keeps|keeping|kept)\b(?!-alive)/i, 'store, retain, persist, hold'],
];

/** The refused words in the comments of a source file, each with its line. */
function refusedWords(text: string): string[] {
  const found: string[] = [];
  if (!refused.some(([words]) => words.test(text))) return found;
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, false, ts.LanguageVariant.Standard, text);
  const templates: number[] = [];
  for (let token = scanner.scan(); token !== ts.SyntaxKind.EndOfFileToken; token = scanner.scan()) {
    // A scanner alone does not know where a template or a regular expression goes on.
    if (token === ts.SyntaxKind.TemplateHead) templates.push(0);
    else if (token === ts.SyntaxKind.OpenBraceToken && templates.length > 0) templates.push((templates.pop() ?? 0) + 1);
    else if (token === ts.SyntaxKind.CloseBraceToken && templates.length > 0) {
      const depth = templates.pop() ?? 0;
      if (depth > 0) templates.push(depth - 1);
      else if (scanner.reScanTemplateToken(false) !== ts.SyntaxKind.TemplateTail) templates.push(0);
    } else if (token === ts.SyntaxKind.SlashToken || token === ts.SyntaxKind.SlashEqualsToken) {
      scanner.reScanSlashToken();
    }
    if (token !== ts.SyntaxKind.SingleLineCommentTrivia && token !== ts.SyntaxKind.MultiLineCommentTrivia) continue;
    const comment = scanner.getTokenText();
    const line = text.slice(0, scanner.getTokenStart()).split('\n').length;
    comment.split('\n').forEach((part, i) => {
      for (const [words, instead] of refused) {
        const word = words.exec(part)?.[0];
        if (word !== undefined) found.push(`${line + i}: "${word}" (${instead}): ${part.trim()}`);
      }
    });
  }
  return found;
}

function walk(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return walk(path);
    return /\.(tsx?|mjs)$/.test(entry.name) ? [relative(root, join(root, path)).split(sep).join('/')] : [];
  });
}

describe('comments', () => {
  const sources = ['mock', 'src', 'contracts'].flatMap(walk);

  it('are plain technical English', () => {
    expect(sources.length).toBeGreaterThan(300);
    const found = sources.flatMap((path) =>
      refusedWords(readFileSync(join(root, path), 'utf8')).map((each) => `${path}:${each}`),
    );
    expect(found).toEqual([]);
  });
});

describe('texts for users', () => {
  const pages = [
    'README.md',
    'CHANGELOG.md',
    'skill/SKILL.md',
    ...readdirSync(join(root, 'docs')).map((name) => `docs/${name}`),
  ].filter((path) => path.endsWith('.md'));
  const sources = [...['mock', 'src', 'contracts'].flatMap(walk), ...pages];

  // The others of the list have a place in texts: a setting is kept, a client is told.
  it.each(refused.slice(0, 4))('have nothing of %s, neither pages nor what is printed', (words) => {
    expect(pages.length).toBeGreaterThan(20);
    const found = sources.flatMap((path) =>
      readFileSync(join(root, path), 'utf8')
        .split('\n')
        .flatMap((line, i) => (words.test(line) ? [`${path}:${i + 1}: ${line.trim()}`] : [])),
    );
    expect(found).toEqual([]);
  });
});

describe('this gate', () => {
  it.each([
    ['// Nobody is told.', 2],
    ['/** As lists show him. */', 1],
    ['/**\n * What is\n * kept.\n */', 1],
    [`const a = \`\${b}\`; // Whoever wins`, 1],
    ['const a = /[/]"/; // all the same', 1],
    ['const kept = "nobody is told"; // Sends keep-alive headers.', 0],
    [`const a = \`nobody \${'his'} { // kept\`;`, 0],
    ['const a = 4 / 2; const b = 1 / 1;', 0],
  ])('finds in %j %d words', (text, count) => {
    expect(refusedWords(text)).toHaveLength(count);
  });
});
