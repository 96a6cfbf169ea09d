import { createRequire } from 'node:module';
import { kindNames } from '../domain/records/kinds.js';
import { toOutcomeGiven } from './complete-outcomes.js';
import type { ScenarioFile, WorldData } from './scenario-file.js';

type Yaml = typeof import('yaml');

/** Lists that may be long are written record by record, so that no text has to hold a whole world. */
const LISTS = [...kindNames, 'executions'] as const;

/** A world as a complete file: loaded again, with any seed, it gives the same world. */
export function toWorldFile({ partner, users, outcomes, ...world }: WorldData): ScenarioFile {
  return {
    ...world,
    ...(partner === undefined ? {} : { partner: partner.userId }),
    users: users.map(({ user, password }) => (password === undefined ? user : { ...user, password })),
    ...(outcomes === undefined ? {} : { outcomes: outcomes.map(toOutcomeGiven) }),
  };
}

function settingsOf(file: ScenarioFile): [string, unknown][] {
  const lists = new Set<string>(LISTS);
  return Object.entries(file).filter(([name]) => !lists.has(name));
}

/** JSON with one record per line, in pieces. */
function* toJson(file: ScenarioFile): Generator<string> {
  const settings = settingsOf(file).map(([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)}`);
  yield `{\n${settings.join(',\n')}`;
  for (const name of LISTS) {
    const records = file[name] ?? [];
    yield `,\n  "${name}": [`;
    for (const [index, record] of records.entries()) yield `${index === 0 ? '' : ','}\n    ${JSON.stringify(record)}`;
    yield records.length === 0 ? ']' : '\n  ]';
  }
  yield '\n}\n';
}

/** YAML, in pieces. */
function* toYaml(file: ScenarioFile): Generator<string> {
  const yaml: Yaml = createRequire(import.meta.url)('yaml');
  // Generated records share objects; aliases would only be noise.
  const write = (value: unknown): string => yaml.stringify(value, { aliasDuplicateObjects: false, lineWidth: 0 });
  yield write(Object.fromEntries(settingsOf(file)));
  for (const name of LISTS) {
    const records = file[name] ?? [];
    yield records.length === 0 ? `${name}: []\n` : `${name}:\n`;
    for (const record of records) yield write([record]);
  }
}

/** The text of the file that `toWorldFile` makes of a world, in pieces. */
export function writeOut(world: WorldData, format: 'yaml' | 'json'): Generator<string> {
  const file = toWorldFile(world);
  return format === 'json' ? toJson(file) : toYaml(file);
}
