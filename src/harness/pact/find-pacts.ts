import { readdir, readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { glob } from 'tinyglobby';
import { type PactFile, PactFileError, parsePact } from './pact-file.js';

/** The project's own pacts: in the sources as in what is built. */
const OWN = fileURLToPath(new URL('../../../contracts/pacts/', import.meta.url));

export function readOwnPacts(): Promise<PactFile[]> {
  return readFolder(OWN, 'flowmate-mock/contracts/pacts');
}

/**
 * The pacts that are named: files, folders (their .json files) and patterns such as `pacts/*.json`.
 * @throws PactFileError naming all that is wrong
 */
export async function readPacts(named: readonly string[], folder: string): Promise<PactFile[]> {
  const found: PactFile[] = [];
  const problems: string[] = [];
  for (const name of named) {
    try {
      found.push(...(await readNamed(name, folder)));
    } catch (error) {
      if (!(error instanceof PactFileError)) throw error;
      problems.push(error.message);
    }
  }
  if (problems.length > 0) throw new PactFileError(problems.join('\n'));
  // A file that two patterns name is one file.
  return [...new Map(found.map((pact) => [pact.source, pact])).values()];
}

/** Which pacts do not say that they are about FlowMate: perhaps they are about something else. */
export function strangers(pacts: readonly PactFile[]): readonly string[] {
  return pacts
    .filter(({ provider }) => !/flow.?mate/i.test(provider))
    .map(({ source, provider }) => `${source} is a pact with ${JSON.stringify(provider)}, not with FlowMate`);
}

async function readNamed(name: string, folder: string): Promise<PactFile[]> {
  const path = resolve(folder, name);
  const kind = await stat(path).catch(() => undefined);
  if (kind?.isDirectory()) {
    const pacts = await readFolder(path, name);
    if (pacts.length === 0)
      throw new PactFileError(`there is no pact in the folder ${name}: no file that ends in .json`);
    return pacts;
  }
  if (kind !== undefined) return [parsePact(name, await readFile(path, 'utf8'))];
  const files = await glob(name, { cwd: folder, onlyFiles: true, dot: true });
  if (files.length === 0)
    throw new PactFileError(`there is no pact ${JSON.stringify(name)}: a file, a folder or a pattern is wanted`);
  return Promise.all(files.sort().map(async (file) => parsePact(file, await readFile(resolve(folder, file), 'utf8'))));
}

async function readFolder(path: string, shown = path): Promise<PactFile[]> {
  const names = (await readdir(path)).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(names.map(async (name) => parsePact(join(shown, name), await readFile(join(path, name), 'utf8'))));
}
