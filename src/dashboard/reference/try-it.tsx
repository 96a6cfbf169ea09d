import { useState } from 'hono/jsx/dom';
import { baseUrl, control, dataOf } from '../data/api.js';
import { loadRecords, tokenOf, type UserRow } from '../data/records.js';
import { linkTo } from '../data/route.js';
import { useLoaded } from '../data/store.js';
import { ActionButton, Line } from '../parts/basics.js';
import { Choice, textOf } from '../parts/fields.js';
import { Prose } from '../parts/prose.js';
import { asCurl } from '../requests/copy-as.js';
import { type Entry, exampleOf, type Parameter } from './document.js';

/** Users who may be asked as. */
const MOST_USERS = 50;

type Texts = Readonly<Record<string, string>>;

const keyOf = ({ in: place = '', name = '' }: Parameter): string => `${place} ${name}`;

/** A JSON body of the document's, or nothing. */
function bodyOf({ operation }: Entry): string | undefined {
  const content = operation.requestBody?.content;
  const json = content?.['application/json'];
  if (json === undefined) return undefined;
  return JSON.stringify(exampleOf(json) ?? {}, undefined, 2);
}

function urlOf({ path, parameters }: Entry, texts: Texts): string {
  const own = parameters.filter(({ in: place }) => place === 'path');
  const filled = own.reduce(
    (text, parameter) =>
      text.replace(`{${parameter.name}}`, encodeURIComponent(texts[keyOf(parameter)] ?? '') || `{${parameter.name}}`),
    path,
  );
  const query = parameters.filter((each) => each.in === 'query' && (texts[keyOf(each)] ?? '') !== '');
  const pairs = query.map((each) => `${each.name}=${encodeURIComponent(texts[keyOf(each)] ?? '')}`);
  return pairs.length === 0 ? filled : `${filled}?${pairs.join('&')}`;
}

/** A form for an operation: it is sent to this world, and leads to why it was answered so. */
export function TryIt({ entry, part }: { entry: Entry; part: string }) {
  const { method, parameters } = entry;
  const [texts, setTexts] = useState<Texts>({});
  const [user, setUser] = useState<string | undefined>(undefined);
  const [body, setBody] = useState(bodyOf(entry));
  const users = useLoaded(loadCallers, 'callers').value ?? [];
  const caller = user ?? users[0]?._id ?? '';
  const shown = parameters.filter(({ in: place }) => place === 'path' || place === 'query' || place === 'header');
  const headersFor = (token: string | undefined): Record<string, string> => ({
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...Object.fromEntries(
      shown
        .filter((each) => each.in === 'header' && (texts[keyOf(each)] ?? '') !== '')
        .map((each) => [each.name ?? '', texts[keyOf(each)] ?? '']),
    ),
  });
  const url = urlOf(entry, texts);
  const sent = body === undefined ? {} : { body };
  const ask = async (): Promise<void> => {
    const open = parameters.find((each) => each.in === 'path' && (texts[keyOf(each)] ?? '') === '');
    if (open !== undefined) throw new Error(`${open.name} is wanted: it is part of the path.`);
    const token = caller === '' ? undefined : await tokenOf(caller);
    const made = await dataOf(
      control.POST('/_mock/requests', { body: { method, url, headers: headersFor(token), ...sent } }),
    );
    location.hash = linkTo('requests', made.sequence);
  };
  const line = asCurl({
    method,
    url: baseUrl + url,
    headers: Object.entries(headersFor(caller === '' ? undefined : '<token>')),
    body,
  });
  return (
    <form class="try-it" onSubmit={(event: Event) => event.preventDefault()}>
      <h3>Try it</h3>
      {shown.map((parameter) => {
        const { name = '', in: place = '', required, description = '' } = parameter;
        return (
          <label key={keyOf(parameter)} class={keyOf(parameter) === part ? 'picked-row' : ''}>
            <span>
              <code>{name}</code>
              {required === true ? ' *' : ''} <span class="quiet">{place}</span>
            </span>
            <input
              placeholder={String(exampleOf(parameter) ?? '')}
              onInput={(event: Event) => setTexts({ ...texts, [keyOf(parameter)]: textOf(event) })}
            />
            <span class="quiet">
              <Prose text={description} />
            </span>
          </label>
        );
      })}
      {body === undefined ? null : (
        <label class={/^body\b/.test(part) ? 'picked-row' : ''}>
          <span>Body</span>
          <textarea rows={6} spellcheck={false} value={body} onInput={(event: Event) => setBody(textOf(event))} />
        </label>
      )}
      <div class="row-left">
        <Choice
          label="As"
          value={caller}
          options={[
            ...users.map(({ _id, username = _id }): [string, string] => [_id, `as ${username}`]),
            ['', 'without a token'],
          ]}
          onPick={setUser}
        />
        <ActionButton label="Send it" kind="primary" act={ask} />
      </div>
      <Line text={line} />
    </form>
  );
}

/** Users who hold a token. */
async function loadCallers(): Promise<readonly UserRow[]> {
  const { rows: tokens } = await loadRecords<{ accountId: string }>('tokens', { limit: 1_000 });
  const holders = new Set(tokens.map(({ accountId }) => accountId));
  const { rows } = await loadRecords<UserRow>('users', { limit: 1_000 });
  return rows.filter(({ _id }) => holders.has(_id)).slice(0, MOST_USERS);
}
