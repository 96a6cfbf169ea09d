import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of the built package, as npm installs it. */
    readonly installed: string;
  }
}

const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Copies the built package below a node_modules, with the packages that it names beside it. Vitest takes what lies elsewhere for sources of
 * the project, and transforms each module.
 */
export function setup({ provide }: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'flowmate-installed-'));
  const modules = join(folder, 'node_modules');
  const installed = join(modules, 'flowmate-mock');
  for (const name of ['dist', 'package.json']) cpSync(join(root, name), join(installed, name), { recursive: true });
  const { dependencies, peerDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  for (const name of Object.keys({ ...dependencies, ...peerDependencies })) {
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    symlinkSync(join(root, 'node_modules', name), join(modules, name));
  }
  provide('installed', installed);
  return () => rmSync(folder, { recursive: true, force: true });
}
