import type { Check, FileFormat } from '../../../../mock/index.js';
import type { BaselineEntry } from '../baseline.js';
import { readCheckedFile } from './read-file.js';

/** Reads a baseline: a YAML or JSON list of known failures. An empty file knows none. Rejects with a ConfigError. */
export async function readBaseline(path: string): Promise<readonly BaselineEntry[]> {
  const kind = { name: 'baseline', makeCheck: makeBaselineCheck };
  return (await readCheckedFile<readonly BaselineEntry[] | null>(path, kind)) ?? [];
}

const DAY = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

function makeBaselineCheck({ about, check, isObject, listOf, object, quote, required, someText }: FileFormat): Check {
  const day = check({ type: 'string', format: 'date', pattern: DAY.source }, (value, report) => {
    // Not every month has them all: other days are taken for those of the next month.
    const isDay = typeof value === 'string' && DAY.test(value) && new Date(value).toISOString().startsWith(value);
    if (!isDay) report.add(`${quote(value)} is no day; 2027-01-31 is`);
  });
  const entries = listOf(
    object({
      case: required(about('Id of the case', someText)),
      reason: required(about('Why it fails, and what is to be done about it', someText)),
      expires: about('The last day on which the entry holds', day),
    }),
  );
  return check(entries.schema, (value, report) => {
    // A file of comments only.
    if (value === null) return;
    entries(value, report);
    const seen = new Set<unknown>();
    for (const [at, entry] of Array.isArray(value) ? value.entries() : []) {
      const id = isObject(entry) ? entry.case : undefined;
      report.path.push(at);
      if (id !== undefined && seen.has(id))
        report.addAt('case', `${quote(id)} is there already; a case is listed once`);
      report.path.pop();
      seen.add(id);
    }
  });
}
