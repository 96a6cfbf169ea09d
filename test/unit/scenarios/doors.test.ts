import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadScenario, ScenarioError } from '../../../mock/index.js';

const folder = mkdtempSync(join(tmpdir(), 'flowmate-mock-'));
afterAll(() => rmSync(folder, { recursive: true }));

const fileWith = (now: string): string => {
  const file = join(folder, 'world.json');
  writeFileSync(file, JSON.stringify({ clock: { now } }));
  return file;
};

describe('a world file', () => {
  it.each(['upper.YAML', 'upper.Yml', 'upper.JSON'])('may be called %s', async (name) => {
    copyFileSync(fileWith('2026-01-01T00:00:00.000Z'), join(folder, name));
    expect((await loadScenario(join(folder, name))).clock).toEqual({ now: '2026-01-01T00:00:00.000Z' });
  });

  it.each([
    '2026-03-28T00:00:00Z',
    '2026-03-28T00:00:00.123456Z',
    '2026-03-28T01:00:00.5+01:00',
    '2028-02-29t10:00:00z',
  ])('may begin at %s, as a clock may be set', async (now) => {
    expect((await loadScenario(fileWith(now))).clock).toEqual({ now });
  });

  it.each([
    '2026-03-28',
    '2026-03-28T00:00:00',
    '2026-02-30T00:00:00Z',
    '2026-03-28T25:00:00Z',
    '1999-12-31T00:00:00Z',
  ])('may not begin at %s', async (now) => {
    await expect(loadScenario(fileWith(now))).rejects.toThrow(ScenarioError);
    await expect(loadScenario(fileWith(now))).rejects.toThrow(/clock\.now: .* is no time of a world/);
  });
});
