import type { ApiChange } from '../../../mock/index.js';
import type { CaseResult, CertificationResult } from '../certify/result.js';
import type { ReadChange } from './read-change.js';

/** What a run of certify needs to be repeated. */
export interface Rehearsed {
  readonly seed: number;
  readonly change?: ApiChange;
  /** Only these. */
  readonly ids?: readonly string[];
}

/** A case that was met without the change, and is not with it. */
export interface Broken {
  readonly before: CaseResult;
  readonly after: CaseResult;
  /** What of the change the client met in it. */
  readonly met: readonly string[];
}

export interface Rehearsal {
  readonly exitCode: 0 | 1 | 2 | 3;
  readonly conclusion: string;
  readonly broken: readonly Broken[];
  /** Met without the change once, and not again: they say nothing. */
  readonly unsteady: readonly string[];
  /** Not met without the change either. */
  readonly failing: readonly string[];
  /** How many requests met each part of the change. */
  readonly met: ReadonlyMap<string, number>;
}

const isMet = ({ verdict }: CaseResult): boolean => verdict === 'PASS';

/** Not the client's doing. */
const isUndecided = ({ verdict }: CaseResult): boolean => verdict === 'HARNESS_ERROR' || verdict === 'CONFIG';

/** Runs a client without and with a change, in the same worlds. `run` certifies it. */
export async function rehearse(
  { title, rules, change }: ReadChange,
  seed: number,
  run: (given: Rehearsed) => Promise<CertificationResult>,
): Promise<Rehearsal> {
  const nothing = { broken: [], unsteady: [], failing: [], met: new Map<string, number>() };
  const before = await run({ seed });
  const good = before.cases.filter(isMet);
  if (good.length === 0) {
    const exitCode = before.exitCode === 2 ? 2 : 3;
    return {
      ...nothing,
      exitCode,
      conclusion: `not established: without the change no case is met: ${before.conclusion}`,
    };
  }
  const failing = before.cases.filter((each) => !isMet(each) && each.verdict !== 'NOT_APPLICABLE').map(({ id }) => id);
  const after = await run({ seed, change, ids: good.map(({ id }) => id) });
  const met = countMet(after.cases);
  const lost = after.cases.filter((each) => !isMet(each));
  const undecided = lost.filter(isUndecided);
  if (undecided.length > 0 || after.cases.length < good.length) {
    const why = undecided[0]?.observed ?? after.conclusion;
    return {
      ...nothing,
      failing,
      met,
      exitCode: 3,
      conclusion: `not established: with the change the run failed: ${why}`,
    };
  }
  const again = lost.length === 0 ? [] : (await run({ seed, ids: lost.map(({ id }) => id) })).cases;
  const steady = lost.filter(({ id }) => again.some((each) => each.id === id && isMet(each)));
  const broken = steady.flatMap((each): Broken[] => {
    const earlier = good.find(({ id }) => id === each.id);
    return earlier === undefined ? [] : [{ before: earlier, after: each, met: [...countMet([each]).keys()] }];
  });
  const unsteady = lost.filter((each) => !steady.includes(each)).map(({ id }) => id);
  const found = { broken, unsteady, failing, met };
  if (broken.length > 0)
    return {
      ...found,
      exitCode: 1,
      conclusion: `${title}: breaks ${broken.length} of the ${good.length} cases that were met before`,
    };
  if (unsteady.length > 0)
    return {
      ...found,
      exitCode: 3,
      conclusion: `not established: without the change ${unsteady.join(', ')} is met at times`,
    };
  const unseen = unseenRule(rules, after.cases, met);
  if (unseen !== undefined)
    return {
      ...found,
      exitCode: 3,
      conclusion: `not established: the client calls ${unseen.operation}, and no answer showed "${unseen.title}"`,
    };
  const note = met.size === 0 ? '; no request of the client has to do with it' : '';
  return {
    ...found,
    exitCode: 0,
    conclusion: `${title}: breaks none of the ${good.length} cases that were met before${note}`,
  };
}

const NOTED = /(?:^|; )changed: (.*?)(?=; changed: |$)/g;

function countMet(cases: readonly CaseResult[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { note = '' } of cases.flatMap(({ entries }) => entries)) {
    for (const [, title = ''] of note.matchAll(NOTED)) counts.set(title, (counts.get(title) ?? 0) + 1);
  }
  return counts;
}

/** A change of answers that the client asked for, and that no answer showed, bare or in an envelope. */
function unseenRule(
  rules: ReadChange['rules'],
  cases: readonly CaseResult[],
  met: ReadonlyMap<string, number>,
): ReadChange['rules'][number] | undefined {
  const entries = cases.flatMap((each) => each.entries);
  const keyOf = (rule: ReadChange['rules'][number]): string =>
    rule.kind === 'answer' ? `${rule.operation} ${rule.status} ${rule.step.kind} ${rule.step.name}` : '';
  const shown = new Set(rules.filter(({ title }) => met.has(title)).map(keyOf));
  return rules.find(
    (rule) =>
      rule.kind === 'answer' &&
      !shown.has(keyOf(rule)) &&
      entries.some(
        ({ operation, status, delivered }) =>
          operation === rule.operation && status === rule.status && delivered !== false,
      ),
  );
}
