import { control, dataOf } from '../data/api.js';
import { useRounds, useStable } from '../data/records.js';
import { useLoaded } from '../data/store.js';
import { Failed } from '../parts/basics.js';
import { counted } from '../parts/text.js';

const MOST_LETTERS = 60;

function short(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS)}…` : text;
}

/** What happened to the records since a checkpoint, member by member. */
export function Changes({ since }: { since: string }) {
  const load = () => dataOf(control.GET('/_mock/changes', { params: { query: { since } } }));
  const { value, error } = useStable(useLoaded(load, `${since} ${useRounds('records')}`));
  return (
    <div class="changes" role="status">
      {error === undefined ? null : <Failed error={error} />}
      {value === undefined ? null : value.meta.total === 0 ? (
        <p class="quiet">No record has changed since {since}.</p>
      ) : (
        <>
          <p class="quiet">
            Since {since}: {value.meta.created} created, {value.meta.changed} changed, {value.meta.deleted} deleted.
          </p>
          <ul>
            {value.data.map(({ kind, id, name, change, differences }) => (
              <li key={`${kind} ${id}`}>
                <details open={value.data.length < 5}>
                  <summary>
                    <span class={`state s-${change}`}>{change}</span> {name ?? id}{' '}
                    <span class="quiet">
                      {kind}
                      {differences.length === 0 ? '' : `, ${counted(differences.length, 'difference')}`}
                    </span>
                  </summary>
                  <dl class="pairs">
                    {differences.map(({ place, before, after }) => (
                      <>
                        <dt>{place}</dt>
                        <dd>
                          <del>{short(before)}</del> <ins>{short(after)}</ins>
                        </dd>
                      </>
                    ))}
                  </dl>
                </details>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
