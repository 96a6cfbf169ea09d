import { operations } from '../../openapi/index.js';
import { closest } from '../domain/checks/closest.js';
import { parseQuery } from '../domain/upstream/query.js';
import { fits } from '../faults/glob.js';
import type { StoredEntry } from './entry.js';
import { miss } from './json-match.js';
import type { MatchCheck, MatchProblem, RequestMatch } from './match-check.js';
import { redactPath, redactQuery } from './redact.js';
import { type Redaction, secretsOf } from './to-journal-entry.js';

/** A request that goes somewhere else is further away than one that says something else. */
const ELSEWHERE = 4;

const METHOD = 2;

const ids: readonly string[] = operations.map(({ id }) => id);

const canonical = new Map<string, string>(operations.map(({ id, aliasOf }) => [id, aliasOf ?? id]));

const listOf = (value: string | readonly string[]): readonly string[] => (typeof value === 'string' ? [value] : value);

/** Where a request went, and who sent it. */
export function addressChecks(match: RequestMatch, redaction: Redaction, problems: MatchProblem[]): MatchCheck[] {
  const { operation, method, path, query = {}, flow, user } = match;
  const checks: MatchCheck[] = [];
  if (operation !== undefined) {
    checks.push(operationCheck(operation, problems));
  }
  if (method !== undefined) {
    const wanted = listOf(method).map((one) => one.toUpperCase());
    checks.push({
      weight: METHOD,
      misses: (entry) => (wanted.includes(entry.method) ? [] : [miss('method', method, entry.method)]),
    });
  }
  if (path !== undefined) {
    checks.push(pathCheck(path, redaction, problems));
  }
  if (flow !== undefined) {
    checks.push({
      weight: ELSEWHERE,
      misses: (entry) => (flowOf(entry) === flow ? [] : [miss('flow', flow, flowOf(entry))]),
    });
  }
  if (user !== undefined) {
    checks.push({
      weight: 1,
      misses: ({ caller }) =>
        caller !== undefined && (caller.userId === user || caller.username === user)
          ? []
          : [miss('user', user, caller?.username)],
    });
  }
  return [...checks, ...Object.entries(query).map(([name, value]) => queryCheck(name, value, redaction))];
}

function operationCheck(operation: string | readonly string[], problems: MatchProblem[]): MatchCheck {
  const wanted = listOf(operation).map((one) => {
    const id = canonical.get(one);
    if (id === undefined) {
      const near = closest(one, ids);
      problems.push({
        place: 'operation',
        message: `there is no operation ${JSON.stringify(one)}`,
        right: near === undefined ? 'an operationId of the API document' : `${JSON.stringify(near)} is near`,
      });
    }
    return id;
  });
  return {
    weight: ELSEWHERE,
    misses: (entry) => (wanted.includes(entry.operation) ? [] : [miss('operation', operation, entry.operation)]),
  };
}

function pathCheck(path: string, redaction: Redaction, problems: MatchProblem[]): MatchCheck {
  if (path.includes('?')) {
    problems.push({
      place: 'path',
      message: `${JSON.stringify(path)} has a query`,
      right: 'the path alone, and the parameters under "query"',
    });
  }
  if (path.startsWith('/@')) {
    problems.push({
      place: 'path',
      message: `${JSON.stringify(path)} begins with a sandbox`,
      right: "the path behind it; ask that sandbox's own /_mock",
    });
  }
  return {
    weight: ELSEWHERE,
    misses: (entry) => {
      if (fits(entry.path, path)) {
        return [];
      }
      const secrets = secretsOf(entry, redaction);
      return [miss('path', path, secrets === undefined ? entry.path : redactPath(entry.path, secrets))];
    },
  };
}

function queryCheck(name: string, value: string | readonly string[] | null, redaction: Redaction): MatchCheck {
  return {
    weight: 1,
    misses: (entry) => {
      const given = valuesOf(entry.query, name);
      const isRight = isRightQuery(value, given);
      if (isRight) {
        return [];
      }
      const secrets = secretsOf(entry, redaction);
      const shown = secrets === undefined ? given : valuesOf(redactQuery(entry.query, secrets), name);
      return [miss(`query ${name}`, value, shown.length > 1 ? shown : shown[0])];
    },
  };
}

function isRightQuery(wanted: string | readonly string[] | null, given: readonly string[]): boolean {
  if (wanted === null) {
    return given.length === 0;
  }
  return typeof wanted === 'string'
    ? given.some((one) => fits(one, wanted))
    : given.length === wanted.length && given.every((one, i) => one === wanted[i]);
}

function valuesOf(query: string, name: string): string[] {
  return parseQuery(query).pairs.flatMap(([known, value]) => (known === name ? [value] : []));
}

/** The flow that the path is about: a webhook's, or one of the flows' own. */
function flowOf({ params, path }: StoredEntry): string | undefined {
  return params.flowId ?? (/^\/flows\//i.test(path) ? params.id : undefined);
}
