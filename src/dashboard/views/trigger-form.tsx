import { useState } from 'hono/jsx/dom';
import { quote } from '../../harness/quote.js';
import { baseUrl, control, dataOf } from '../data/api.js';
import type { FlowRow } from '../data/records.js';
import { linkTo } from '../data/route.js';
import { ActionButton, Line } from '../parts/basics.js';

/** Input parameters of a flow: name to type word. */
function inputsOf({ payload }: FlowRow): readonly (readonly [name: string, type: string])[] {
  const given = payload?.inputParameters;
  if (typeof given !== 'object' || given === null) return [];
  return Object.entries(given).map(([name, type]) => [name, typeof type === 'string' ? type : 'json']);
}

/** The text of a field as a value of the parameter's type. Throws where it has another type. */
function toValue(name: string, type: string, text: string): unknown {
  if (type === 'string') return text;
  if (type === 'number' || type === 'integer') {
    if (Number.isNaN(Number(text))) throw new Error(`${name} is to be a number.`);
    return Number(text);
  }
  if (type === 'boolean') return text === 'true';
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`${name} is to be JSON (${type}).`);
  }
}

/** A form for what the flow expects; it triggers the flow. Fields left empty are left out; without any, values are made up. */
export function TriggerForm({ flow }: { flow: FlowRow }) {
  const inputs = inputsOf(flow);
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({});
  const given = (): Record<string, unknown> => {
    const filled = inputs.filter(([name]) => (texts[name] ?? '') !== '');
    return Object.fromEntries(filled.map(([name, type]) => [name, toValue(name, type, texts[name] ?? '')]));
  };
  const trigger = async (): Promise<void> => {
    const data = given();
    const body = Object.keys(data).length === 0 ? {} : { data };
    const run = await dataOf(control.POST('/_mock/flows/{id}/trigger', { params: { path: { id: flow.id } }, body }));
    location.hash = linkTo('executions', run.flowExecId);
  };
  const sample = Object.fromEntries(inputs.map(([name, type]) => [name, texts[name] || `<${type}>`]));
  return (
    <>
      <form
        class="trigger"
        onSubmit={(event: Event) => {
          event.preventDefault();
        }}
      >
        {inputs.map(([name, type], i) => (
          <label key={name} for={`input-${i}`}>
            <span>
              {name} <span class="quiet">{type}</span>
            </span>
            {type === 'boolean' ? (
              <select
                id={`input-${i}`}
                onChange={({ target }: Event) => setTexts({ ...texts, [name]: (target as HTMLSelectElement).value })}
              >
                <option value="">left out</option>
                <option value="true">true</option>
                <option value="false">false</option>
              </select>
            ) : (
              <input
                id={`input-${i}`}
                value={texts[name] ?? ''}
                onInput={({ target }: Event) => setTexts({ ...texts, [name]: (target as HTMLInputElement).value })}
              />
            )}
          </label>
        ))}
        {inputs.length === 0 ? <p class="quiet">This flow declares no parameters.</p> : null}
        <ActionButton label="Run it" kind="primary" act={trigger} />
      </form>
      <details class="more">
        <summary>As a client would</summary>
        <Line
          text={`curl -H 'Content-Type: application/json' ${baseUrl}/webhooks/${flow.id} \\\n  -d ${quote(JSON.stringify({ data: sample }))}`}
        />
      </details>
    </>
  );
}
