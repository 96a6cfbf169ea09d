import { useEffect, useState } from 'hono/jsx/dom';
import { type Clock, control, dataOf } from '../data/api.js';
import { ActionButton } from '../parts/basics.js';
import { counted, dateTime } from '../parts/text.js';

const TICK_MS = 1_000;

/** The world's time: stop it, move it on. */
export function ClockPanel() {
  const [clock, setClock] = useState<Clock | undefined>(undefined);
  const [by, setBy] = useState('');
  const [to, setTo] = useState('');
  useEffect(() => {
    const read = () => void control.GET('/_mock/clock').then(({ data }) => setClock(data));
    read();
    const timer = setInterval(read, TICK_MS);
    return () => clearInterval(timer);
  }, []);
  const put = async (body: { frozen?: boolean; advance?: string; now?: string; real?: boolean }): Promise<string> => {
    const next = await dataOf(control.PUT('/_mock/clock', { body }));
    setClock(next);
    return next.note ?? (next.ran === undefined ? '' : `${counted(next.ran, 'thing')} fell due on the way.`);
  };
  const isFrozen = clock?.frozen === true;
  return (
    <section class="panel-box" aria-label="Clock">
      <h2>Clock</h2>
      <p>
        <strong class="tabular">{clock === undefined ? '' : dateTime(clock.now)}</strong>{' '}
        <span class="quiet">{isFrozen ? 'stands still' : clock?.real === true ? "the machine's time" : 'goes on'}</span>
      </p>
      <div class="row-left">
        <ActionButton label={isFrozen ? 'Let it go' : 'Stop it'} act={() => put({ frozen: !isFrozen })} />
        {['1h', '1d', '7d'].map((each) => (
          <ActionButton key={each} label={`+${each}`} act={() => put({ advance: each })} />
        ))}
        <ActionButton label="Machine's time" act={() => put({ real: true })} />
      </div>
      <form class="fields" onSubmit={(event: Event) => event.preventDefault()}>
        <label>
          Advance by
          <input placeholder="36h" onInput={({ target }: Event) => setBy((target as HTMLInputElement).value.trim())} />
        </label>
        <ActionButton label="Advance" disabled={by === ''} act={() => put({ advance: by })} />
        <label>
          Set to
          <input
            placeholder={clock?.now.slice(0, 19) ?? ''}
            onInput={({ target }: Event) => setTo((target as HTMLInputElement).value.trim())}
          />
        </label>
        <ActionButton label="Set" disabled={to === ''} act={() => put({ now: /T[\d:]+$/.test(to) ? `${to}Z` : to })} />
      </form>
      <p class="quiet">Schedules that fall due on the way run, each at its own moment.</p>
    </section>
  );
}
