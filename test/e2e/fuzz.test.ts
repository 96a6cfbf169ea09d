import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startMock } from '../../dist/src/index.js';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const scenario = at('../parity/world.json');
const { token }: { token: string } = JSON.parse(readFileSync(scenario, 'utf8')).actors.admin;

/** `npm run fuzz` with these arguments. */
async function fuzz(...argv: readonly string[]) {
  const child = spawn(process.execPath, [at('../fuzz/run.mjs'), ...argv], { stdio: ['ignore', 'pipe', 'pipe'] });
  const [out, error, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { code, out, error };
}

async function fake(faults: readonly string[], seed: number): Promise<string> {
  const mock = await startMock({ port: 0, scenario, seed, faults: [...faults] });
  onTestFinished(() => mock.close());
  return mock.url;
}

/** Against a fake with these faults. */
async function against(faults: readonly string[], ...argv: readonly string[]) {
  const [a, b] = [await fake([], 1), await fake(faults, 2)];
  return fuzz('--a', a, '--b', b, '--a-token', token, '--b-token', token, '--seed', '5', ...argv);
}

describe('npm run fuzz', () => {
  it('finds no difference between the fake and itself with other ids, and none of its servers ends', async () => {
    const { code, out } = await fuzz('--requests', '800', '--seed', '7');
    expect(out).toMatch(/\d+ requests in \d+ sequences to each in \d+ s: 0 differences, 0 servers ended\n$/);
    expect(code).toBe(0);
    // It came to answers of many kinds.
    const statuses = new Map([...out.matchAll(/(\d+): (\d+)/g)].map(([, status, count]) => [status, Number(count)]));
    for (const status of ['200', '201', '400', '401', '403', '404', '500']) {
      expect(statuses.get(status) ?? 0, status).toBeGreaterThan(2);
    }
  });

  it.each([
    ['getFlow:503', /getFlow: status \d+, and 503/],
    ['getUsers:omit-members(username)', /getUsers: .*members/],
    ['createFlow:omit-members(name)', /createFlow: /],
  ])('finds %s, with the smallest sequence that shows it', async (fault, says) => {
    const { code, out } = await against([fault], '--requests', '4000', '--most', '1');
    expect(out).toMatch(says);
    expect(code).toBe(1);
    const steps = out.split('\n').filter((line) => /^ {2}\S/.test(line));
    expect(steps.length, out).toBeLessThanOrEqual(2);
  });

  it('draws the same from the same seed', async () => {
    const [one, other] = [
      await fuzz('--requests', '150', '--seed', '9'),
      await fuzz('--requests', '150', '--seed', '9'),
    ];
    const statusesOf = ({ out }: { out: string }) => /^statuses: .*$/m.exec(out)?.[0];
    expect(statusesOf(one)).toBe(statusesOf(other));
  });

  it('says what is wrong with what was asked, and that a target is not there', async () => {
    expect(await fuzz('--requests', 'x')).toMatchObject({
      code: 2,
      error: expect.stringContaining("--requests can't be x"),
    });
    expect(await fuzz('--live')).toMatchObject({ code: 2, error: expect.stringContaining('--live wants --a and --b') });
    const gone = await fuzz('--a', 'http://127.0.0.1:1', '--requests', '10');
    expect(gone).toMatchObject({ code: 3, error: expect.stringMatching(/^could not go on: /) });
  });
});
