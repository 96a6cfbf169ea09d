import { control, dataOf, type Execution, type Summary } from './api.js';
import { followEvents, type ServerEvent, type StreamListener } from './event-stream.js';
import { loadNames, renew } from './names.js';
import { createStore } from './store.js';

/** So many of the newest requests are shown. */
export const MOST_ENTRIES = 1_000;
/** About so many of each type a second: more cannot be read, and those that are left out cost the mock next to nothing. */
const RATE = 50;
/** Requests that were left out are loaded once a client has been slower than that for so long. */
const CALM_MS = 1_000;
/** So many executions are looked up at once. */
const NEWEST = 200;
/** So many executions are remembered by how they ended. */
const MOST_STATUSES = 5_000;
/** The page is not drawn more often than this, and drawing takes at most one part in so many of its time. */
const BATCH_MS = 150;
const SHARE = 4;
/** News wait so long after a person has done something, which is to be drawn first; but no longer than this in all. */
const HOLD_MS = 250;
const LONGEST_HOLD_MS = 1_000;

export type Connection = 'connecting' | 'live' | 'lost';

export interface Live {
  readonly connection: Connection;
  /** The newest requests, newest first. */
  readonly entries: readonly Summary[];
  /** How many requests the journal holds. */
  readonly total: number;
  /** How many of the newest came too fast to be shown. They are loaded when it is calm again, or when somebody looks closer. */
  readonly left: number;
  /** How executions of this page's time stand, by their `flowExecId`. */
  readonly executions: ReadonlyMap<string, Execution['status']>;
  /** Counts what happened to executions, records and faults: views that show them load again. */
  readonly rounds: { readonly executions: number; readonly records: number; readonly faults: number };
}

const nothing: Live = {
  connection: 'connecting',
  entries: [],
  total: 0,
  left: 0,
  executions: new Map(),
  rounds: { executions: 0, records: 0, faults: 0 },
};

export const live = createStore(nothing);

let waiting: ServerEvent[] = [];
let timer: ReturnType<typeof setTimeout> | undefined;
let pauseMs = BATCH_MS;
let actedAt = Number.NEGATIVE_INFINITY;
let waitingSince = 0;
/** Runs while requests were left out. */
let calm: ReturnType<typeof setTimeout> | undefined;
/** Of records, too: their names may be others now. */
let isStale = false;

for (const type of ['pointerdown', 'click', 'keydown', 'input', 'change', 'hashchange']) {
  addEventListener(
    type,
    () => {
      actedAt = performance.now();
    },
    { capture: true, passive: true },
  );
}

/** Shows what is waiting, after what a person has just done. */
function flushLater(): void {
  if (timer !== undefined) return;
  waitingSince = performance.now();
  timer = setTimeout(flushOrHold, pauseMs);
}

function flushOrHold(): void {
  const now = performance.now();
  const holdMs = Math.min(actedAt + HOLD_MS, waitingSince + LONGEST_HOLD_MS) - now;
  if (holdMs > 0) {
    timer = setTimeout(flushOrHold, holdMs);
    return;
  }
  timer = undefined;
  flush();
  // Listeners draw once this turn is over.
  setTimeout(() => {
    pauseMs = Math.max(BATCH_MS, (performance.now() - now) * SHARE);
  });
}

/** Follows the world from now on. */
export function startLive(): void {
  void loadNames().then(prepareFlows);
  const listener: StreamListener = {
    onOpen: (isNew) => {
      live.set({ ...live.get(), connection: 'live' });
      if (isNew) void catchUp();
    },
    onEvents: (events) => {
      waiting.push(...events);
      flushLater();
    },
    onLost: () => live.set({ ...live.get(), connection: 'lost' }),
  };
  void followEvents(['request', 'execution', 'state', 'fault'], listener, { rate: RATE });
}

/** The mock sorts many flows once; better now than when somebody waits for them. */
async function prepareFlows(): Promise<void> {
  const query = { sort: 'name', page: 1, limit: 1 } as const;
  await control.GET('/_mock/records/{kind}', { params: { path: { kind: 'flows' }, query } }).catch(() => undefined);
}

/** Loads the newest requests, in the place of those that are shown. */
export async function catchUp(): Promise<void> {
  clearTimeout(calm);
  const shown = new Set(live.get().entries);
  try {
    const ask = (since: number, limit: number) =>
      dataOf(control.GET('/_mock/requests', { params: { query: { bodies: false, since, limit } } }));
    const { meta } = await ask(0, 1);
    const page = meta.total === 0 ? { data: [], meta } : await ask(Math.max(0, meta.last - MOST_ENTRIES), MOST_ENTRIES);
    const statuses = await loadStatuses(page.data);
    const { rounds, entries, executions } = live.get();
    // Those that came in while these were on their way.
    const news = entries.filter((entry) => !shown.has(entry) && entry.sequence > page.meta.last);
    live.set({
      ...live.get(),
      entries: [...news, ...page.data.toReversed()].slice(0, MOST_ENTRIES),
      executions: new Map([...executions, ...statuses]),
      total: page.meta.total + news.length,
      left: 0,
      rounds: { executions: rounds.executions + 1, records: rounds.records + 1, faults: rounds.faults + 1 },
    });
  } catch {
    // The stream notices that the mock has gone, and comes here again.
  }
}

/** How the executions stand that these requests have started: the newest of them, and of those before the ones that failed. */
async function loadStatuses(entries: readonly Summary[]): Promise<Live['executions']> {
  if (entries.every(({ execution }) => execution === undefined)) return new Map();
  const ask = (query: { readonly status?: 'failed'; readonly limit: number }) =>
    dataOf(control.GET('/_mock/executions', { params: { query: { ...query, newest: 'true' } } }));
  const pages = await Promise.all([ask({ status: 'failed', limit: NEWEST }), ask({ limit: NEWEST })]);
  return new Map(pages.flatMap(({ data }) => data.map(({ flowExecId, status }) => [flowExecId, status] as const)));
}

/** Empties the journal. */
export async function clearRequests(): Promise<void> {
  await control.DELETE('/_mock/requests');
  live.set({ ...live.get(), entries: [], total: 0, left: 0 });
}

/** Loads the requests that were left out, if any were. */
export async function complete(): Promise<void> {
  if (live.get().left > 0) await catchUp();
}

/** What came too fast is counted, and loaded once it comes slower. */
function leaveOut(counts: Readonly<Record<string, number>>): void {
  isStale ||= counts.state !== undefined;
  clearTimeout(calm);
  calm = setTimeout(() => {
    if (isStale) void loadNames();
    isStale = false;
    void catchUp();
  }, CALM_MS);
}

function isSummary(data: unknown): data is Summary {
  return typeof data === 'object' && data !== null && 'sequence' in data && 'url' in data;
}

function flush(): void {
  const events = waiting;
  waiting = [];
  if (events.some(({ type, data }) => type === 'dropped' || isWorld(type, data))) {
    void loadNames();
    void catchUp();
    return;
  }
  const before = live.get();
  const executions = new Map(before.executions);
  const news: Summary[] = [];
  const rounds = { ...before.rounds };
  let left = 0;
  for (const { type, data } of events) {
    if (type === 'request' && isSummary(data)) news.push(data);
    if (type === 'execution') {
      const { flowExecId, status } = data as { flowExecId: string; status: Execution['status'] };
      executions.set(flowExecId, status);
      rounds.executions += 1;
    }
    if (type === 'state') {
      const { kind, id, change } = data as { kind: string; id: string; change: string };
      renew(kind, id, change);
      rounds.records += 1;
    }
    if (type === 'fault') rounds.faults += 1;
    if (type === 'skipped') {
      const counts = data as Readonly<Record<string, number>>;
      left += counts.request ?? 0;
      rounds.executions += counts.execution ?? 0;
      rounds.records += counts.state ?? 0;
      rounds.faults += counts.fault ?? 0;
      leaveOut(counts);
    }
  }
  for (const id of [...executions.keys()].slice(0, Math.max(0, executions.size - MOST_STATUSES))) executions.delete(id);
  const last = before.entries[0]?.sequence ?? 0;
  const fresh = news.filter(({ sequence }) => sequence > last);
  live.set({
    ...before,
    entries: fresh.length === 0 ? before.entries : [...fresh.reverse(), ...before.entries].slice(0, MOST_ENTRIES),
    total: before.total + fresh.length + left,
    left: before.left + left,
    executions,
    rounds,
  });
}

function isWorld(type: string, data: unknown): boolean {
  return type === 'state' && typeof data === 'object' && data !== null && 'kind' in data && data.kind === 'world';
}
