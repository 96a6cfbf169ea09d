import { useState } from 'hono/jsx/dom';
import { dataOf, done, mainControl, mainUrl, sandboxName } from '../data/api.js';
import { useStable } from '../data/records.js';
import { useLoaded } from '../data/store.js';
import { ActionButton, CopyButton, Line } from '../parts/basics.js';
import { counted } from '../parts/text.js';

/** The worlds beside the default one, each with a dashboard of its own. */
export function SandboxesPanel() {
  const { value = [], reload } = useStable(useLoaded(() => dataOf(mainControl.GET('/_mock/sandboxes')), 'sandboxes'));
  const [name, setName] = useState('');
  const create = async (): Promise<void> => {
    await dataOf(mainControl.PUT('/_mock/sandboxes/{name}', { params: { path: { name } }, body: {} }));
    reload();
  };
  const end = (sandbox: string) => async (): Promise<void> => {
    await done(mainControl.DELETE('/_mock/sandboxes/{name}', { params: { path: { name: sandbox } } }));
    reload();
  };
  return (
    <section class="panel-box" aria-label="Sandboxes">
      <h2>Sandboxes</h2>
      {sandboxName === undefined ? null : (
        <p>
          <a href={`${mainUrl}/_mock/ui`}>The default world</a>
        </p>
      )}
      {value.length === 0 ? (
        <>
          <p class="quiet">A sandbox is a world of its own at a base URL of its own, for instance for each test.</p>
          <Line text={`curl -X PUT ${mainUrl}/_mock/sandboxes/demo-1`} />
        </>
      ) : (
        <ul class="rows">
          {value.map((sandbox) => {
            const own = sandbox.name ?? '';
            return (
              <li key={own} class="lever">
                <span>
                  <a href={`${mainUrl}/@${own}/_mock/ui`}>{own}</a>{' '}
                  <span class="quiet">
                    {sandbox.scenario}, {counted(sandbox.requests, 'request')}
                  </span>
                </span>
                <CopyButton label="Copy URL" textOf={() => `${mainUrl}/@${own}`} />
                <ActionButton label="End" disabled={own === sandboxName} act={end(own)} />
              </li>
            );
          })}
        </ul>
      )}
      <form class="fields" onSubmit={(event: Event) => event.preventDefault()}>
        <label>
          Name
          <input
            placeholder="demo-1"
            onInput={({ target }: Event) => setName((target as HTMLInputElement).value.trim())}
          />
        </label>
        <ActionButton label="Create" disabled={name === ''} act={create} />
      </form>
    </section>
  );
}
