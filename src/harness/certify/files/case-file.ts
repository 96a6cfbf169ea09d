import { type CertificationSuite, suites } from '../../../../contracts/index.js';
import { type Check, type FileFormat, type JsonSchema, loadFileFormat } from '../../../../mock/index.js';
import { ConfigError } from '../client/client.js';
import { makeCaseCheck } from './case-shapes.js';
import { filledList } from './filled-list.js';
import { readCheckedFile } from './read-file.js';

interface CaseFile {
  readonly $schema?: string;
  readonly suite?: string;
  readonly description?: string;
  readonly cases: CertificationSuite['cases'];
}

const names = suites.map(({ name }) => name);

function makeFileCheck(kit: FileFormat): Check {
  const { about, check, object, quote, required, someText } = kit;
  const pattern = /^[a-z][a-z0-9-]*$/;
  const suiteName = check({ type: 'string', pattern: pattern.source, not: { enum: names } }, (value, report) => {
    if (typeof value !== 'string' || !pattern.test(value))
      report.add(`${quote(value)} is no name of a suite; lower-case letters, digits and hyphens are`);
    else if (names.includes(value)) report.add(`${quote(value)} is a built-in suite; take another name`);
  });
  return object({
    $schema: someText,
    suite: about('What --suite calls these cases. Default own', suiteName),
    description: someText,
    cases: required(filledList(kit, makeCaseCheck(kit))),
  });
}

/** The JSON Schema (draft 2020-12) of case files. What parts of a case name in its world is checked when the file is read. */
export async function loadCaseFileSchema(): Promise<JsonSchema> {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Case file of flowmate-mock certify',
    description: 'Certification cases of your own: a world, events, faults, and what must be seen.',
    ...makeFileCheck(await loadFileFormat()).schema,
  };
}

/** Reads files of cases, each a suite. Rejects with a ConfigError. */
export async function readCaseFiles(paths: readonly string[]): Promise<readonly CertificationSuite[]> {
  const read: CertificationSuite[] = [];
  for (const path of paths) {
    const file = await readCheckedFile<CaseFile>(path, { name: 'case file', makeCheck: makeFileCheck });
    const { suite = 'own', description = path, cases } = file;
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
