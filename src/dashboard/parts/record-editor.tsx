import { useState } from 'hono/jsx/dom';
import { control, dataOf } from '../data/api.js';
import type { RecordKind } from '../data/records.js';
import { ActionButton } from './basics.js';

type Members = Readonly<Record<string, unknown>>;

/** The members of a text in JSON that are others than those of the record. */
function changedMembers(text: string, record: Members): Members {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch (error) {
    throw new Error(`This is no JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const differs = ([name, value]: [string, unknown]) => JSON.stringify(value) !== JSON.stringify(record[name]);
  return Object.fromEntries(Object.entries(Object(given)).filter(differs));
}

/** A record as a scenario file would hold it, to be changed in place. What is wrong is said by the mock's own checks. */
export function RecordEditor({ kind, id }: { kind: RecordKind; id: string }) {
  const [record, setRecord] = useState<Members | undefined>(undefined);
  const [text, setText] = useState('');
  const path = { kind, id };
  const show = (shown: Members): void => {
    setRecord(shown);
    setText(JSON.stringify(shown, undefined, 2));
  };
  const load = async (): Promise<void> => {
    show(await dataOf(control.GET('/_mock/records/{kind}/{id}', { params: { path } })));
  };
  const save = async (): Promise<string> => {
    const body = changedMembers(text, record ?? {});
    if (Object.keys(body).length === 0) return 'Nothing is changed.';
    show(await dataOf(control.PATCH('/_mock/records/{kind}/{id}', { params: { path }, body })));
    return `Changed: ${Object.keys(body).join(', ')}`;
  };
  if (record === undefined) return <ActionButton label="Edit the record" act={load} />;
  return (
    <div class="editor">
      <label>
        <span class="quiet">The record. Members that you change are replaced, whole.</span>
        <textarea
          rows={14}
          spellcheck={false}
          value={text}
          onInput={({ target }: Event) => setText((target as HTMLTextAreaElement).value)}
        />
      </label>
      <div class="row-left">
        <ActionButton label="Save" kind="primary" act={save} />
        <button type="button" onClick={() => setRecord(undefined)}>
          Close
        </button>
      </div>
    </div>
  );
}
