/** Languages that records can be made up in. Each has its words in generate/words-*.ts. */
export const LOCALES = ['en', 'de', 'fr', 'es'] as const;

export type LocaleName = (typeof LOCALES)[number];

/** How much a world may be asked to make up: more would not fit in the memory that Node has by default. */
export const MOST = {
  users: 100_000,
  flowsPerUser: 10_000,
  /** users times flowsPerUser */
  flows: 500_000,
  templates: 10_000,
  executionsPerFlow: 10_000,
  /** executionsPerFlow times all flows */
  executions: 200_000,
  days: 366,
} as const;

/** `generate` of a world file: how much to make up. */
export interface GenerateGiven {
  readonly users?: number;
  readonly flowsPerUser?: number;
  readonly templates?: number;
  readonly executionsPerFlow?: number;
  readonly days?: number;
  readonly locale?: LocaleName;
}
