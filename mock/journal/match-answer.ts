import type { MatchCheck, MatchProblem, RequestMatch } from './match-check.js';

/** What became of a request. */
export function answerChecks({ status, violation, fault }: RequestMatch, problems: MatchProblem[]): MatchCheck[] {
  const checks: MatchCheck[] = [];
  if (status !== undefined) {
    checks.push(statusCheck(status, problems));
  }
  if (violation !== undefined) {
    checks.push(amongCheck('violation', violation, (entry) => entry.violations.map(({ rule }) => rule)));
  }
  if (fault !== undefined) {
    checks.push(amongCheck('fault', fault, (entry) => entry.faults));
  }
  return checks;
}

function statusCheck(status: number | string, problems: MatchProblem[]): MatchCheck {
  const [, first, rest] = /^([1-5])(\d\d|xx)$/i.exec(String(status)) ?? [];
  if (first === undefined && String(status) !== '0') {
    problems.push({
      place: 'status',
      message: `${JSON.stringify(status)} is no status`,
      right: 'a number such as 404, a class such as "4xx", or 0 for no answer',
    });
  }
  const isClass = rest !== undefined && /x/i.test(rest);
  return {
    weight: 1,
    misses: ({ status: actual }) => {
      const isRight = isClass ? Math.floor(actual / 100) === Number(first) : actual === Number(status);
      return isRight ? [] : [{ place: 'status', expected: status, actual }];
    },
  };
}

function amongCheck(
  place: string,
  wanted: boolean | string,
  valuesOf: (entry: Parameters<MatchCheck['misses']>[0]) => readonly string[],
): MatchCheck {
  return {
    weight: 1,
    misses: (entry) => {
      const values = valuesOf(entry);
      const isRight = typeof wanted === 'boolean' ? values.length > 0 === wanted : values.includes(wanted);
      return isRight ? [] : [{ place, expected: wanted, actual: values.length === 0 ? false : [...values] }];
    },
  };
}
