import type { CaseEvent, CaseWorld } from '../../contracts/index.js';
import type { JournalEntry } from '../../mock/index.js';
import type { Ending, Evidence, Judge } from '../../src/harness/certify/evidence.js';
import { buildEvents } from '../../src/harness/certify/world/build-events.js';
import { buildWorld } from '../../src/harness/certify/world/build-world.js';
import type { BuiltFlow } from '../../src/harness/certify/world/built-world.js';
import { CaseRandom } from '../../src/harness/certify/world/case-random.js';

/** A case's world to write a journal for by hand. */
export function makeSetting(world: CaseWorld, events: readonly CaseEvent[], seed = 1) {
  const draw = new CaseRandom(seed, 'by-hand');
  const built = buildWorld(world, draw);
  const meant = buildEvents(events, built.users, draw);
  /** The flows of a name, which have to be there. */
  const flowsOf = (name: string): readonly BuiltFlow[] => {
    const found = built.flows.filter((flow) => flow.name === name);
    if (found.length === 0) throw new Error(`there is no flow ${name}`);
    return found;
  };
  const flowOf = (name: string, at = 0): BuiltFlow => {
    const flow = flowsOf(name)[at];
    if (flow === undefined) throw new Error(`there are not so many flows ${name}`);
    return flow;
  };
  const eventOf = (at: number) => {
    const event = meant[at];
    if (event === undefined) throw new Error(`there is no event ${at}`);
    return event;
  };
  return { world: built, events: meant, flowOf, flowsOf, eventOf };
}

type Setting = ReturnType<typeof makeSetting>;

/** What a judge is asked about. Entries are numbered in their order. */
export function makeEvidence(
  { world, events }: Setting,
  entries: readonly JournalEntry[],
  {
    ending = { kind: 'exited', exitCode: 0 },
    executions = [],
  }: { ending?: Ending; executions?: Evidence['executions'] } = {},
): Evidence {
  const numbered = entries.map((entry, at) => ({ ...entry, sequence: at + 1 }));
  return { world, events, entries: numbered, dropped: 0, executions, ending };
}

interface EntryGiven extends Partial<Omit<JournalEntry, 'request' | 'response'>> {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly answer?: { readonly headers?: Readonly<Record<string, string>>; readonly body?: string };
  /** Milliseconds after the first. */
  readonly at?: number;
}

const START = Date.UTC(2026, 10, 24, 9);

/** An entry of the journal, with what is left out as a correct client would have it. */
export function makeEntry(method: string, url: string, given: EntryGiven = {}): JournalEntry {
  const { headers = {}, body, answer = {}, at = 0, ...rest } = given;
  const [path = '', query = ''] = url.split('?');
  const values: Record<string, string[]> = {};
  for (const [name, value] of new URLSearchParams(query)) values[name] = [...(values[name] ?? []), value];
  const time = new Date(START + at).toISOString();
  const sent = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
  return {
    sequence: 0,
    time,
    wallTime: time,
    method,
    url,
    path,
    query: values,
    params: {},
    status: 200,
    durationMs: 1,
    delivered: true,
    faults: [],
    violations: [],
    request: {
      headers: { authorization: 'Bearer <redacted>', 'user-agent': 'acme/1.0', ...headers },
      ...(sent === undefined ? {} : { body: sent }),
      bodyBytes: Buffer.byteLength(sent ?? ''),
      bodyTruncated: false,
    },
    response: { headers: answer.headers ?? {}, body: answer.body ?? '', bodyBytes: 0, bodyTruncated: false },
    ...rest,
  };
}

/** A webhook call with this data. */
export function makeCall(flow: Pick<BuiltFlow, 'id'>, data: unknown, given: EntryGiven = {}): JournalEntry {
  return makeEntry('POST', `/webhooks/${flow.id}`, {
    operation: 'postWebhook',
    body: { data },
    ...given,
    headers: { 'content-type': 'application/json', ...given.headers },
  });
}

/** What a judge says, as `kept`, or as `broken` or `silent` with what it observed. */
export function opinionOf<Given>(judge: Judge<Given>, evidence: Evidence, given: Given): string {
  const opinion = judge(evidence, given);
  if (opinion === undefined) return 'left out';
  if (opinion.kind === 'kept') return 'kept';
  const at = opinion.exchange === undefined ? '' : ` (#${opinion.exchange})`;
  return `${opinion.kind}: ${opinion.observed}${at}`;
}
