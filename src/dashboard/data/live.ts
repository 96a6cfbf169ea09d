import { control, dataOf, type Execution, type Summary } from './api.js';
import { followEvents, type ServerEvent } from './event-stream.js';
import { loadNames, renew } from './names.js';
import { createStore } from './store.js';

/** So many of the newest requests are shown. */
export const MOST_ENTRIES = 1_000;
/** So many executions are remembered by how they ended. */
const MOST_STATUSES = 5_000;
/** The page is not drawn more often than this. */
const BATCH_MS = 150;

export type Connection = 'connecting' | 'live' | 'lost';

export interface Live {
  readonly connection: Connection;
  /** The newest requests, newest first. */
  readonly entries: readonly Summary[];
  /** How many requests the journal holds. */
  readonly total: number;
  /** How executions of this page's time stand, by their `flowExecId`. */
  readonly executions: ReadonlyMap<string, Execution['status']>;
  /** Counts what happened to executions, records and faults: views that show them load again. */
  readonly rounds: { readonly executions: number; readonly records: number; readonly faults: number };
}

const nothing: Live = {
  connection: 'connecting',
  entries: [],
  total: 0,
  executions: new Map(),
  rounds: { executions: 0, records: 0, faults: 0 },
};

export const live = createStore(nothing);

let waiting: ServerEvent[] = [];
let timer: ReturnType<typeof setTimeout> | undefined;

/** Follows the world from now on. */
export function startLive(): void {
  void loadNames();
  void followEvents(['request', 'execution', 'state', 'fault'], {
    onOpen: (isNew) => {
      live.set({ ...live.get(), connection: 'live' });
      if (isNew) void catchUp();
    },
    onEvents: (events) => {
      waiting.push(...events);
      if (timer === undefined) timer = setTimeout(flush, BATCH_MS);
    },
    onLost: () => live.set({ ...live.get(), connection: 'lost' }),
  });
}

/** Loads the newest requests, in the place of those that are shown. */
export async function catchUp(): Promise<void> {
  try {
    const ask = (since: number, limit: number) =>
      dataOf(control.GET('/_mock/requests', { params: { query: { bodies: false, since, limit } } }));
    const { meta } = await ask(0, 1);
    const page = meta.total === 0 ? { data: [] } : await ask(Math.max(0, meta.last - MOST_ENTRIES), MOST_ENTRIES);
    const { rounds } = live.get();
    live.set({
      ...live.get(),
      entries: page.data.toReversed(),
      executions: await loadStatuses(page.data),
      total: meta.total,
      rounds: { executions: rounds.executions + 1, records: rounds.records + 1, faults: rounds.faults + 1 },
    });
  } catch {
    // The stream notices that the mock has gone, and comes here again.
  }
}

/** How the executions stand that these requests have started. */
async function loadStatuses(entries: readonly Summary[]): Promise<Live['executions']> {
  const first = entries.find(({ execution }) => execution !== undefined);
  if (first === undefined) return new Map();
  const query = { since: first.time, limit: MOST_ENTRIES };
  const { data } = await dataOf(control.GET('/_mock/executions', { params: { query } }));
  return new Map(data.map(({ flowExecId, status }) => [flowExecId, status]));
}

/** Empties the journal. */
export async function clearRequests(): Promise<void> {
  await control.DELETE('/_mock/requests');
  live.set({ ...live.get(), entries: [], total: 0 });
}

function isSummary(data: unknown): data is Summary {
  return typeof data === 'object' && data !== null && 'sequence' in data && 'url' in data;
}

function flush(): void {
  timer = undefined;
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
  }
  for (const id of [...executions.keys()].slice(0, Math.max(0, executions.size - MOST_STATUSES))) executions.delete(id);
  const last = before.entries[0]?.sequence ?? 0;
  const fresh = news.filter(({ sequence }) => sequence > last);
  live.set({
    ...before,
    entries: fresh.length === 0 ? before.entries : [...fresh.reverse(), ...before.entries].slice(0, MOST_ENTRIES),
    total: before.total + fresh.length,
    executions,
    rounds,
  });
}

function isWorld(type: string, data: unknown): boolean {
  return type === 'state' && typeof data === 'object' && data !== null && 'kind' in data && data.kind === 'world';
}
