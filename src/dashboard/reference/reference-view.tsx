import { useEffect, useRef, useState } from 'hono/jsx/dom';
import { usePicked } from '../data/route.js';
import { useLoaded } from '../data/store.js';
import { Failed } from '../parts/basics.js';
import { Search } from '../parts/fields.js';
import { Prose } from '../parts/prose.js';
import { type Entry, type Evidence, loadReference } from './document.js';
import { TryIt } from './try-it.js';

/**
 * FlowMate's API as the mock knows it, with the evidence for each operation and answer. `getFlows.401` leads to an answer,
 * `getFlows.query page[size]` to a parameter.
 */
export function ReferenceView() {
  const [picked = '', ...rest] = usePicked('reference').split('.');
  const part = rest.join('.');
  const { value, error } = useLoaded(loadReference, 'document');
  const [text, setText] = useState('');
  const fits = ({ method, path, operation }: Entry): boolean =>
    `${method} ${path} ${operation.operationId} ${operation.summary ?? ''}`.toLowerCase().includes(text);
  return (
    <section class="page" aria-label="Reference">
      <header class="bar">
        <h1>Reference</h1>
        <search class="filters">
          <Search hint="Search paths and operations" onText={(given) => setText(given.toLowerCase())} />
        </search>
      </header>
      {error === undefined ? null : <Failed error={error} />}
      <p class="count quiet">
        <Mark level="observed" /> recorded from the real services, <Mark level="documented" /> FlowMate says so,{' '}
        <Mark level="assumed" /> shown nowhere.
      </p>
      <div class="reference">
        {(value?.tags ?? []).map(({ name, description }) => {
          const own = value?.entries.filter((entry) => entry.operation.tags?.includes(name) && fits(entry)) ?? [];
          if (own.length === 0) return null;
          return (
            <section key={name} aria-label={name}>
              <h2>{name}</h2>
              <p class="quiet">
                <Prose text={description} />
              </p>
              {own.map((entry) => {
                const isPicked = entry.operation.operationId === picked;
                return (
                  <OperationEntry
                    key={`${entry.method} ${entry.path} ${isPicked ? part : ''}`}
                    entry={entry}
                    isPicked={isPicked}
                    part={isPicked ? part : ''}
                  />
                );
              })}
            </section>
          );
        })}
      </div>
    </section>
  );
}

function Mark({ level, source }: { level: string; source?: string }) {
  return (
    <span class={`evidence e-${level}`} title={source}>
      {level}
    </span>
  );
}

function EvidenceMark({ evidence }: { evidence: Evidence | undefined }) {
  return evidence === undefined ? null : <Mark {...evidence} />;
}

interface Opened {
  readonly entry: Entry;
  /** An answer, or the place of a parameter, that a link leads to. */
  readonly part: string;
}

/** One operation. What is in it is made when it is opened first: there are a hundred of them. */
function OperationEntry({ entry, part, isPicked }: Opened & { isPicked: boolean }) {
  const [isOpen, setOpen] = useState(isPicked);
  const own = useRef<HTMLDetailsElement>(null);
  const scroll = (): void => {
    const answer = own.current?.querySelector('.picked-row');
    if (answer) answer.scrollIntoView({ block: 'center' });
    else own.current?.scrollIntoView();
  };
  useEffect(() => {
    // Once all of the list is there.
    const timer = isPicked ? setTimeout(scroll) : undefined;
    return () => clearTimeout(timer);
  }, []);
  const { method, path, operation } = entry;
  const onToggle = ({ currentTarget }: Event): void => {
    if (currentTarget instanceof HTMLDetailsElement && currentTarget.open) setOpen(true);
  };
  return (
    <details ref={own} class="operation" data-operation={operation.operationId} open={isPicked} onToggle={onToggle}>
      <summary>
        <span class={`method ${method === 'GET' ? '' : 'writes'}`}>{method}</span>
        <code>{path}</code>
        <span class="quiet">{operation.summary}</span>
        <EvidenceMark evidence={operation['x-evidence']} />
      </summary>
      {isOpen ? <OperationBody entry={entry} part={part} /> : null}
    </details>
  );
}

function OperationBody({ entry, part }: Opened) {
  const { operation, answers } = entry;
  const evidence = operation['x-evidence'];
  return (
    <>
      {operation.description === undefined ? null : (
        <p>
          <Prose text={operation.description} />
        </p>
      )}
      {evidence === undefined ? null : <p class="quiet">Evidence: {evidence.source}.</p>}
      <TryIt entry={entry} part={part} />
      <h3>Answers</h3>
      <section class="scroll" tabindex={0} aria-label={`Answers of ${operation.operationId}`}>
        <table class="answers">
          <thead>
            <tr>
              <th scope="col">Status</th>
              <th scope="col">When</th>
              <th scope="col">Evidence</th>
            </tr>
          </thead>
          <tbody>
            {answers.map(([code, { description, 'x-evidence': known }]) => (
              <tr
                key={code}
                class={code === part ? 'picked-row' : ''}
                aria-current={code === part ? 'true' : undefined}
              >
                <th scope="row">{code}</th>
                <td>
                  <Prose text={description} />
                </td>
                <td>
                  <EvidenceMark evidence={known} /> <span class="quiet">{known?.source}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
