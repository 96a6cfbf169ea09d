import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { PlannedCase } from './plan.js';

/** What a certificate rests on. Two runs with the same digests, seed and client have the same cases in the same worlds. */
export interface Digests {
  /** Of the cases that were wanted, in their order. */
  readonly suite: string;
  /** Of FlowMate's API document. */
  readonly apiDocument: string;
  /** Of the program that plays FlowMate. */
  readonly mock: string;
}

// Beside the sources as beside the compiled files.
const room = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

export function digestsOf(planned: readonly PlannedCase[]): Digests {
  const mock = createHash('sha256');
  for (const file of filesIn(room('mock'))) mock.update(`${file.name}\n`).update(readFileSync(file.path));
  return {
    suite: shown(createHash('sha256').update(JSON.stringify(planned.map(({ suite, given }) => [suite, given])))),
    apiDocument: shown(createHash('sha256').update(readFileSync(room('openapi/generated/flowmate.json')))),
    mock: shown(mock),
  };
}

function filesIn(folder: string): readonly { readonly name: string; readonly path: string }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name, parentPath }) => ({ path: `${parentPath}/${name}` }))
    .map(({ path }) => ({ path, name: path.slice(folder.length + 1).replaceAll('\\', '/') }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function shown(hash: ReturnType<typeof createHash>): string {
  return `sha256:${hash.digest('hex')}`;
}
