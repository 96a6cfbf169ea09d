import { basename } from 'node:path';
import { readReport } from '../harness/reports/certification/read-report.js';
import { writeGrid } from '../harness/reports/certification/write-grid.js';
import { writeReports } from '../harness/reports/certification/write-reports.js';
import { printableLines } from '../harness/reports/printable.js';
import type { RenderTask } from './certify-command.js';

/** Renders what earlier runs have found. Resolves with 0; throws a ReportError. */
export async function renderReports({ kind, folders, out }: RenderTask): Promise<0> {
  if (kind === 'grid') {
    process.stdout.write(printableLines(`${await writeGrid(folders, out ?? '.')}\n`));
    return 0;
  }
  for (const folder of folders) {
    const result = await readReport(folder);
    const files = await writeReports(result, out ?? folder, process.cwd());
    const names = files.map((file) => basename(file)).join(', ');
    process.stdout.write(printableLines(`Reports in ${out ?? folder}: ${names}\n`));
  }
  return 0;
}
