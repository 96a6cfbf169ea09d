import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scanJson } from '../../../mock/scenarios/json-scan.js';
import { parseScenario, readWorldFile } from '../../../mock/scenarios/parse.js';
import { ScenarioError } from '../../../mock/scenarios/scenario-error.js';
import { inDepth, isDeep } from '../../support/depth.js';

const NODE = '{"id":"s","componentId":"5ca5c44c187c040010a9bb8b","function":"f"}';

function refusal(text: string, file = 'world.yaml'): string {
  try {
    readWorldFile(text, file);
  } catch (error) {
    if (error instanceof ScenarioError) return error.message;
    throw error;
  }
  return 'loaded';
}

describe('a member named __proto__ is refused and changes nothing,', () => {
  it.each([
    ['at the top', '{"__proto__":{"users":[{"username":"a"}]}}'],
    ['in a record', '{"users":[{"username":"a","__proto__":{"password":"p"}}]}'],
    ['among the actors', '{"actors":{"__proto__":{"user":"a"}}}'],
    ['among the names', '{"names":{"users":{"__proto__":"a"}}}'],
    [
      'in free members',
      `{"flows":[{"graph":{"nodes":[${NODE}]},"flowSettings":[{"a":{"__proto__":{"polluted":true}}}]}]}`,
    ],
    ['written with an escape', '{"users":[{"username":"a","\\u005f_proto__":{"polluted":true}}]}'],
  ])('%s', (_where, text) => {
    for (const file of ['world.json', 'world.yaml']) expect(refusal(text, file)).toContain('__proto__');
    expect(Object.prototype).not.toHaveProperty('polluted');
  });

  it('by way of a merge key', () => {
    expect(refusal('x-a: &a { __proto__: { password: p } }\nusers: [{ <<: *a, username: a }]')).toContain('__proto__');
  });
});

it('names of built-in members are names like any other in free members', () => {
  const text = `{"flows":[{"graph":{"nodes":[${NODE}]},"flowSettings":{"constructor":1,"toString":2}}],"names":{"constructor":{"toString":"x"}}}`;
  expect(refusal(text, 'world.json')).toBe('loaded');
  expect(refusal('{"constructor":1,"hasOwnProperty":2}', 'world.json')).toContain('2 problems');
});

describe('a file that would take all memory or stack is refused:', () => {
  const aliases = (name: string): string => Array.from({ length: 9 }, () => `*${name}`).join(', ');
  const laughs = [
    'x-a: &a [x, x, x, x, x, x, x, x, x]',
    ...[...'bcdefghi'].map((c, i) => `x-${c}: &${c} [${aliases('abcdefgh'[i] ?? '')}]`),
  ];
  it.each([
    ['aliases of aliases', laughs.join('\n'), 'is repeated more than 10000 times'],
    ['deep YAML', '['.repeat(inDepth(100_000, 20_000)), 'nested too deeply'],
    ['rather deep YAML', `x: ${'['.repeat(300)}${']'.repeat(300)}`, 'nested deeper than 200 levels'],
  ])('%s', (_what, text, reason) => {
    expect(refusal(text)).toContain(reason);
  });

  it.runIf(isDeep)('many aliases of much', () => {
    const text = `x-a: &a [${'x, '.repeat(20_000)}]\nx-b: [${'*a, '.repeat(300)}]`;
    expect(refusal(text)).toContain('more than 5000000 values');
  });

  it('more aliases than the parser finds in time', () => {
    const text = `x-a: &a { n: 1 }\nflows:\n${'  - *a\n'.repeat(5_000)}`;
    expect(refusal(text)).toMatch(/world\.yaml:\d{4}:5: .*more than \d{4} aliases up to here/);
  });

  it('deep JSON, closed or not', () => {
    const depth = inDepth(200_000);
    const deep = `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
    expect(refusal(`{"flows":[{"graph":{"nodes":[${NODE}]},"flowSettings":${deep}}]}`, 'w.json')).toContain(
      'deeper than 100 levels',
    );
    expect(refusal('['.repeat(depth), 'w.json')).toContain(`w.json:1:${depth + 1}: not JSON`);
  });

  it('more problems than ten thousand are not collected', () => {
    const users = Array.from({ length: inDepth(100_000, 4_000) }, () => ({ username: 1, tenant: 'x', stauts: 2 }));
    expect(refusal(JSON.stringify({ users }), 'w.json')).toContain('because of 10000 problems');
  });
});

describe('the time that reading takes grows with the length of a file:', () => {
  const count = inDepth(60_000, 2_000);
  const lines = (line: (i: number) => string) => Array.from({ length: count }, (_, i) => line(i)).join('');
  // What compares each with each does not come to its end within the limit of a test.
  it.each([
    ['a map', `x-a:\n${lines((i) => `  k${i}: ${i}\n`)}`, 'loaded'],
    ['a map on one line', `{ x-a: { ${lines((i) => `k${i}: ${i}, `)} } }`, 'loaded'],
    ['a map of wrong members', lines((i) => `k${i}: ${i}\n`), 'there is no such member'],
    ['members that come again', `x-a:\n${lines((i) => `  k${i % 10}: ${i}\n`)}`, 'is there already'],
    ['anchors', `x-a:\n${lines((i) => `  - &a${i} { n: 1 }\n`)}`, 'loaded'],
    ['comments', `${lines(() => '# x\n')}flows: []\n`, 'loaded'],
    ['JSON', `{"flows":[],"x-a":{${lines((i) => `"k${i}":${i},`)}"z":0}}`, 'loaded'],
  ])('%s', (_what, text, outcome) => {
    expect(refusal(text)).toContain(outcome);
  });
});

describe('scanJson', () => {
  it('finds no fault in JSON, and each value where it stands', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), fc.nat(3), (json, indent) => {
        const value: unknown = JSON.parse(json);
        const text = JSON.stringify(value, null, indent);
        const open: unknown[] = [];
        const fault = scanJson(text, {
          enter: (segment, keyOffset, valueOffset) => {
            const parent = open.at(-1);
            const own = segment === undefined ? value : Reflect.get(Object(parent), segment);
            open.push(own);
            const written = text.slice(valueOffset);
            const first = JSON.stringify(own).slice(0, 1);
            expect(written.startsWith(first)).toBe(true);
            if (typeof segment === 'string') expect(text.slice(keyOffset)).toMatch(/^"/);
            if (typeof own !== 'object' || own === null) expect(written.startsWith(JSON.stringify(own))).toBe(true);
          },
          leave: () => open.pop(),
        });
        expect(fault).toBeUndefined();
        expect(open).toEqual([]);
      }),
    );
  });

  it('finds a fault in exactly what JSON.parse refuses', () => {
    const near = fc.array(fc.constantFrom(...'{}[],:"\\ue019.-+ \n', 'null', 'true', '"a"', '"a":'), { maxLength: 12 });
    fc.assert(
      fc.property(near, (parts) => {
        const text = parts.join('');
        let good = true;
        try {
          JSON.parse(text);
        } catch {
          good = false;
        }
        const fault = scanJson(text, { enter: () => undefined, leave: () => undefined });
        expect(fault === undefined).toBe(good);
      }),
      { numRuns: inDepth(5000) },
    );
  });
});

it('whatever a file says, it is loaded or refused, never a crash', () => {
  const member = fc.constantFrom(
    ...['name', 'users', 'flows', 'tokens', 'templates', 'secrets', 'roles', 'tenants', 'actors', 'names', 'partner'],
    ...[
      'username',
      'graph',
      'nodes',
      'edges',
      'owners',
      'id',
      '_id',
      'type',
      'user',
      '__proto__',
      'cron',
      'fields',
      'x-y',
    ],
  );
  const depth = { maxDepth: 5, depthIdentifier: fc.createDepthIdentifier() };
  const { world } = fc.letrec((tie) => ({
    world: fc.dictionary(member, fc.oneof(depth, fc.jsonValue(), tie('list'), tie('world'))),
    list: fc.array(fc.oneof(depth, fc.jsonValue(), tie('world')), { maxLength: 4 }),
  }));
  fc.assert(
    fc.property(world, (value) => {
      const text = JSON.stringify(value);
      expect(refusal(text, 'w.json') === 'loaded').toBe(refusal(text, 'w.yaml') === 'loaded');
    }),
    { numRuns: inDepth(200) },
  );
});

const most = inDepth(100_000, 5_000);
it(`${most} flows are checked and completed in time that grows with their number, not faster`, async () => {
  const measure = async (count: number): Promise<number> => {
    const flow = `"graph":{"nodes":[${NODE}]},"owners":[{"id":"u7","type":"user"}]`;
    const flows = Array.from({ length: count }, (_, index) => `{"name":"f${index}",${flow}}`);
    const text = `{"users":[{"username":"u7"}],"flows":[${flows}]}`;
    const start = process.cpuUsage();
    expect((await parseScenario(text, { file: 'w.json', seed: 1 })).flows).toHaveLength(count);
    const { user, system } = process.cpuUsage(start);
    return user + system;
  };
  await measure(1_000);
  expect(await measure(most)).toBeLessThan(40 * (await measure(most / 10)));
});
