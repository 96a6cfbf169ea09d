import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createClient } from '../../../src/client/index.js';
import { certify } from '../../../src/harness/certify/certify.js';
import { surprises } from '../../support/certify-bugs.js';
import { effectNamed } from '../../support/matrix/effects.js';
import { runProgram } from '../../support/matrix/program.js';
import { operations } from '../../support/matrix/spoilt-flowmate.js';
import { mainFile } from '../cli-process.js';

const sdk = fileURLToPath(new URL('../../support/clients/sdk.mjs', import.meta.url));

interface Report {
  readonly cases: readonly { readonly id: string; readonly verdict: string }[];
}

describe("the project's own client", () => {
  it.each([1])(
    'passes all cases, in the world of seed %i',
    async (seed) => {
      const result = await certify(
        async ({ baseUrl, token, username, password, events, signal }) => {
          const client = createClient({ baseUrl, token, username, password, userAgent: 'acme-crm/3.2' });
          return client.dispatch(events, { signal });
        },
        // A case takes longer beside much else.
        { features: ['login'], parallel: 16, seed, timeoutMs: 100_000 },
      );
      const applied = result.cases.filter(({ verdict }) => verdict !== 'NOT_APPLICABLE');
      expect(surprises({ ...result, cases: applied }, {})).toEqual({});
      expect(result).toMatchObject({ exitCode: 0, conclusion: 'conformant' });
    },
    600_000,
  );

  it('passes as a program, and ends in time, while what it does not hold is collected', async () => {
    const out = mkdtempSync(join(tmpdir(), 'flowmate-sdk-'));
    try {
      // Those in which it waits, and one of each kind beside.
      const cases = [
        'FM-*-01',
        'FM-PAY-08',
        'FM-HYG-04',
        'FM-RES-*',
        'FM-MX-*-SILENCE*',
        'FM-MX-*-STALL',
        'FM-MX-*-ENDLESS',
        'FM-MX-*-TWICE',
      ];
      const wish = cases.flatMap((id) => ['--case', id]);
      const argv = ['certify', '--features', 'login', '--seed', '5', '--timeout', '60', '--out', out, ...wish, '--'];
      const command = [process.execPath, '--expose-gc', sdk];
      const child = spawn(process.execPath, [mainFile, ...argv, ...command], { stdio: 'ignore' });
      const [code] = await once(child, 'close');
      const report: Report = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8'));
      expect(report.cases.filter(({ verdict }) => !/^(?:PASS|NOT_APPLICABLE)$/.test(verdict))).toEqual([]);
      expect(code).toBe(0);
    } finally {
      rmSync(out, { recursive: true, force: true });
    }
  }, 600_000);

  const cells = operations.flatMap((operation) =>
    ['silence', 'stalling', 'dripping'].map((name) => ({ operation, name })),
  );
  // They wait for the client's own time-outs.
  it.concurrent.each(cells)(
    'ends in time after $name of $operation, with no connection left',
    async ({ operation, name }) => {
      const effect = effectNamed(name);
      const events = [{ user: 'ann', data: { a: 1 } }];
      const world = { user: 'ann', flows: 3, cap: 2, expires: true };
      const cell = { operation, effect, position: (n: number) => n === 1 };
      const { wrong, code, output } = await runProgram([process.execPath, '--expose-gc', sdk], world, events, cell);
      expect([wrong, code, output]).toEqual([[], 0, '']);
    },
  );
});
