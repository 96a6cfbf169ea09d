import type { Message } from '../data/api.js';
import { CopyButton } from './basics.js';
import { pretty } from './text.js';

/** More of a body is shown on demand. */
const SHOWN = 20_000;

function noteOf({ body, bodyBytes, bodyTruncated, bodyDropped }: Message): string {
  if (bodyDropped === true) return `A body of ${bodyBytes.toLocaleString('en')} bytes, which made room for later ones.`;
  if (bodyTruncated) return `The journal has only the beginning of ${bodyBytes.toLocaleString('en')} bytes.`;
  return body === undefined ? 'No body.' : '';
}

/** Headers and body of one half of an exchange. */
export function Payload({ title, first, message }: { title: string; first: string; message: Message }) {
  const { headers, body } = message;
  const rows = Object.entries(headers);
  const text = pretty(body ?? '');
  const note = noteOf(message);
  return (
    <section class="half" aria-label={title}>
      <h3>
        {title}
        {body === undefined ? null : <CopyButton label="Copy body" textOf={() => body} />}
      </h3>
      {rows.length === 0 ? null : (
        <details class="more">
          <summary>
            {first.length > 80 ? `${first.slice(0, 80)}…` : first}, {rows.length} headers
          </summary>
          <dl class="pairs headers">
            {rows.map(([name, value]) => (
              <>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </>
            ))}
          </dl>
        </details>
      )}
      {body === undefined ? null : (
        <pre tabindex={0}>
          <code>
            {text.length > SHOWN ? `${text.slice(0, SHOWN)}\n… (${text.length - SHOWN} more characters)` : text}
          </code>
        </pre>
      )}
      {note === '' ? null : <p class="quiet">{note}</p>}
    </section>
  );
}
