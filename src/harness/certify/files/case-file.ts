import type { CertificationSuite } from '../../../../contracts/index.js';
import { suites } from '../../../../contracts/index.js';
import { fileFormat } from '../../../../mock/index.js';
import { ConfigError } from '../client/client.js';
import { certificationCase, filledList } from './case-shapes.js';
import { type Format, readCheckedFile } from './read-file.js';

const { about, check, object, quote, required, someText } = fileFormat;

const names = suites.map(({ name }) => name);

const suiteName = check({ type: 'string', pattern: '^[a-z][a-z0-9-]*$', not: { enum: names } }, (value, report) => {
  if (typeof value !== 'string' || !/^[a-z][a-z0-9-]*$/.test(value))
    report.add(`${quote(value)} is no name of a suite; lower-case letters, digits and hyphens are`);
  else if (names.includes(value)) report.add(`${quote(value)} is a built-in suite; take another name`);
});

interface CaseFile {
  readonly $schema?: string;
  readonly suite?: string;
  readonly description?: string;
  readonly cases: CertificationSuite['cases'];
}

const format: Format = {
  name: 'case file',
  check: object({
    $schema: someText,
    suite: about('What --suite calls these cases. Default own', suiteName),
    description: someText,
    cases: required(filledList(certificationCase)),
  }),
};

/** The JSON Schema (draft 2020-12) of case files. References by name are checked when the file is read. */
export function caseFileSchema(): fileFormat.JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Case file of flowmate-mock certify',
    description: 'Certification cases of your own: a world, events, faults, and what must be seen.',
    ...format.check.schema,
  };
}

/** Reads files of cases, each a suite. Rejects with a ConfigError. */
export async function readCaseFiles(paths: readonly string[]): Promise<readonly CertificationSuite[]> {
  const read: CertificationSuite[] = [];
  for (const path of paths) {
    const { suite = 'own', description = path, cases } = await readCheckedFile<CaseFile>(path, format);
    const taken = new Set(read.flatMap((each) => each.cases.map(({ id }) => id)));
    const twice = cases.find(({ id }) => taken.has(id));
    if (twice !== undefined) throw new ConfigError(`the case ${twice.id} of ${path} is in an earlier case file, too`);
    const before = read.findIndex(({ name }) => name === suite);
    const same = read[before];
    if (same === undefined) read.push({ name: suite, description, cases });
    else read[before] = { ...same, cases: [...same.cases, ...cases] };
  }
  return read;
}
