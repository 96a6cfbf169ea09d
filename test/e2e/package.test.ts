import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

interface Packed {
  readonly files: readonly { readonly path: string }[];
  readonly unpackedSize: number;
}

/** What `npm pack` would put into the package. */
function pack(): Packed {
  const printed = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [packed] = JSON.parse(printed) as [Packed];
  return packed;
}

const packed = pack();
const files = packed.files.map(({ path }) => path);

describe('the package', () => {
  it('holds what its entry points name', () => {
    const { exports, bin, main, types } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const named = JSON.stringify({ exports, bin, main, types }).match(/"(?:\.\/)?dist[^"]+"/g) ?? [];
    expect(named.length).toBeGreaterThan(8);
    for (const file of named) expect(files).toContain(posix.normalize(JSON.parse(file)));
  });

  it('holds what its pages link to', () => {
    const pages = files.filter((path) => path.endsWith('.md'));
    expect(pages).toContain('README.md');
    for (const page of pages) {
      const text = readFileSync(join(root, page), 'utf8').replace(/^```.*?^```$/gms, '');
      for (const [, link = ''] of text.matchAll(/\]\(([^)#]+)[^)]*\)/g)) {
        if (/^https?:/.test(link)) continue;
        const target = posix.normalize(posix.join(posix.dirname(page), link)).replace(/\/$/, '');
        expect(
          files.some((path) => path === target || path.startsWith(`${target}/`)),
          `${page}: ${link}`,
        ).toBe(true);
      }
    }
  });

  it('holds no sources, tests, or scripts that run when it is installed', () => {
    expect(files.filter((path) => /^(?:test|mock|src|\.ci|\.github)\//.test(path))).toEqual([]);
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(Object.keys(scripts).filter((name) => /^(?:pre|post)?install$/.test(name))).toEqual([]);
  });
});
