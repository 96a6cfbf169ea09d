import { useState } from 'hono/jsx/dom';
import { baseUrl, send } from '../data/api.js';
import { useLoaded } from '../data/store.js';
import { Failed, Line } from '../parts/basics.js';

interface Evidence {
  readonly level: string;
  readonly source: string;
}

interface Parameter {
  readonly name?: string;
  readonly in?: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly $ref?: string;
}

interface Operation {
  readonly operationId: string;
  readonly tags?: readonly string[];
  readonly summary?: string;
  readonly description?: string;
  readonly parameters?: readonly Parameter[];
  readonly responses?: Readonly<Record<string, { readonly description?: string; readonly $ref?: string }>>;
  readonly 'x-evidence'?: Evidence;
}

interface Document {
  readonly tags: readonly { readonly name: string; readonly description?: string }[];
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, Operation>> & { readonly parameters?: readonly Parameter[] }>
  >;
  readonly components: { readonly parameters?: Readonly<Record<string, Parameter>> };
}

interface Entry {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
  readonly parameters: readonly Parameter[];
}

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

function entriesOf({ paths, components }: Document): Entry[] {
  const resolve = (parameter: Parameter): Parameter =>
    components.parameters?.[parameter.$ref?.split('/').at(-1) ?? ''] ?? parameter;
  return Object.entries(paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method];
      if (operation === undefined) return [];
      const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map(resolve);
      return [{ method: method.toUpperCase(), path, operation, parameters }];
    }),
  );
}

async function loadDocument(): Promise<Document> {
  const answer = await send(new Request(`${baseUrl}/_mock/ui/flowmate.json`));
  return answer.json();
}

/** FlowMate's API as the mock knows it, with the evidence for each operation. */
export function ReferenceView() {
  const { value, error } = useLoaded(loadDocument, 'document');
  const [text, setText] = useState('');
  const entries = value === undefined ? [] : entriesOf(value);
  const fits = ({ method, path, operation }: Entry): boolean =>
    `${method} ${path} ${operation.operationId} ${operation.summary ?? ''}`.toLowerCase().includes(text);
  return (
    <section class="page" aria-label="Reference">
      <header class="bar">
        <h1>Reference</h1>
        <search class="filters">
          <label class="grow">
            <span class="sr">Search</span>
            <input
              type="search"
              placeholder="Search paths and operations"
              onInput={({ target }: Event) => setText((target as HTMLInputElement).value.trim().toLowerCase())}
            />
          </label>
        </search>
      </header>
      {error === undefined ? null : <Failed error={error} />}
      <div class="reference">
        {(value?.tags ?? []).map(({ name, description }) => {
          const own = entries.filter((entry) => entry.operation.tags?.includes(name) && fits(entry));
          if (own.length === 0) return null;
          return (
            <section key={name} aria-label={name}>
              <h2>{name}</h2>
              <p class="quiet">{description}</p>
              {own.map((entry) => (
                <OperationEntry key={`${entry.method} ${entry.path}`} {...entry} />
              ))}
            </section>
          );
        })}
      </div>
    </section>
  );
}

function OperationEntry({ method, path, operation, parameters }: Entry) {
  const evidence = operation['x-evidence'];
  return (
    <details class="operation">
      <summary>
        <span class={`method ${method === 'GET' ? '' : 'writes'}`}>{method}</span>
        <code>{path}</code>
        <span class="quiet">{operation.summary}</span>
        {evidence === undefined ? null : (
          <span class={`evidence e-${evidence.level}`} title={evidence.source}>
            {evidence.level}
          </span>
        )}
      </summary>
      {operation.description === undefined ? null : <p>{operation.description}</p>}
      {evidence === undefined ? null : <p class="quiet">Evidence: {evidence.source}.</p>}
      {parameters.length === 0 ? null : (
        <table>
          <thead>
            <tr>
              <th scope="col">Parameter</th>
              <th scope="col">In</th>
              <th scope="col">Meaning</th>
            </tr>
          </thead>
          <tbody>
            {parameters.map(({ name = '', in: place = '', required, description = '' }) => (
              <tr key={place + name}>
                <th scope="row">
                  <code>{name}</code>
                  {required === true ? ' *' : ''}
                </th>
                <td>{place}</td>
                <td>{description}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <dl class="pairs">
        {Object.entries(operation.responses ?? {}).map(([status, { description, $ref }]) => (
          <>
            <dt>{status}</dt>
            <dd>{description ?? $ref?.split('/').at(-1)}</dd>
          </>
        ))}
      </dl>
      <Line
        text={`curl -g${method === 'GET' ? '' : ` -X ${method}`} '${baseUrl}${path}' -H "Authorization: Bearer $TOKEN"`}
      />
    </details>
  );
}
