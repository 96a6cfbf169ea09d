import { quote } from '../../harness/quote.js';
import { baseUrl, type Entry } from '../data/api.js';
import { tokenOf } from '../data/records.js';

/** What clients add by themselves, or what belongs to the connection. */
const ownHeaders =
  /^(host|content-length|connection|keep-alive|transfer-encoding|accept-encoding|expect|te|upgrade|sec-.*|origin|referer|user-agent|accept-language|if-none-match)$/i;

/** A request as it is sent once more. */
export interface Sendable {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string | undefined;
}

/** The request of an entry with the caller's token in the place of the one that the journal hides. */
export async function toSendable({ method, url, caller, request }: Entry): Promise<Sendable> {
  const token = caller === undefined ? undefined : await tokenOf(caller.userId);
  const headers = Object.entries(request.headers)
    .filter(([name]) => !ownHeaders.test(name))
    .map(([name, value]): readonly [string, string] => [
      name,
      /^authorization$/i.test(name) && /^bearer /i.test(value) ? `Bearer ${token ?? '<token>'}` : value,
    ]);
  return { method, url: baseUrl + url, headers, body: request.body };
}

export function asCurl({ method, url, headers, body }: Sendable): string {
  const verb = method === 'HEAD' ? ' -I' : method === 'GET' && body === undefined ? '' : ` -X ${method}`;
  const lines = [
    `curl -g${verb} ${quote(url)}`,
    ...headers.map(([name, value]) => `-H ${quote(value === '' ? `${name};` : `${name}: ${value}`)}`),
    ...(body === undefined ? [] : [`--data-raw ${quote(body)}`]),
  ];
  return lines.join(' \\\n  ');
}

export function asFetch({ method, url, headers, body }: Sendable): string {
  const init = {
    ...(method === 'GET' ? {} : { method }),
    ...(headers.length === 0 ? {} : { headers: Object.fromEntries(headers) }),
    ...(body === undefined ? {} : { body }),
  };
  const given = Object.keys(init).length === 0 ? '' : `, ${JSON.stringify(init, undefined, 2)}`;
  return `const answer = await fetch(${JSON.stringify(url)}${given});\nconsole.log(answer.status, await answer.text());`;
}

/** A literal of JSON is one of Python. */
const python = (text: string): string => JSON.stringify(text);

export function asPython({ method, url, headers, body }: Sendable): string {
  const pairs = headers.map(([name, value]) => `    ${python(name)}: ${python(value)},`);
  const given = [
    ...(pairs.length === 0 ? [] : [`headers={\n${pairs.join('\n')}\n}`]),
    ...(body === undefined ? [] : [`data=${python(body)}.encode()`]),
  ];
  return `import requests\n\nanswer = requests.request(${[python(method), python(url), ...given].join(', ')})\nprint(answer.status_code, answer.text)`;
}
