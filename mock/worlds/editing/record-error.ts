/** A record cannot be added or changed; nothing was. */
export class RecordError extends Error {
  override readonly name = 'RecordError';
  readonly problems: readonly RecordProblem[];

  constructor(problems: readonly RecordProblem[]) {
    super(problems.map(({ message }) => message).join('; '));
    this.problems = problems;
  }
}

export interface RecordProblem {
  /** Where in the record. Empty: the whole of it. */
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** Another record has what only one may have. */
export class RecordClash extends Error {
  override readonly name = 'RecordClash';
}
