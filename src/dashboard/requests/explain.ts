import type { Entry, Execution } from '../data/api.js';
import type { DocsPage } from './docs-pages.js';

/** One thing that explains an answer, the worst first. */
export interface Finding {
  readonly level: 'bad' | 'odd' | 'good';
  readonly title: string;
  readonly text: string;
  /** What explains the rule at length. */
  readonly docs?: DocsPage;
}

/** What the record of the flow in the path says, where there is one. */
export interface FlowFacts {
  readonly name: string;
  readonly status: string;
  readonly cron: string;
}

function messageOf(body: string | undefined): string {
  try {
    const parsed = JSON.parse(body ?? '');
    const first = parsed.errors?.[0] ?? parsed.errors ?? parsed;
    const message = typeof first === 'string' ? first : (first.message ?? first.error);
    return typeof message === 'string' ? message : '';
  } catch {
    return '';
  }
}

function unauthorized({ request, caller }: Entry): string {
  const given = request.headers.authorization;
  if (given === undefined) return 'The request has no Authorization header. Send "Authorization: Bearer <token>".';
  if (!/^bearer \S/i.test(given)) return 'The Authorization header is not of the form "Bearer <token>".';
  return caller === undefined
    ? 'No user of this world has this token: it belongs to another world, or it has expired. "Users" lists the tokens of this one.'
    : `The token is that of ${caller.username}, which is not let in.`;
}

function notFound(entry: Entry, flow: FlowFacts | undefined): string {
  if (entry.operation === undefined) return `The API document has no ${entry.method} ${entry.path}.`;
  if (!/webhook/i.test(entry.operation)) return 'No such record, or the caller may not see it.';
  if (flow === undefined) return 'No flow of this world has the id in the path.';
  if (flow.status !== 'active')
    return `The flow "${flow.name}" is ${flow.status}: a webhook answers for active flows only. Start it first.`;
  return flow.cron === ''
    ? `The flow "${flow.name}" is active now; it was not then.`
    : `The flow "${flow.name}" runs by its schedule (${flow.cron}) and has no webhook.`;
}

function refusal(entry: Entry, flow: FlowFacts | undefined): string {
  const { status, caller } = entry;
  switch (status) {
    case 400:
      return 'The request was not understood as it is.';
    case 401:
      return unauthorized(entry);
    case 403:
      return `${caller?.username ?? 'The caller'} lacks a permission that the operation wants.`;
    case 404:
      return notFound(entry, flow);
    case 405:
      return 'The path has no such method.';
    case 409:
      return 'The state of the record does not allow it.';
    case 413:
      return 'The body is larger than the service takes.';
    case 422:
      return 'The mock runs with --strict, and the request departs from the API document.';
    case 429:
      return 'Too many requests: wait for as long as Retry-After says.';
    case 504:
      return 'The real service would never answer this.';
    default:
      return status >= 500 ? 'The service failed.' : 'The request was refused.';
  }
}

/** Where the rule behind a status is explained. */
function docsOf({ status, operation }: Entry): DocsPage {
  if (status === 422) return 'requests';
  if (status === 504 || status >= 500 || operation === undefined) return 'fidelity';
  return 'troubleshooting';
}

/** An empty list where the client most likely looked for something else. */
function emptyList({ operation, status, query, response }: Entry): Finding | undefined {
  if (status !== 200 || !/"(?:data)":\[\]|^\[\]$/.test(response.body ?? '')) return undefined;
  const [user] = query['filter[user]'] ?? [];
  if (operation === 'getFlows' && user !== undefined) {
    const text = /^[0-9a-f]{24}$/i.test(user)
      ? 'No flow that fits the filter belongs to this user.'
      : `filter[user] wants the user's _id of FlowMate; ${JSON.stringify(user)} is an id of another kind. GET /users?username=... answers the _id.`;
    return { level: 'odd', title: 'The list is empty', text, docs: 'glossary' };
  }
  const [username] = query.username ?? [];
  if (operation === 'getUsers' && username !== undefined) {
    const text = `No user is called ${JSON.stringify(username)}, to the letter. Percent-encode the value: +, & and # mean something in a query.`;
    return { level: 'odd', title: 'The list is empty', text };
  }
  return undefined;
}

/** The answer says 200, and still the flow did not do what it should. */
function failureOf({ steps }: Execution): Finding {
  const step = steps.find(({ status }) => status === 'failed');
  const line = step?.lines.findLast(({ level }) => level === 'error')?.message.replace(/^Error: /, '');
  const text =
    step === undefined ? 'No step says why.' : `In ${step.stepId} (${step.function}): ${line ?? 'no reason is logged'}`;
  return { level: 'bad', title: 'The execution failed', text, docs: 'executions' };
}

/** Why the answer is what it is. */
export function explain(entry: Entry, flow: FlowFacts | undefined, run: Execution | undefined): Finding[] {
  const { status, faults, violations, note, response, delivered } = entry;
  const message = messageOf(response.body);
  const findings: Finding[] = [];
  if (note !== undefined) findings.push({ level: 'bad', title: 'Note of the mock', text: note });
  if (status === 0) findings.push({ level: 'bad', title: 'No answer', text: 'The connection ended before an answer.' });
  else if (!delivered) {
    findings.push({ level: 'bad', title: 'Cut short', text: 'The answer did not arrive whole at the client.' });
  }
  if (status >= 400 && faults.length === 0) {
    const said = message === '' ? '' : ` The answer says: "${message}"`;
    const text = refusal(entry, flow) + said;
    findings.push({ level: 'bad', title: `Refused with ${status}`, text, docs: docsOf(entry) });
  }
  if (run?.status === 'failed') findings.push(failureOf(run));
  const empty = faults.length === 0 ? emptyList(entry) : undefined;
  if (empty !== undefined) findings.push(empty);
  if (findings.length === 0 && faults.length === 0 && violations.length === 0) {
    const text = `The request fits the API document${run === undefined ? '' : `, and the flow it started ${run.status === 'running' ? 'runs' : run.status}`}.`;
    findings.push({ level: 'good', title: 'As documented', text });
  }
  return findings;
}
