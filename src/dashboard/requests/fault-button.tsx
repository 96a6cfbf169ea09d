import { useState } from 'hono/jsx/dom';
import { control, dataOf, type Entry, type Fault } from '../data/api.js';
import { linkTo } from '../data/route.js';
import { useLoaded } from '../data/store.js';
import { ActionButton } from '../parts/basics.js';
import { DocsLink } from './docs-link.js';

const statuses = [503, 429, 500, 401] as const;

/** What a fault does, in the words of its notation. */
export function describeFault({ effect, times }: Fault): string {
  const { kind } = effect;
  const what = kind === 'status' ? `answers ${effect.status}` : kind;
  return times === 'always' || times === undefined ? what : `${what}, ${times === 1 ? 'once' : `${times} times`}`;
}

/** Arms a fault for the next request of the same kind. */
export function FaultButton({ entry }: { entry: Entry }) {
  const [status, setStatus] = useState<number>(503);
  const { operation, method, path } = entry;
  const arm = async (): Promise<string> => {
    const match = operation === undefined ? { method, path } : { operation };
    const { data } = await dataOf(
      control.POST('/_mock/faults', { body: { match, effect: { kind: 'status', status }, times: 1 } }),
    );
    return `Armed: ${data[0]?.id ?? ''}`;
  };
  return (
    <span class="fault-button">
      <label>
        <span class="sr">Status of the next answer</span>
        <select onChange={({ target }: Event) => setStatus(Number((target as HTMLSelectElement).value))}>
          {statuses.map((each) => (
            <option key={each} value={each}>
              {each}
            </option>
          ))}
        </select>
      </label>
      <ActionButton label={`Answer ${operation ?? 'this'} with ${status} next time`} act={arm} />
    </span>
  );
}

/** A fault that met a request. */
export function FaultLine({ id }: { id: string }) {
  const load = async (): Promise<Fault | undefined> => {
    const { data } = await control.GET('/_mock/faults');
    return data?.data.find((fault) => fault.id === id);
  };
  const { value } = useLoaded(load, id);
  return (
    <li class="finding f-fault">
      <strong>On purpose</strong> The fault <a href={linkTo('world')}>{id}</a> met this request
      {value === undefined ? '; it is no longer armed.' : `: ${describeFault(value)}.`}
      <DocsLink page="faults" />
    </li>
  );
}
