import { decoded } from '../../harness/text.js';
import { createStore, useStore } from './store.js';

const views = ['requests', 'executions', 'flows', 'users', 'world', 'reports', 'reference'] as const;
export type View = (typeof views)[number];

/** What the page shows: `#/requests/17`. */
export interface Route {
  readonly view: View;
  readonly id: string;
}

function readRoute(): Route {
  const [view = '', id = ''] = location.hash.replace(/^#\/?/, '').split('/').map(decoded);
  return { view: views.find((each) => each === view) ?? 'requests', id };
}

export const route = createStore(readRoute());
addEventListener('hashchange', () => route.set(readRoute()));

export function linkTo(view: View, id?: string | number): string {
  return id === undefined ? `#/${view}` : `#/${view}/${encodeURIComponent(id)}`;
}

/** What is picked in a view; empty while another view is shown. */
export function usePicked(own: View): string {
  const { view, id } = useStore(route);
  return view === own ? id : '';
}
