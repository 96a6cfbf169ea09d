import { readFileSync } from 'node:fs';

/** From the weakest to the strongest. */
export const evidenceLevels = ['assumed', 'documented', 'observed'] as const;

export type EvidenceLevel = (typeof evidenceLevels)[number];

/** What an answer stands on. */
export interface Mark {
  readonly level: EvidenceLevel;
  /** Day on which the source was read, as YYYY-MM-DD. */
  readonly date: string;
  readonly source: string;
}

export interface KnownOperation {
  readonly operation: string;
  readonly method: string;
  /** With parameters in braces. */
  readonly path: string;
  /** Number of the mark of each status. */
  readonly rules: Readonly<Record<string, number>>;
}

/** A choice between sources that contradict each other, and which answers show it. */
interface KnownDialect {
  readonly name: string;
  readonly operations: readonly string[];
  readonly status: string;
  /** Only requests with this query parameter show it. */
  readonly has?: string;
  /** Only requests without it do. */
  readonly lacks?: string;
  readonly values: Readonly<Record<string, number>>;
}

/** evidence.json, which is generated from the API document. */
export interface EvidenceFile {
  readonly marks: readonly Mark[];
  readonly operations: readonly KnownOperation[];
  readonly dialects: readonly KnownDialect[];
}

// Beside the sources as beside the compiled files.
const OWN = new URL('../../../openapi/generated/evidence.json', import.meta.url);

let own: EvidenceFile | undefined;

export function readEvidence(): EvidenceFile {
  own ??= JSON.parse(readFileSync(OWN, 'utf8')) as EvidenceFile;
  return own;
}

/** The rule of an answer that no source shows. */
export const UNKNOWN: Mark = { level: 'assumed', date: '-', source: 'the API document has no such answer' };

/** What a rule stands on: a status, or `search=case-sensitive` for a choice. Undefined: there is no such rule. */
export function markOf(
  { marks, operations, dialects }: EvidenceFile,
  operation: string,
  rule: string,
): Mark | undefined {
  const known = operations.find((each) => each.operation === operation);
  const [name, value = ''] = rule.split('=');
  const choice = dialects.find(
    (each) => each.name === name && each.operations.includes(operation) && Object.hasOwn(each.values, value),
  );
  const number = known?.rules[rule] ?? choice?.values[value];
  return number === undefined ? undefined : marks[number];
}

export function isWeaker(one: EvidenceLevel, other: EvidenceLevel): boolean {
  return evidenceLevels.indexOf(one) < evidenceLevels.indexOf(other);
}
