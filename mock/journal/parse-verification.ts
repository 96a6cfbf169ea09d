import ms from 'ms';
import type { ControlSchema } from '../../openapi/index.js';
import { createMatcher, type Matcher } from './match.js';
import type { MatchProblem } from './match-check.js';
import type { Redaction } from './to-journal-entry.js';

/** What is asked of the journal. */
export type Verification = ControlSchema<'Verification'>;

/** The same, ready for use. */
export interface Question {
  readonly matchers: readonly Matcher[];
  /** Entries up to here are not looked at by any of them. */
  readonly since: number;
  /** How often each of them has to match. */
  readonly least: number;
  readonly most: number;
  /** The same in words. */
  readonly times: string;
  /** Nothing too much has come only when the time is over. */
  readonly waitsToTheEnd: boolean;
  readonly isInOrder: boolean;
  readonly withinMs: number;
}

/** A verification that makes no sense. */
export class VerificationError extends Error {
  override readonly name = 'VerificationError';
  readonly problems: readonly MatchProblem[];

  constructor(problems: readonly MatchProblem[]) {
    super(
      `the verification cannot be done: ${problems.map(({ place, message, right }) => `${place}: ${message} (${right})`).join('; ')}`,
    );
    this.problems = problems;
  }
}

const LONGEST_WAIT_MS = 60_000;

/** @throws VerificationError with all that is wrong. */
export function parseVerification(asked: Verification, redaction: Redaction): Question {
  const problems: MatchProblem[] = [];
  const problem = (place: string, message: string, right: string) => problems.push({ place, message, right });
  const { match, matches, inOrder = false, times } = asked;
  if (match !== undefined && matches !== undefined) {
    problem('body', '"match" and "matches" exclude each other', 'one of them');
  }
  const wanted = matches ?? (match === undefined ? [] : [match]);
  if (wanted.length === 0) {
    problem('body', 'there is nothing to look for', '"match" or "matches"; an empty match stands for every request');
  }
  const matchers = wanted.map((one, i) => {
    const own: MatchProblem[] = [];
    const matcher = createMatcher(one, redaction, own);
    const place = matches === undefined ? 'body /match' : `body /matches/${i}`;
    problems.push(...own.map((each) => ({ ...each, place: `${place}/${each.place}` })));
    return matcher;
  });
  if (inOrder && (matches === undefined || times !== undefined)) {
    problem('body /inOrder', 'an order is one of several matches, each seen once', '"matches", and no "times"');
  }
  const bounds = parseTimes(times ?? { atLeast: 1 }, problem);
  const withinMs = parseWithin(asked.within ?? 0, problem);
  if (problems.length > 0) {
    throw new VerificationError(problems);
  }
  return {
    ...bounds,
    matchers,
    since: Math.min(...wanted.map(({ since = 0 }) => since)),
    isInOrder: inOrder,
    withinMs,
  };
}

type Complain = (place: string, message: string, right: string) => void;

function parseTimes(
  { exactly, never, atLeast, atMost }: NonNullable<Verification['times']>,
  problem: Complain,
): Pick<Question, 'least' | 'most' | 'times' | 'waitsToTheEnd'> {
  const given = [exactly, never, atLeast ?? atMost].filter((one) => one !== undefined);
  if (given.length > 1) {
    problem('body /times', '"exactly" and "never" stand alone', 'one of them, or "atLeast" and "atMost"');
  }
  const fixed = never ? 0 : exactly;
  if (fixed !== undefined) {
    return {
      least: fixed,
      most: fixed,
      times: fixed === 0 ? 'no matching request' : `exactly ${countOf(fixed)}`,
      waitsToTheEnd: fixed === 0,
    };
  }
  const least = atLeast ?? 0;
  const most = atMost ?? Number.POSITIVE_INFINITY;
  if (least > most) {
    problem('body /times', `${least} is more than ${most}`, 'an "atLeast" that is no more than "atMost"');
  }
  const words = [
    ...(atLeast === undefined ? [] : [`at least ${atLeast}`]),
    ...(atMost === undefined ? [] : [`at most ${atMost}`]),
  ];
  return {
    least,
    most,
    times: `${words.join(' and ')} ${nounFor(atMost ?? least)}`,
    waitsToTheEnd: atMost !== undefined,
  };
}

function countOf(count: number): string {
  return `${count} ${nounFor(count)}`;
}

function nounFor(count: number): string {
  return count === 1 ? 'matching request' : 'matching requests';
}

function parseWithin(within: string | number, problem: Complain): number {
  const wait = typeof within === 'number' ? within : within.length > 20 ? undefined : ms(within as ms.StringValue);
  if (wait === undefined || !(wait >= 0 && wait <= LONGEST_WAIT_MS)) {
    problem(
      'body /within',
      `${JSON.stringify(within)} is no time to wait`,
      'milliseconds or a text such as "2s", a minute at most',
    );
    return 0;
  }
  return wait;
}
