import { useEffect, useRef, useState } from 'hono/jsx/dom';
import { control, dataOf } from './api.js';
import { live } from './live.js';
import { type Loaded, useLoaded, useStore } from './store.js';

/** So many records of a kind are loaded, in pages. */
export const MOST_RECORDS = 5_000;
const PAGE = 1_000;
/** Views load again at most this often. */
const RELOAD_MS = 1_000;

export type RecordKind = 'users' | 'flows' | 'tokens';

export interface Records<Row> {
  readonly rows: readonly Row[];
  /** How many the world has. */
  readonly total: number;
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

/** The records of a kind, as a scenario file would hold them. */
async function loadRecords<Row>(kind: RecordKind): Promise<Records<Row>> {
  const rows: Row[] = [];
  let since: string | undefined;
  for (;;) {
    const query = { limit: PAGE, ...(since === undefined ? {} : { since }) };
    const { data, meta } = await dataOf(control.GET('/_mock/records/{kind}', { params: { path: { kind }, query } }));
    rows.push(...(data as Row[]));
    since = meta.next;
    if (since === undefined || rows.length >= MOST_RECORDS) return { rows, total: meta.total };
  }
}

/** A value that follows another at most once a second. */
export function useSlow<Value>(value: Value): Value {
  const [slow, setSlow] = useState(value);
  const latest = useRef(value);
  latest.current = value;
  const waits = slow !== value;
  useEffect(() => {
    if (!waits) return undefined;
    const timer = setTimeout(() => setSlow(latest.current ?? value), RELOAD_MS);
    return () => clearTimeout(timer);
  }, [waits, slow]);
  return slow;
}

/** The records of a kind, loaded again when records change. */
export function useRecords<Row>(kind: RecordKind): Loaded<Records<Row>> {
  const { rounds } = useStore(live);
  return useStable(useLoaded(() => loadRecords<Row>(kind), `${kind} ${useSlow(rounds.records)}`));
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
