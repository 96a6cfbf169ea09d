import { useEffect, useMemo, useRef, useState } from 'hono/jsx/dom';
import { baseUrl, type Summary } from '../data/api.js';
import { clearRequests, complete, live, MOST_ENTRIES } from '../data/live.js';
import { logs } from '../data/logs.js';
import { names } from '../data/names.js';
import { linkTo, route, usePicked } from '../data/route.js';
import { useStore } from '../data/store.js';
import { Empty } from '../parts/basics.js';
import { LogsButton } from '../parts/log-lines.js';
import { counted } from '../parts/text.js';
import { anything, type Filter, fits, onlyWords, statusWords, valuesOf } from './filter.js';
import { RequestDetail } from './request-detail.js';
import { RequestRow } from './request-row.js';

/** So many rows are drawn at once; a button draws more. */
const ROWS = 100;

/** The requests as they come in, and all about the one that is picked. */
export function RequestsView() {
  const id = usePicked('requests');
  const { entries: newest, total, left, executions } = useStore(live);
  const known = useStore(names);
  const lines = useStore(logs);
  const [filter, setFilter] = useState<Filter>(anything);
  const [paused, setPaused] = useState<readonly Summary[] | undefined>(undefined);
  const [rows, setRows] = useState(ROWS);
  const entries = paused ?? newest;
  const shown = useMemo(
    () => entries.filter((entry) => fits(entry, filter, executions)),
    [entries, filter, executions],
  );
  useKeys(shown);
  const narrow = (wanted: Filter): void => {
    setFilter(wanted);
    void complete();
  };
  const pause = async (): Promise<void> => {
    setPaused(newest);
    if (left === 0) return;
    await complete();
    // Unless it goes on by now.
    setPaused((before) => (before === undefined ? undefined : live.get().entries));
  };
  const waiting =
    paused === undefined ? 0 : newest.filter(({ sequence }) => sequence > (paused[0]?.sequence ?? 0)).length;
  return (
    <div class={id === '' ? 'split' : 'split picked'}>
      <section class="list" aria-label="Requests">
        <header class="bar">
          <h1>Requests</h1>
          <Tools entries={entries} filter={filter} onFilter={narrow} />
          <div class="buttons">
            <LogsButton />
            <button
              type="button"
              aria-pressed={paused === undefined ? 'false' : 'true'}
              onClick={() => (paused === undefined ? void pause() : setPaused(undefined))}
            >
              {paused === undefined ? 'Pause' : waiting === 0 ? 'Resume' : `Resume (${waiting} new)`}
            </button>
            <button type="button" disabled={total === 0} onClick={() => void clearRequests()}>
              Clear
            </button>
          </div>
        </header>
        <p class="count quiet" role="status">
          {entries.length === 0
            ? ''
            : `${shown.length === entries.length ? counted(shown.length, 'request') : `${shown.length} of ${counted(entries.length, 'request')}`}${total > MOST_ENTRIES ? `, the newest of ${total.toLocaleString('en')}` : ''}`}
          {left > 0 && paused === undefined ? (
            <>
              . {left.toLocaleString('en')} more came too fast to be shown one by one.{' '}
              <button type="button" class="link" onClick={() => void complete()}>
                Show all
              </button>
            </>
          ) : null}
        </p>
        {entries.length === 0 ? (
          <Empty title="No request has come in yet" line={`curl -g '${baseUrl}/flows?page[size]=5'`}>
            Point your client at {baseUrl}, or send one yourself. It appears here at once, with the reason for its
            answer.
          </Empty>
        ) : shown.length === 0 ? (
          <Empty title="No request fits these filters">
            <button type="button" onClick={() => setFilter(anything)}>
              Show all
            </button>
          </Empty>
        ) : (
          <ol class="requests">
            {shown.slice(0, rows).map((entry) => (
              <RequestRow
                key={String(entry.sequence)}
                entry={entry}
                known={known}
                picked={String(entry.sequence) === id}
                run={entry.execution === undefined ? undefined : executions.get(entry.execution)}
                lines={lines?.get(entry.execution ?? '')}
              />
            ))}
          </ol>
        )}
        {shown.length > rows ? (
          <p class="more-rows">
            <button type="button" onClick={() => setRows(rows + ROWS)}>
              Show {Math.min(ROWS, shown.length - rows)} more
            </button>
          </p>
        ) : null}
      </section>
      {id === '' ? null : <RequestDetail key={id} sequence={Number(id)} />}
    </div>
  );
}

function Tools({
  entries,
  filter,
  onFilter,
}: {
  entries: readonly Summary[];
  filter: Filter;
  onFilter: (filter: Filter) => void;
}) {
  const operations = valuesOf(entries, ({ operation }) => operation);
  const users = valuesOf(entries, ({ caller }) => caller?.username);
  const pick = (name: keyof Filter, label: string, all: string, options: readonly (readonly [string, string])[]) => (
    <select
      aria-label={label}
      value={filter[name]}
      onChange={({ target }: Event) => onFilter({ ...filter, [name]: (target as HTMLSelectElement).value })}
    >
      <option value="">{all}</option>
      {options.map(([value, text]) => (
        <option key={value} value={value} selected={filter[name] === value}>
          {text}
        </option>
      ))}
    </select>
  );
  return (
    <search class="filters">
      <label class="grow">
        <span class="sr">Search</span>
        <input
          type="search"
          placeholder="Search paths"
          value={filter.text}
          onInput={({ target }: Event) =>
            onFilter({ ...filter, text: (target as HTMLInputElement).value.trim().toLowerCase() })
          }
        />
      </label>
      {pick(
        'operation',
        'Operation',
        'All operations',
        operations.map((name) => [name, name]),
      )}
      {pick('status', 'Status', 'Any status', Object.entries(statusWords))}
      {pick(
        'user',
        'User',
        'All users',
        users.map((name) => [name, name]),
      )}
      {pick('only', 'Only', 'Everything', Object.entries(onlyWords))}
    </search>
  );
}

/** ↑ and ↓, j and k go through the list; Escape leaves the request. */
function useKeys(shown: readonly Summary[]): void {
  const latest = useRef(shown);
  latest.current = shown;
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const { key, target, ctrlKey, metaKey, altKey } = event;
      if (ctrlKey || metaKey || altKey) return;
      if (target instanceof Element && target.matches('input, select, textarea, pre')) return;
      const { id } = route.get();
      if (key === 'Escape' && id !== '') location.hash = linkTo('requests');
      const step = key === 'ArrowDown' || key === 'j' ? 1 : key === 'ArrowUp' || key === 'k' ? -1 : 0;
      const entries = latest.current ?? [];
      if (step === 0 || entries.length === 0) return;
      event.preventDefault();
      const at = entries.findIndex(({ sequence }) => String(sequence) === id);
      const next = entries[at < 0 ? 0 : Math.min(entries.length - 1, Math.max(0, at + step))];
      if (next === undefined) return;
      location.hash = linkTo('requests', next.sequence);
      document.querySelector(`[data-sequence="${next.sequence}"]`)?.scrollIntoView({ block: 'nearest' });
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}
