import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { mainFile } from './cli-process.js';

const clients = fileURLToPath(new URL('../support/clients/languages/', import.meta.url));

/** The client's command, and what else it runs. A shell starts a program for each request: large worlds would take it minutes. */
const languages = [
  {
    language: 'Python with its standard library',
    command: ['python3', 'client.py'],
    needs: [],
    chosen: ['--suite', 'core'],
  },
  {
    language: 'shell with curl',
    command: ['bash', 'client.sh'],
    needs: ['curl', 'jq'],
    chosen: ['--case', 'FM-CORE-0?,FM-ID-0?,FM-PAY-0?,FM-FLOW-01,FM-RES-0?'],
  },
  { language: 'Perl', command: ['perl', 'client.pl'], needs: [], chosen: ['--suite', 'core'] },
] as const;

interface Judged {
  readonly id: string;
  readonly verdict: string;
}

/** The verdicts of a whole run that are not PASS, and its exit code. */
async function certify(
  command: readonly string[],
  chosen: readonly string[],
): Promise<{ code: unknown; judged: number; others: Judged[] }> {
  const out = mkdtempSync(join(tmpdir(), 'flowmate-certify-'));
  try {
    const argv = [
      mainFile,
      'certify',
      '--features',
      'login',
      '--seed',
      '7',
      '--timeout',
      '240',
      ...chosen,
      '--out',
      out,
      '--',
    ];
    const child = spawn(process.execPath, [...argv, ...command], { cwd: clients, stdio: 'ignore' });
    const [code] = await once(child, 'close');
    const { cases }: { cases: Judged[] } = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8'));
    const others = cases
      .filter(({ verdict }) => verdict !== 'PASS' && verdict !== 'NOT_APPLICABLE')
      .map(({ id, verdict }) => ({ id, verdict }));
    return { code, judged: cases.length, others };
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

it.each(languages)(
  'a correct client in $language passes the cases it is given',
  async ({ command, needs, chosen }) => {
    for (const program of [command[0], ...needs]) {
      const { error } = spawnSync(program, ['--version']);
      if (error !== undefined) throw new Error(`This test needs ${program}. Install it: apt-get install ${program}`);
    }
    const { code, judged, others } = await certify(command, chosen);
    expect(others).toEqual([]);
    expect(judged).toBeGreaterThan(24);
    expect(code).toBe(0);
  },
  600_000,
);
