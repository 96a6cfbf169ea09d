import { useState } from 'hono/jsx/dom';
import { control, dataOf } from '../data/api.js';
import { ActionButton } from '../parts/basics.js';

/** Scenarios that every mock has. */
export const builtIn = ['demo', 'guide', 'busy', 'edge', 'empty', 'outage'];

/** Scenario and seed, and the way back to the start. */
export function ResetPanel({ scenario, seed, onReset }: { scenario: string; seed: number; onReset: () => void }) {
  const [name, setName] = useState('');
  const [number, setNumber] = useState('');
  const reset = async (): Promise<string> => {
    const body = {
      ...(name === '' ? {} : { scenario: name }),
      ...(number === '' ? {} : { seed: Number(number) }),
    };
    const world = await dataOf(control.POST('/_mock/reset', { body }));
    onReset();
    return `This is ${world.scenario} with seed ${world.seed} now.`;
  };
  return (
    <section class="panel-box" aria-label="Scenario">
      <h2>Scenario</h2>
      <p>
        <strong>{scenario}</strong> <span class="quiet">seed {seed}</span>
      </p>
      <form class="fields" onSubmit={(event: Event) => event.preventDefault()}>
        <label>
          Scenario
          <input
            list="scenarios"
            placeholder={scenario}
            onInput={({ target }: Event) => setName((target as HTMLInputElement).value.trim())}
          />
        </label>
        <datalist id="scenarios">
          {builtIn.map((each) => (
            <option key={each} value={each} />
          ))}
        </datalist>
        <label>
          Seed
          <input
            inputmode="numeric"
            placeholder={String(seed)}
            onInput={({ target }: Event) => setNumber((target as HTMLInputElement).value.trim())}
          />
        </label>
      </form>
      <ActionButton label="Reset the world" kind="danger" act={reset} />
      <p class="quiet">Records, executions and clock go back to the start; the journal is emptied.</p>
    </section>
  );
}
