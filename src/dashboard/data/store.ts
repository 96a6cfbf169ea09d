import { useEffect, useState, useSyncExternalStore } from 'hono/jsx/dom';

/** A value that views follow. */
export interface Store<Value> {
  readonly get: () => Value;
  readonly set: (value: Value) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

export function createStore<Value>(first: Value): Store<Value> {
  let value = first;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set: (next) => {
      value = next;
      for (const listener of [...listeners]) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export function useStore<Value>(store: Store<Value>): Value {
  return useSyncExternalStore(store.subscribe, store.get);
}

/** A part of a store's value: a view that follows it is drawn when this part changes. Give a text, a number or a truth value. */
export function usePart<Value, Part extends string | number | boolean>(
  store: Store<Value>,
  pick: (value: Value) => Part,
): Part {
  return useSyncExternalStore(store.subscribe, () => pick(store.get()));
}

/** What was asked for: on its way, there, or refused. */
export interface Loaded<Value> {
  readonly value?: Value;
  readonly error?: string;
  /** Asks again; the old value stands until the new one is there. */
  readonly reload: () => void;
}

/** Loads when the view comes, and again when `key` changes. */
export function useLoaded<Value>(load: () => Promise<Value>, key: string): Loaded<Value> {
  const [state, setState] = useState<{ key: string; value?: Value; error?: string }>({ key: '' });
  const [round, setRound] = useState(0);
  useEffect(() => {
    let isOld = false;
    load().then(
      (value) => {
        if (!isOld) setState({ key, value });
      },
      (error: unknown) => {
        if (!isOld) setState({ key, error: error instanceof Error ? error.message : String(error) });
      },
    );
    return () => {
      isOld = true;
    };
  }, [key, round]);
  const reload = () => setRound((count) => count + 1);
  return state.key === key ? { ...state, reload } : { reload };
}
