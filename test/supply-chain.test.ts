import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');

interface Locked {
  readonly packages: Readonly<Record<string, { readonly integrity?: string; readonly resolved?: string }>>;
}

interface Workflow {
  readonly permissions?: object;
  readonly jobs: Readonly<
    Record<string, { readonly steps: readonly { readonly uses?: string; readonly with?: object }[] }>
  >;
}

describe('the lock file', () => {
  const { packages }: Locked = JSON.parse(read('package-lock.json'));
  const installed = Object.entries(packages).filter(([path]) => path !== '');

  it('has a checksum for every package, and names no registry', () => {
    expect(installed.length).toBeGreaterThan(100);
    expect(installed.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([path]) => path)).toEqual(
      [],
    );
    expect(installed.filter(([, { resolved }]) => resolved !== undefined).map(([path]) => path)).toEqual([]);
  });
});

describe('the dependencies of users', () => {
  it('do not have the version of qs that upstream has, which is bundled', () => {
    const { dependencies, devDependencies } = JSON.parse(read('package.json'));
    expect(dependencies).not.toHaveProperty('qs');
    expect(devDependencies).toHaveProperty('qs', '6.7.3');
  });
});

describe('workflows', () => {
  const files = readdirSync(join(root, '.github/workflows'));
  const workflows = files.map((file): [string, Workflow] => [file, parse(read(`.github/workflows/${file}`))]);

  it.each(workflows)('%s runs actions by commit, and leaves no credentials behind', (_, { permissions, jobs }) => {
    expect(permissions).toEqual({ contents: 'read' });
    const steps = Object.values(jobs).flatMap((job) => job.steps.filter(({ uses }) => uses !== undefined));
    for (const { uses = '', with: given } of steps.filter((step) => step.uses !== './')) {
      expect(uses).toMatch(/^actions\/[\w-]+@[0-9a-f]{40}$/);
      if (uses.startsWith('actions/checkout@')) expect(given).toMatchObject({ 'persist-credentials': false });
    }
  });
});

describe('the image', () => {
  it('is built on nothing but an image with a digest', () => {
    const lines = read('Dockerfile').split('\n');
    const named = lines.flatMap((line) => /^ARG NODE=(.*)$/.exec(line)?.[1] ?? []);
    expect(named).toEqual([expect.stringMatching(/^node:22\S*-alpine@sha256:[0-9a-f]{64}$/)]);
    const bases = lines.filter((line) => line.startsWith('FROM '));
    expect(bases.length).toBeGreaterThan(0);
    for (const base of bases) expect(base).toMatch(/^FROM \$\{NODE\}(?: AS \w+)?$/);
  });
});
