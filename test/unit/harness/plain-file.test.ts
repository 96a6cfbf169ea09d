import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEarlierReport } from '../../../src/harness/certify/files/earlier-report.js';
import { readApiDocument } from '../../../src/harness/pact/api-document.js';
import { readPacts } from '../../../src/harness/pact/find-pacts.js';
import { readPlainFile } from '../../../src/harness/plain-file.js';
import { readReport } from '../../../src/harness/reports/certification/read-report.js';

describe.skipIf(process.platform === 'win32')('a pipe, whose end may never come, is refused', () => {
  const folder = mkdtempSync(join(tmpdir(), 'flowmate-pipe-'));
  const pipe = join(folder, 'report.json');

  beforeAll(() => {
    execFileSync('mkfifo', [pipe]);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each<[string, () => Promise<unknown>]>([
    ['itself', () => readPlainFile(pipe)],
    ['as an earlier report', () => readEarlierReport(pipe)],
    ['as the report of a folder', () => readReport(folder)],
    ['as an API document', () => readApiDocument(pipe, folder)],
  ])('%s', async (_, read) => {
    await expect(read()).rejects.toThrow(/it is a pipe or a device; write it to a file first/);
  });

  it('as a pact', async () => {
    expect(JSON.stringify(await readPacts([pipe], folder))).toContain('it is a pipe or a device');
  });
});
