import { hash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LOCALES } from '../../../mock/scenarios/generate-settings.js';
import { builtinScenarios, loadScenario } from '../../../mock/scenarios/load.js';
import { parseScenario } from '../../../mock/scenarios/parse.js';
import type { WorldData } from '../../../mock/scenarios/scenario-file.js';
import { writeOut } from '../../../mock/scenarios/write-file.js';
import { inDepth, isDeep } from '../../support/depth.js';
import { parityWorldFile } from '../../support/parity-world.js';

const digest = (world: WorldData): string => hash('sha256', JSON.stringify(world));

/** The world again, by way of its file; with another seed, which nothing in it may hang on any more. */
function throughFile(world: WorldData, format: 'yaml' | 'json'): Promise<WorldData> {
  const text = [...writeOut(world, format)].join('');
  return parseScenario(text, { file: `world.${format}`, ...(format === 'json' ? { seed: world.seed } : {}) });
}

/** `busy` with a twentieth of its users: the whole of it would take a minute each way. */
const lessBusy = {
  extends: 'busy',
  generate: { users: inDepth(50, 2), flowsPerUser: inDepth(100, 40), templates: 40 },
};

// `outage` is `demo` with faults.
const names = builtinScenarios.filter((name) => isDeep || name !== 'outage');
const cases = names
  .flatMap((name) => (['json', 'yaml'] as const).map((format) => ({ name, format })))
  // The largest that is left takes as long as all others together.
  .filter(({ name, format }) => isDeep || name !== 'demo' || format === 'json');

it.each(cases)(
  '$name, written out as $format, is loaded as the same world, byte for byte',
  async ({ name, format }) => {
    const world =
      name === 'busy'
        ? await parseScenario(lessBusy, { file: 'busy.json', seed: 7 })
        : await loadScenario(name, { seed: 7 });
    expect(digest(await throughFile(world, format))).toBe(digest(world));
  },
);

it('the world of the recorded exchanges is, too', async () => {
  const world = await loadScenario(parityWorldFile);
  for (const format of ['json', 'yaml'] as const) {
    expect(JSON.stringify(await throughFile(world, format))).toBe(JSON.stringify(world));
  }
});

it('a world that is made up is, too, whatever was asked for', async () => {
  const generate = fc.record(
    {
      users: fc.nat(5),
      templates: fc.nat(4),
      executionsPerFlow: fc.nat(3),
      days: fc.integer({ min: 1, max: 60 }),
      locale: fc.constantFrom(...LOCALES),
    },
    { requiredKeys: ['users'] },
  );
  const clock = fc.record({
    now: fc
      .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString()),
    frozen: fc.boolean(),
  });
  const texts = fc.string({
    unit: fc.constantFrom('a', 'é', '"', "'", '\n', '\t', ':', '#', '- ', '\u2028', '🚀', ' ', '0', '~'),
  });
  const file = fc.record(
    { generate, clock, description: texts, extends: fc.constantFrom('edge', 'guide', 'empty'), strict: fc.boolean() },
    { requiredKeys: ['generate'] },
  );
  await fc.assert(
    fc.asyncProperty(file, fc.nat(1_000), fc.constantFrom('json', 'yaml'), async (given, seed, format) => {
      const world = await parseScenario(structuredClone(given), { file: 'world.json', seed });
      expect(JSON.stringify(await throughFile(world, format === 'json' ? 'json' : 'yaml'))).toBe(JSON.stringify(world));
    }),
    { seed: 20_261_124, numRuns: inDepth(40) },
  );
});

it('what is written out leaves nothing to the seed', async () => {
  const world = await loadScenario('edge', { seed: 3 });
  const text = [...writeOut(world, 'json')].join('');
  const other = await parseScenario(text, { file: 'world.json', seed: 4 });
  expect(JSON.stringify({ ...other, seed: 3 })).toBe(JSON.stringify(world));
});
