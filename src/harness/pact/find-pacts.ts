import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { glob } from 'tinyglobby';
import { readPlainFile } from '../plain-file.js';
import { messageOf } from '../text.js';
import { openablePath } from './openable-path.js';
import { type PactFile, PactFileError, parsePact } from './pact-file.js';
import type { UnreadablePact } from './unreadable.js';

const OWN = fileURLToPath(new URL('../../../contracts/pacts/', import.meta.url));

/** What was found in the files that are named. */
export interface FoundPacts {
  readonly pacts: readonly PactFile[];
  readonly unreadable: readonly UnreadablePact[];
}

/** The project's own pacts: in the sources as in what is built. */
export async function readOwnPacts(): Promise<readonly PactFile[]> {
  return (await readFolder(OWN, openablePath(OWN, process.cwd()))).pacts;
}

/** The pacts that are named: files, folders (their .json files) and patterns such as `pacts/*.json`. */
export async function readPacts(named: readonly string[], folder: string): Promise<FoundPacts> {
  const found = await Promise.all(named.map((name) => readNamed(name, folder)));
  const pacts = found.flatMap((each) => each.pacts);
  const unreadable = found.flatMap((each) => each.unreadable);
  // A file that two patterns name is one file.
  return { pacts: distinct(pacts), unreadable: distinct(unreadable) };
}

function distinct<Item extends { readonly source: string }>(items: readonly Item[]): readonly Item[] {
  return [...new Map(items.map((item) => [item.source, item])).values()];
}

/** Which pacts do not say that they are about FlowMate: perhaps they are about something else. */
export function strangers(pacts: readonly PactFile[]): readonly string[] {
  return pacts
    .filter(({ provider }) => !/flow.?mate/i.test(provider))
    .map(({ source, provider }) => `${source} is a pact with ${JSON.stringify(provider)}, not with FlowMate`);
}

async function readNamed(name: string, folder: string): Promise<FoundPacts> {
  const path = resolve(folder, name);
  const kind = await stat(path).catch(() => undefined);
  if (kind?.isDirectory()) {
    const found = await readFolder(path, name);
    if (found.pacts.length + found.unreadable.length > 0) return found;
    return absent(name, `there is no pact in the folder ${name}: no file that ends in .json`);
  }
  if (kind !== undefined) return readFiles([[name, path]]);
  const files = await glob(name, { cwd: folder, onlyFiles: true, dot: true });
  if (files.length === 0) {
    return absent(name, `there is no pact ${JSON.stringify(name)}: a file, a folder or a pattern is wanted`);
  }
  return readFiles(files.sort().map((file) => [file, resolve(folder, file)]));
}

function absent(source: string, reason: string): FoundPacts {
  return { pacts: [], unreadable: [{ source, reason }] };
}

async function readFolder(path: string, shown = path): Promise<FoundPacts> {
  const names = (await readdir(path)).filter((name) => name.endsWith('.json')).sort();
  return readFiles(names.map((name) => [join(shown, name), join(path, name)]));
}

/** Each by the name under which it is reported, and its path. */
async function readFiles(files: readonly (readonly [source: string, path: string])[]): Promise<FoundPacts> {
  const pacts: PactFile[] = [];
  const unreadable: UnreadablePact[] = [];
  for (const [source, path] of files) {
    try {
      pacts.push(parsePact(source, await readPlainFile(path)));
    } catch (error) {
      const reason = error instanceof PactFileError ? error.message : `cannot read ${source}: ${messageOf(error)}`;
      unreadable.push({ source, reason });
    }
  }
  return { pacts, unreadable };
}
