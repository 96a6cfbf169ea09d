import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEarlierReport } from '../../../src/harness/certify/files/earlier-report.js';
import { readApiDocument } from '../../../src/harness/pact/api-document.js';
import { readPacts } from '../../../src/harness/pact/find-pacts.js';
import { readPlainFile } from '../../../src/harness/plain-file.js';
import { readReport } from '../../../src/harness/reports/certification/read-report.js';

describe.skipIf(!existsSync('/dev/zero'))('a device or a pipe, whose end may never come, is refused', () => {
  const folder = mkdtempSync(join(tmpdir(), 'flowmate-device-'));
  const device = join(folder, 'report.json');

  beforeAll(() => {
    symlinkSync('/dev/zero', device);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each<[string, () => Promise<unknown>]>([
    ['itself', () => readPlainFile(device)],
    ['as an earlier report', () => readEarlierReport(device)],
    ['as the report of a folder', () => readReport(folder)],
    ['as an API document', () => readApiDocument(device, folder)],
  ])('%s', async (_, read) => {
    await expect(read()).rejects.toThrow(/it is a pipe or a device; write it to a file first/);
  });

  it('as a pact', async () => {
    expect(JSON.stringify(await readPacts([device], folder))).toContain('it is a pipe or a device');
  });
});
