import { useState } from 'hono/jsx/dom';
import { baseUrl, control, dataOf, done } from '../data/api.js';
import { useStable } from '../data/records.js';
import { useLoaded } from '../data/store.js';
import { ActionButton, Line } from '../parts/basics.js';
import { dateTime } from '../parts/text.js';
import { Changes } from './changes.js';

/** Moments of the world to come back to. */
export function CheckpointsPanel() {
  const { value = [], reload } = useStable(useLoaded(() => dataOf(control.GET('/_mock/snapshots')), 'snapshots'));
  const [name, setName] = useState('');
  const [compared, setCompared] = useState('');
  const take = async (): Promise<void> => {
    await dataOf(control.POST('/_mock/snapshots/{snapshot}', { params: { path: { snapshot: name } } }));
    reload();
  };
  const restore = (snapshot: string) => async (): Promise<string> => {
    await dataOf(control.POST('/_mock/snapshots/{snapshot}/restore', { params: { path: { snapshot } } }));
    return 'The world is as it was then.';
  };
  const forget = (snapshot: string) => async (): Promise<void> => {
    await done(control.DELETE('/_mock/snapshots/{snapshot}', { params: { path: { snapshot } } }));
    reload();
  };
  return (
    <section class="panel-box" aria-label="Checkpoints">
      <h2>Checkpoints</h2>
      {value.length === 0 ? (
        <>
          <p class="quiet">Take one before you try something, and come back to it.</p>
          <Line text={`curl -X POST ${baseUrl}/_mock/snapshots/before`} />
        </>
      ) : (
        <ul class="rows">
          {value.map((snapshot) => (
            <li key={snapshot.name} class="lever">
              <span>
                <strong>{snapshot.name}</strong> <span class="quiet">{dateTime(snapshot.takenAt)}</span>
              </span>
              <ActionButton label="What changed" act={async () => setCompared(snapshot.name)} />
              <ActionButton label="Go back" act={restore(snapshot.name)} />
              <ActionButton label="Delete" act={forget(snapshot.name)} />
            </li>
          ))}
        </ul>
      )}
      {compared === '' ? null : <Changes key={compared} since={compared} />}
      <form class="fields" onSubmit={(event: Event) => event.preventDefault()}>
        <label>
          Name
          <input
            placeholder="before"
            onInput={({ target }: Event) => setName((target as HTMLInputElement).value.trim())}
          />
        </label>
        <ActionButton label="Take a checkpoint" disabled={name === ''} act={take} />
      </form>
    </section>
  );
}
