import { jsonList } from '../domain/json-list.js';
import type { StoredEntry } from '../journal/entry.js';
import { toHar } from '../journal/har.js';
import { matchingInTurns, pageOf } from '../journal/listing.js';
import type { MatchProblem, RequestMatch } from '../journal/match-check.js';
import { VerificationError } from '../journal/parse-verification.js';
import { toJournalEntry } from '../journal/to-journal-entry.js';
import { verify } from '../journal/verify.js';
import type { Sandbox } from '../worlds/sandbox.js';
import { ControlError, wrong } from './errors.js';
import { type ControlContext, controlRoutes } from './routes.js';

/** Size of a page of entries without `limit`. */
const PAGE = 100;

/** The journal of requests, and questions about it. */
export const requests = controlRoutes({
  getRequests: async ({ sandbox, query }) => {
    const asked = new Map(query);
    const limit = Number(asked.get('limit') ?? PAGE);
    const bodies = asked.get('bodies') !== 'false';
    const { journal, redaction } = sandbox;
    const { shown, toShown, meta } = pageOf(journal, redaction, await found(sandbox, query), { limit, bodies });
    if (shown.length <= PAGE) {
      return { status: 200, body: { data: shown.map(toShown), meta } };
    }
    const after = `],"meta":${JSON.stringify(meta)}}`;
    return {
      status: 200,
      long: { pieces: () => jsonList('{"data":[', shown, after, (entry) => JSON.stringify(toShown(entry))) },
    };
  },

  clearRequests: ({ sandbox }) => {
    sandbox.journal.clear();
    return { status: 204, body: undefined };
  },

  getHar: async ({ sandboxes, sandbox, query }) => {
    const { publicUrl } = sandboxes.reach;
    const prefix = sandbox.name === undefined ? '' : `/@${sandbox.name}`;
    const entries = await found(sandbox, query);
    return { status: 200, long: { pieces: () => toHar(entries, sandbox.redaction, { prefix, publicUrl }) } };
  },

  verifyRequests: async ({ sandbox, body }) => {
    try {
      const verdict = await verify(sandbox.journal, sandbox.redaction, body);
      return verdict.holds ? { status: 200, body: verdict } : { status: 417, body: verdict };
    } catch (error) {
      throw error instanceof VerificationError ? wrong([...error.problems]) : error;
    }
  },

  getRequest: ({ sandbox, params }) => {
    const { journal, redaction } = sandbox;
    const entry = journal.get(Number(params.sequence));
    if (entry === undefined) {
      throw new ControlError(404, `There is no request ${params.sequence}: ${whatThereIs(sandbox)}.`);
    }
    return { status: 200, body: toJournalEntry(entry, redaction) };
  },
});

/** The entries that a query asks for. */
async function found(
  { journal, redaction }: Sandbox,
  query: ControlContext<'getRequests'>['query'],
): Promise<StoredEntry[]> {
  const problems: MatchProblem[] = [];
  const entries = await matchingInTurns(journal, redaction, matchOf(query), problems);
  if (problems.length > 0) {
    throw wrong(problems.map((problem) => ({ ...problem, place: `query ${problem.place}` })));
  }
  return entries;
}

const TRUTHS = new Map([
  ['true', true],
  ['false', false],
]);

function matchOf(query: ControlContext<'getRequests'>['query']): RequestMatch {
  const match: RequestMatch = {};
  for (const [name, value] of query) {
    switch (name) {
      case 'operation':
      case 'method':
      case 'path':
      case 'user':
      case 'status':
      case 'flow':
        match[name] = value;
        break;
      case 'violation':
      case 'fault':
        match[name] = TRUTHS.get(value) ?? value;
        break;
      case 'since':
        match.since = Number(value);
        break;
    }
  }
  return match;
}

/** The numbers that there are, for who asked for another one. */
export function whatThereIs({ journal }: Sandbox): string {
  const { first, last, dropped } = journal;
  if (last < first) {
    return dropped > 0 ? 'the journal is off' : 'the journal is empty';
  }
  return `the journal has those from ${first} to ${last}`;
}
