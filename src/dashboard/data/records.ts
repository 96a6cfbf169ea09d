import { useEffect, useRef, useState } from 'hono/jsx/dom';
import { control, dataOf } from './api.js';
import { type Live, live } from './live.js';
import type { Kind } from './names.js';
import { type Loaded, useLoaded } from './store.js';

/** Views load again at most this often. */
const RELOAD_MS = 1_000;
/** While somebody types, the mock is asked at most this often. */
export const TYPING_MS = 120;

/** Kinds of records that are looked at here. */
export type RecordKind = Kind | 'tokens' | 'authClients';

/** A page of the records that fit. */
export interface Records<Row> {
  readonly rows: readonly Row[];
  /** How many the world has. */
  readonly total: number;
  /** How many of them fit. */
  readonly matched: number;
  /** Of users, where it was asked for: how many flows they own. */
  readonly flows?: Readonly<Record<string, { readonly active: number; readonly total: number }>>;
}

/** What a list is narrowed to, as the control API takes it. Empty texts narrow nothing. */
export interface Wish {
  readonly search?: string;
  readonly status?: string;
  readonly owner?: string;
  readonly sort?: '' | 'name' | '-name' | 'updatedAt' | '-updatedAt';
  /** From 1 on. */
  readonly page?: number;
  readonly limit: number;
  /** Of users: with how many flows they own. */
  readonly with?: 'flows';
}

export interface Owner {
  readonly id: string;
  readonly type: string;
}

export interface FlowRow {
  readonly id: string;
  readonly name?: string;
  readonly description?: string;
  readonly status: string;
  readonly cron?: string;
  readonly updatedAt?: string;
  readonly owners?: readonly Owner[];
  readonly graph?: Graph;
  readonly payload?: { readonly inputParameters?: unknown; readonly outputParameters?: unknown };
}

export interface Graph {
  readonly nodes?: readonly GraphNode[];
  readonly edges?: readonly {
    readonly source: string;
    readonly target: string;
    readonly config?: { readonly condition?: string };
  }[];
}

export interface GraphNode {
  readonly id: string;
  readonly name?: string;
  readonly function?: string;
  readonly componentId?: string;
}

export interface UserRow {
  readonly _id: string;
  readonly username?: string;
  readonly firstname?: string;
  readonly lastname?: string;
  readonly status?: string;
  readonly permissions?: readonly string[];
}

/** Records of a kind, as a scenario file would hold them: the mock searches, sorts and pages. */
export async function loadRecords<Row>(kind: RecordKind, wish: Wish): Promise<Records<Row>> {
  const { search = '', status = '', owner = '', sort = '', page = 1, limit, with: more } = wish;
  const query = {
    limit,
    page,
    ...(search === '' ? {} : { search }),
    ...(status === '' ? {} : { status }),
    ...(owner === '' ? {} : { owner }),
    ...(sort === '' ? {} : { sort }),
    ...(more === undefined ? {} : { with: more }),
  };
  const { data, meta } = await dataOf(control.GET('/_mock/records/{kind}', { params: { path: { kind }, query } }));
  const { total, matched = total, flows } = meta;
  return { rows: data as Row[], total, matched, ...(flows === undefined ? {} : { flows }) };
}

/** One record; undefined where the world has none with this id. */
export async function loadRecord<Row>(kind: RecordKind, id: string): Promise<Row | undefined> {
  const { data } = await control.GET('/_mock/records/{kind}/{id}', { params: { path: { kind, id } } });
  return data as Row | undefined;
}

/** A token of this user, the one that lives longest first; undefined where the user has none. */
export async function tokenOf(owner: string): Promise<string | undefined> {
  const { rows } = await loadRecords<{ token: string; type?: string }>('tokens', { owner, limit: 100 });
  const best = rows.find(({ type }) => type === 'PERSISTENT') ?? rows.at(-1);
  return best?.token;
}

/** A value that follows another at most so often. */
export function useSlow<Value>(value: Value, everyMs: number): Value {
  const [slow, setSlow] = useState(value);
  const latest = useRef(value);
  latest.current = value;
  const waits = slow !== value;
  useEffect(() => {
    if (!waits) return undefined;
    const timer = setTimeout(() => setSlow(latest.current ?? value), everyMs);
    return () => clearTimeout(timer);
  }, [waits, slow]);
  return slow;
}

/** Loading takes the mock at most one part in so many of its time, however much happens. */
const SHARE = 50;

/**
 * Counts what has happened of a kind, at most so often: a view that followed each event of a busy client would do nothing but draw
 * itself.
 */
export function useRounds(kind: keyof Live['rounds'], everyMs = RELOAD_MS): number {
  const [count, setCount] = useState(live.get().rounds[kind]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const follow = (): void => {
      if (timer === undefined && live.get().rounds[kind] !== count) {
        timer = setTimeout(() => setCount(live.get().rounds[kind]), everyMs);
      }
    };
    follow();
    const stop = live.subscribe(follow);
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [kind, count, everyMs]);
  return count;
}

/** What is loaded again as things of a kind happen: at most once a second, and the less often the longer it takes. */
export function usePaced<Value>(load: () => Promise<Value>, key: string, kind: keyof Live['rounds']): Loaded<Value> {
  const [everyMs, setEvery] = useState(RELOAD_MS);
  const timed = async (): Promise<Value> => {
    const start = performance.now();
    const value = await load();
    // In steps: another pace draws the view anew.
    setEvery(Math.max(RELOAD_MS, Math.ceil(((performance.now() - start) * SHARE) / RELOAD_MS) * RELOAD_MS));
    return value;
  };
  return useStable(useLoaded(timed, `${key} ${useRounds(kind, everyMs)}`));
}

/** A page of the records that fit, loaded again when records change. */
export function useRecords<Row>(kind: RecordKind, wish: Wish): Loaded<Records<Row>> {
  return usePaced(() => loadRecords<Row>(kind, wish), `${kind} ${JSON.stringify(wish)}`, 'records');
}

/** The last value that was there, while a newer one is on its way. */
export function useStable<Value>(loaded: Loaded<Value>): Loaded<Value> {
  const [last, setLast] = useState<Value | undefined>(undefined);
  useEffect(() => {
    if (loaded.value !== undefined) setLast(loaded.value);
  }, [loaded.value]);
  return loaded.value === undefined && loaded.error === undefined && last !== undefined
    ? { ...loaded, value: last }
    : loaded;
}
