import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createMock, loadScenario } from '../../../../mock/index.js';
import { record } from '../../../../src/harness/record/record.js';
import { createTenant, type Tenant } from '../../../../src/harness/tenant/tenant.js';

const clock = { now: () => 0, wait: async () => {} };
const tenantOf = (mock: Awaited<ReturnType<typeof createMock>>): Tenant =>
  createTenant({
    baseUrl: 'http://tenant.test',
    token: mock.token ?? '',
    clock,
    send: (request) => mock.fetch(request),
  });

async function load<T>(text: string, use: (file: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'flowmate-record-'));
  try {
    await writeFile(join(folder, 'world.yaml'), text);
    return await use(join(folder, 'world.yaml'));
  } finally {
    await rm(folder, { recursive: true });
  }
}

test.each(['demo', 'guide'])(
  'a recording of %s is a world with as many records and the same joins',
  async (scenario) => {
    const mock = await createMock({ scenario, timing: 'instant' });
    const { text } = await record(tenantOf(mock), 2, 'k');
    expect((await record(tenantOf(mock), 2, 'k')).text).toBe(text);
    const again = await load(text, (file) => createMock({ scenario: file, timing: 'instant' }));
    const shape = async (each: typeof mock) => {
      const tenant = tenantOf(each);
      const flows = JSON.parse((await tenant.ask({ path: '/flows?page[size]=100' })).text);
      return [
        flows.meta.total,
        flows.data.map((flow: { status: string; owners: unknown[] }) => [flow.status, flow.owners.length]),
      ];
    };
    expect(await shape(again)).toEqual(await shape(mock));
  },
);

const SECRET = 'Zoë Quarkmüller';
const hidden = [
  SECRET,
  SECRET.normalize('NFD'),
  SECRET.toUpperCase(),
  encodeURIComponent(SECRET),
  Buffer.from(SECRET).toString('base64'),
  JSON.stringify({ deep: JSON.stringify([SECRET]) }),
  'https://zoe:quark@zoequark.example/?mail=zoe.quark%40example.org',
];

test.each(hidden)('a person written as %j is nowhere in a recording', async (person) => {
  const mock = await createMock({ scenario: 'guide', timing: 'instant' });
  const plain = tenantOf(mock);
  const planted: Tenant = {
    ...plain,
    read: async (path, absent) => {
      const body = await plain.read(path, absent);
      if (!path.startsWith('/flows?page')) return body;
      return JSON.parse(JSON.stringify(body), (key, value) => {
        if (key === 'name' || key === 'description' || key === 'cron' || key === 'function') return person;
        return key === 'nodeSettings' || key === 'fields'
          ? { [person]: [person, { a: person, n: 491701234567 }] }
          : value;
      });
    },
  };
  const { text } = await record(planted, 5);
  const bare = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  for (const part of ['zoe', 'quark', 'muller', '491701234567', person.toLowerCase()]) expect(bare).not.toContain(part);
  for (const [run] of text.matchAll(/[\w+/]{8,}=*/g)) {
    expect(Buffer.from(run, 'base64').toString('utf8')).not.toMatch(/zo[eë]|quark/i);
  }
  expect((await load(text, loadScenario)).flows).toHaveLength(1);
});
