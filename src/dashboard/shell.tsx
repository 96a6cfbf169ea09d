import { useEffect, useState } from 'hono/jsx/dom';
import { wireTheme } from '../harness/reports/page/client/theme.js';
import { access, control, dataOf, giveToken, sandboxName } from './data/api.js';
import { catchUp, live } from './data/live.js';
import { linkTo, route, type View } from './data/route.js';
import { useLoaded, usePart, useStore } from './data/store.js';
import { ReferenceView } from './reference/reference-view.js';
import { RequestsView } from './requests/requests-view.js';
import { ExecutionsView } from './views/executions-view.js';
import { FlowsView } from './views/flows-view.js';
import { ReportsView } from './views/reports-view.js';
import { UsersView } from './views/users-view.js';
import { WorldView } from './views/world-view.js';

const views: Readonly<Record<View, { readonly label: string; readonly Show: typeof RequestsView }>> = {
  requests: { label: 'Requests', Show: RequestsView },
  executions: { label: 'Executions', Show: ExecutionsView },
  flows: { label: 'Flows', Show: FlowsView },
  users: { label: 'Users', Show: UsersView },
  world: { label: 'World', Show: WorldView },
  reports: { label: 'Reports', Show: ReportsView },
  reference: { label: 'Reference', Show: ReferenceView },
};

const connections = { connecting: 'Connecting', live: 'Live', lost: 'Connection lost, trying again' } as const;

/** The frame of the page: which world, which view, whether it is live. */
export function Shell() {
  const { view } = useStore(route);
  const connection = usePart(live, (now) => now.connection);
  const isFresh = usePart(live, ({ rounds }) => rounds.executions === 0);
  const { needed, why } = useStore(access);
  const health = useLoaded(() => dataOf(control.GET('/_mock/health')), `${connection} ${isFresh}`);
  useEffect(() => wireTheme(), []);
  useEffect(() => {
    document.title = `${views[view].label} · ${sandboxName ?? 'flowmate-mock'}`;
  }, [view]);
  const { Show } = views[view];
  return (
    <div class="shell">
      <a class="skip" href="#main">
        Skip to the content
      </a>
      <header class="side">
        <p class="brand">
          <strong>FlowMate mock</strong>
          <span class="quiet">
            {sandboxName === undefined ? '' : `@${sandboxName} · `}
            {health.value?.scenario ?? ''}
          </span>
        </p>
        <nav aria-label="Views">
          <ul>
            {Object.entries(views).map(([name, { label }]) => (
              <li key={name}>
                <a href={linkTo(name as View)} aria-current={name === view ? 'page' : undefined}>
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div class="foot">
          <p class={`connection c-${connection}`} role="status">
            <span class="lamp" aria-hidden="true" /> {connections[connection]}
          </p>
          <button type="button" id="theme" hidden />
        </div>
      </header>
      <main id="main" tabindex={-1}>
        {needed ? <TokenForm why={why} /> : <Show />}
      </main>
    </div>
  );
}

/** Asks for the control token that the mock was started with. */
function TokenForm({ why }: { why: string }) {
  const [token, setToken] = useState('');
  const onSubmit = (event: Event): void => {
    event.preventDefault();
    giveToken(token);
    void catchUp();
  };
  return (
    <form class="empty" onSubmit={onSubmit}>
      <h1>This mock wants its control token</h1>
      <p class="quiet">{why}</p>
      <p class="row-left">
        <label>
          Control token{' '}
          <input
            type="password"
            autocomplete="off"
            onInput={({ target }: Event) => setToken((target as HTMLInputElement).value)}
          />
        </label>
        <button type="submit">Go on</button>
      </p>
    </form>
  );
}
