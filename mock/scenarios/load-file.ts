import { readFile, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { closest } from '../domain/checks/closest.js';
import { parseScenario } from './parse.js';
import { LARGEST, refuseFile, type ScenarioError, tooLarge } from './scenario-error.js';
import type { WorldData } from './scenario-file.js';

async function readText(file: string): Promise<string> {
  const fail = (error: NodeJS.ErrnoException): never => {
    const cause = error.code === 'ENOENT' ? 'there is no such file' : `it cannot be read (${error.message})`;
    throw refuseFile('unreadable', file, cause);
  };
  const found = await stat(file).catch(fail);
  if (found.isDirectory()) throw refuseFile('unreadable', file, 'it is a directory; a file is due');
  if (!found.isFile()) throw refuseFile('unreadable', file, 'it is no regular file');
  if (found.size > LARGEST) throw tooLarge(file, found.size);
  const bytes = await readFile(file).catch(fail);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw refuseFile('unreadable', file, 'it is not UTF-8 text; save it as UTF-8');
  }
}

/** Reads, checks and completes a world file. Problems name the file as it was given. */
export async function loadFile(fileOrUrl: string | URL, seed: number | undefined): Promise<WorldData> {
  const file = typeof fileOrUrl === 'string' ? fileOrUrl : fileURLToPath(fileOrUrl);
  return parseScenario(await readText(file), { file, seed });
}

export function refuseName(name: string, builtin: readonly string[]): ScenarioError {
  const near = closest(name, builtin);
  const hint = near === undefined ? '' : ` (did you mean ${near}?)`;
  const known = `${builtin.join(', ')} are; a file's name ends in .yaml, .yml or .json`;
  return refuseFile('unknown', name, `it is neither a built-in world${hint} nor a world file: ${known}`);
}
