import { existsSync } from 'node:fs';
import { basename, join, relative, resolve, sep } from 'node:path';
import { writeFiles } from '../files.js';
import { loadPageAssets } from '../page/assets.js';
import { type GridClient, toGrid } from '../page/grid.js';
import { readReport } from './read-report.js';

/** Writes grid.html, one page with the runs in these folders, into `out`, and gives its path. Throws a ReportError. */
export async function writeGrid(folders: readonly string[], out: string): Promise<string> {
  const names = namesOf(folders);
  const clients = await Promise.all(
    folders.map(async (folder, at): Promise<GridClient> => {
      const result = await readReport(folder);
      const page = join(folder, 'report.html');
      const name = names[at] ?? folder;
      return existsSync(page) ? { name, href: toHref(out, page), result } : { name, result };
    }),
  );
  const [file = ''] = writeFiles(out, { 'grid.html': await toGrid(clients, loadPageAssets().style) });
  return file;
}

/** The folders' own names, or their paths where two have the same. */
function namesOf(folders: readonly string[]): readonly string[] {
  const short = folders.map((folder) => basename(resolve(folder)));
  return new Set(short).size === short.length ? short : folders;
}

function toHref(from: string, file: string): string {
  return relative(resolve(from), resolve(file)).split(sep).map(encodeURIComponent).join('/');
}
