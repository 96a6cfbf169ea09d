import { describe, expect, it } from 'vitest';
import { toSlug } from '../../../mock/scenarios/generate/names.js';
import { LOCALES } from '../../../mock/scenarios/generate-settings.js';
import { parseScenario } from '../../../mock/scenarios/parse.js';
import { isRecord } from '../../../src/harness/json.js';

/** Inputs of the past executions of a made-up world, each with the names of its parameters. */
async function inputsIn(locale: (typeof LOCALES)[number]): Promise<readonly Record<string, unknown>[]> {
  const generate = { users: 8, flowsPerUser: 10, executionsPerFlow: 2, locale };
  const { executions } = await parseScenario({ generate }, { file: 'world.json', seed: 7 });
  return executions.flatMap(({ input }) => {
    const data = isRecord(input) ? input.data : undefined;
    return isRecord(data) ? [data] : [];
  });
}

const among = (inputs: readonly Record<string, unknown>[], ...names: readonly string[]) => {
  const found = inputs.filter((input) => names.every((name) => typeof input[name] === 'string'));
  expect(found.length).toBeGreaterThan(0);
  return found.map((input) => names.map((name) => String(input[name])));
};

const PLAIN = /^[a-z0-9.-]+@[a-z0-9-]+\.example$/;

describe.each(LOCALES)('values made up in %s', (locale) => {
  it('are of one person and one company: e-mail addresses fit the names beside them', async () => {
    const inputs = await inputsIn(locale);
    for (const [first = '', last = '', email] of among(inputs, 'firstName', 'lastName', 'email')) {
      expect(email).toMatch(PLAIN);
      expect(email).toMatch(new RegExp(`^${toSlug(first)}\\.${toSlug(last)}@`));
    }
    for (const [customer = '', email] of among(inputs, 'customer', 'email'))
      expect(email?.split('@')[1]).toBe(`${toSlug(customer)}.example`);
    for (const [requester = '', email] of among(inputs, 'requester', 'email'))
      expect(toSlug(email?.split('@')[0] ?? '')).toBe(toSlug(requester));
  });

  it('are texts of their kind: subjects, comments, reasons and products are not drawn from one list', async () => {
    const inputs = await inputsIn(locale);
    const kinds = ['subject', 'comment', 'reason', 'title'].map((name) => new Set(among(inputs, name).flat()));
    const items = new Set(inputs.flatMap(({ items: list }) => (Array.isArray(list) ? list : [])));
    const all = [...kinds, items];
    expect(new Set(all.flatMap((kind) => [...kind])).size).toBe(all.reduce((sum, { size }) => sum + size, 0));
  });
});
