import { printableLines } from '../harness/reports/printable.js';
import { causes } from './causes.js';
import { notHealthy, probe } from './probe.js';

const LONGEST_ANSWER_MS = 5_000;

/** Opens the page of a running server in the browser, and prints its address. Resolves with the exit code. */
export async function openPage(url: string): Promise<0 | 1> {
  const answered = await statusOf(`${url}/_mock/health`);
  if (answered !== 200) {
    process.stdout.write(`${url}\n`);
    const why = typeof answered === 'number' ? notHealthy(answered) : printableLines(answered);
    process.stderr.write(
      `error: no mock answers there: ${why}. Start one with serve, or say where it is with --url.\n`,
    );
    return 1;
  }
  const page = (await hasPage(`${url}/_mock/ui`)) ? `${url}/_mock/ui` : `${url}/_mock/health`;
  process.stdout.write(`${page}\n`);
  // Loaded on demand. It starts what the system opens addresses with.
  const { default: open } = await import('open');
  const failure = await open(page).then(
    () => undefined,
    (error: unknown) => causes(error),
  );
  if (failure === undefined) return 0;
  process.stderr.write(`note: no browser could be opened (${printableLines(failure)}): open the address by hand.\n`);
  return 1;
}

/** The status, or why no answer came. */
async function statusOf(url: string): Promise<number | string> {
  try {
    return (await probe(url, AbortSignal.timeout(LONGEST_ANSWER_MS))).status;
  } catch (error) {
    return causes(error);
  }
}

async function hasPage(url: string): Promise<boolean> {
  const found = await probe(url, AbortSignal.timeout(LONGEST_ANSWER_MS)).catch(() => undefined);
  return found?.status === 200 && found.type.startsWith('text/html');
}
