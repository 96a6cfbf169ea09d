import { appendFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { makeFolder, runCertify } from '../../support/certify-command.js';
import { runCli } from '../cli-process.js';

const leaks = fileURLToPath(new URL('../../support/clients/leaks.mjs', import.meta.url));

const base64 = (text: string): string => Buffer.from(text).toString('base64');

/** How a secret may be written, as far as it is worth looking for. */
const forms = (text: string): readonly string[] => [
  text,
  encodeURIComponent(text),
  [...Buffer.from(text)].map((byte) => `%${byte.toString(16)}`).join(''),
  base64(text).replace(/=+$/, '').slice(0, -1),
  base64(`x${text}`).slice(2).replace(/=+$/, '').slice(0, -1),
  base64(`xy${text}`).slice(3).replace(/=+$/, '').slice(0, -1),
];

describe('no output of certify', () => {
  it('holds a secret of the client, wherever the client shows it and in whatever form', async () => {
    const folder = makeFolder();
    const [out, file, summary] = [join(folder, 'out'), join(folder, 'canaries'), join(folder, 'summary.md')];
    writeFileSync(file, '');
    writeFileSync(summary, '');
    const given = ['--password', 'CANARY ARG/1', '--api-token=CANARYARG2', 'https://me:CANARYARG3@host/'];
    const argv = ['--case', 'FM-CORE-01', '--case', 'FM-ID-03', '--out', out, '--', process.execPath, leaks, ...given];
    const env = {
      SOME_API_KEY: 'canary+env/4711',
      CANARY_FILE: file,
      GITHUB_ACTIONS: 'true',
      GITHUB_STEP_SUMMARY: summary,
    };
    const { code, stdout, stderr } = await runCertify(argv, { env });
    expect(code).toBe(1);
    const canaries = [
      ...readFileSync(file, 'utf8').trim().split('\n'),
      ...['CANARY ARG/1', 'CANARYARG2', 'CANARYARG3', env.SOME_API_KEY],
      ...['header', 'parameter', 'member'].map((place) => `canary-${place}-4711`),
    ];
    expect(canaries.length).toBeGreaterThan(10);
    const outputs = new Map([
      ['stdout', stdout],
      ['stderr', stderr],
      ['summary', readFileSync(summary, 'utf8')],
      ...readdirSync(out).map((name) => [name, readFileSync(join(out, name), 'utf8')] as const),
    ]);
    expect(outputs.size).toBe(10);
    const held = [...outputs].flatMap(([name, text]) =>
      canaries.flatMap((canary) =>
        forms(canary)
          .filter((form) => text.includes(form))
          .map((form) => `${name}: ${form} of ${canary}`),
      ),
    );
    expect(held).toEqual([]);
    expect(outputs.get('report.json')).toContain('<redacted>');
    // What is no secret stays.
    expect(outputs.get('report.json')).toContain(leaks);
    expect(outputs.get('report.json')).toContain('/webhooks/0123456789abcdef01234567');
  });
});

describe('no output of verify', () => {
  it("holds the provider's token or a password of its address", async () => {
    const folder = makeFolder();
    const out = join(folder, 'out');
    const pact = {
      consumer: { name: 'c' },
      provider: { name: 'FlowMate' },
      interactions: [
        {
          description: 'asks',
          request: { method: 'GET', path: '/users', headers: { Authorization: 'Bearer CANARYPACT1' } },
          response: { status: 200, body: { password: 'CANARYPACT2' } },
        },
      ],
      metadata: { pactSpecification: { version: '2.0.0' } },
    };
    const file = join(folder, 'pact.json');
    appendFileSync(file, JSON.stringify(pact));
    const argv = ['verify', '--no-own', '--pact', file, '--out', out];
    const { stdout, stderr } = await runCli(argv, { FLOWMATE_TOKEN: 'CANARYENV1' });
    expect(existsSync(join(out, 'junit.xml'))).toBe(true);
    const outputs = [stdout, stderr, ...readdirSync(out).map((name) => readFileSync(join(out, name), 'utf8'))];
    for (const text of outputs) expect(text).not.toMatch(/CANARY/);
    const lost = await runCli(['verify', '--no-own', '--pact', file, '--provider', 'http://me:CANARYURL1@127.0.0.1:9']);
    expect(lost.stdout + lost.stderr).not.toMatch(/CANARY/);
    expect(lost.code).toBe(2);
  });
});
