import { useState } from 'hono/jsx/dom';
import type { Entry } from '../data/api.js';
import { ActionButton, CopyButton, DownloadButton, Line } from '../parts/basics.js';
import { type Made, makeCase, makePact } from './about.js';

/** Makes a certification case or a pact interaction of a request. */
export function MakeIt({ entry, flowId }: { entry: Entry; flowId: string | undefined }) {
  const [made, setMade] = useState<Made | undefined>(undefined);
  const make = (how: typeof makeCase) => async (): Promise<void> => {
    setMade(undefined);
    setMade(await how(entry, flowId));
  };
  return (
    <>
      <div class="actions">
        <ActionButton label="Make it a certification case" act={make(makeCase)} />
        <ActionButton label="Make it a pact interaction" act={make(makePact)} />
      </div>
      {made === undefined ? null : (
        <section class="made" aria-label={made.file}>
          <h3>
            {made.file}
            <CopyButton key={made.file} label="Copy file" textOf={() => made.text} />
            <DownloadButton file={made.file} text={made.text} />
            <button type="button" onClick={() => setMade(undefined)}>
              Close
            </button>
          </h3>
          <p class="quiet">{made.note}</p>
          <Line text={made.line} />
          <pre tabindex={0}>
            <code>{made.text}</code>
          </pre>
        </section>
      )}
    </>
  );
}
