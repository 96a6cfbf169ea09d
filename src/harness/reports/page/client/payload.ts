import type { PageMessage } from '../page-data.js';
import { copyButton } from './copying.js';
import { element } from './elements.js';

/** JSON spread over lines; other text, and JSON that was cut, as it is. */
function spread(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), undefined, 2);
  } catch {
    return body;
  }
}

function noteOf({ leftOut = 0, bodyTruncated = false, bodyBytes, body }: PageMessage): string {
  if (leftOut > 0) return `${leftOut.toLocaleString('en')} more characters are left out here; report.json has them.`;
  const size = bodyBytes === undefined ? '' : ` of ${bodyBytes.toLocaleString('en')} bytes`;
  if (body === undefined) return bodyBytes ? `A body${size}, which the journal did not keep.` : 'No body.';
  return bodyTruncated ? `The journal kept only the beginning${size}.` : '';
}

/** Headers and body of one half of an exchange. `first`: its first line. */
export function toPayload(title: string, first: string, message: PageMessage | undefined): HTMLElement {
  const { headers = {}, body } = message ?? {};
  const note = message === undefined ? '' : noteOf(message);
  const rows = Object.entries(headers).map(([name, value]) =>
    element('div', {}, element('dt', {}, name), element('dd', {}, value)),
  );
  const label = `${title}: ${first}`;
  return element(
    'div',
    { class: 'payload', role: 'group', 'aria-label': label },
    element('h5', {}, title),
    element('p', { class: 'first' }, element('code', {}, first)),
    rows.length === 0 ? undefined : element('dl', { class: 'headers' }, ...rows),
    body === undefined || body === ''
      ? undefined
      : element('pre', { tabindex: '0', 'aria-label': `${title} body` }, element('code', {}, spread(body))),
    note === '' ? undefined : element('p', { class: 'quiet' }, note),
    body === undefined || body === '' ? undefined : copyButton('Copy body', () => body),
  );
}
