import { useState } from 'hono/jsx/dom';
import { baseUrl, control, dataOf, done } from '../data/api.js';
import { useRounds, useStable } from '../data/records.js';
import { useLoaded } from '../data/store.js';
import { ActionButton, Line } from '../parts/basics.js';
import { describeFault } from '../requests/fault-button.js';

const presets = {
  flaky: 'one in ten answers 503, some connections break',
  slow: 'every answer takes about a second',
  'rate-limited': '10 requests a second for each token',
  outage: 'flows and templates refuse, webhooks break',
} as const;

/** What a fault waits for. */
function targetOf(match: unknown): string {
  const parts = Object.entries(typeof match === 'object' && match !== null ? match : {});
  return parts.length === 0 ? 'every request' : parts.map(([name, value]) => `${name} ${String(value)}`).join(', ');
}

/** The armed faults with their counts, and new ones. */
export function FaultsPanel() {
  const { value, reload } = useStable(
    useLoaded(() => dataOf(control.GET('/_mock/faults')), String(useRounds('faults'))),
  );
  const [text, setText] = useState('');
  const arm = async (body: { text: string } | { preset: keyof typeof presets }): Promise<string> => {
    const { data } = await dataOf(control.POST('/_mock/faults', { body }));
    reload();
    return `Armed: ${data.map(({ id }) => id).join(', ')}`;
  };
  const disarm = (id: string) => async (): Promise<void> => {
    await done(control.DELETE('/_mock/faults/{id}', { params: { path: { id } } }));
    reload();
  };
  const disarmAll = async (): Promise<void> => {
    await done(control.DELETE('/_mock/faults'));
    reload();
  };
  const faults = value?.data ?? [];
  return (
    <section class="panel-box wide" aria-label="Faults">
      <h2>Faults</h2>
      {faults.length === 0 ? (
        <>
          <p class="quiet">None is armed: every answer is what FlowMate would answer.</p>
          <Line
            text={`curl -X POST ${baseUrl}/_mock/faults -H 'Content-Type: application/json' -d '{"text":"getFlows:503x2"}'`}
          />
        </>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">Fault</th>
              <th scope="col">Meets</th>
              <th scope="col">Does</th>
              <th scope="col">Fired</th>
              <th scope="col">
                <span class="sr">Disarm</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {faults.map((fault) => (
              <tr key={fault.id}>
                <th scope="row">{fault.id}</th>
                <td>{targetOf(fault.match)}</td>
                <td>{describeFault(fault)}</td>
                <td class="tabular">
                  {fault.fired} <span class="quiet">of {fault.matched}</span>
                </td>
                <td>
                  <ActionButton label="Disarm" act={disarm(fault.id)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div class="row-left">
        {Object.entries(presets).map(([preset, what]) => (
          <span key={preset} title={what}>
            <ActionButton label={preset} act={() => arm({ preset: preset as keyof typeof presets })} />
          </span>
        ))}
        {faults.length === 0 ? null : <ActionButton label="Disarm all" kind="danger" act={disarmAll} />}
      </div>
      <form class="fields" onSubmit={(event: Event) => event.preventDefault()}>
        <label>
          Another one
          <input
            placeholder="getFlows:503(retry-after=1)x2"
            onInput={({ target }: Event) => setText((target as HTMLInputElement).value.trim())}
          />
        </label>
        <ActionButton label="Arm it" disabled={text === ''} act={() => arm({ text })} />
      </form>
    </section>
  );
}
