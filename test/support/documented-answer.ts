import { documented, type OperationEntry, problemsOf } from '../unit/openapi/document.js';

/** An answer as far as the API document speaks of it. */
export interface SeenAnswer {
  readonly status: number;
  /** The header as it stands; absent when there is none. */
  readonly contentType: string | undefined;
  readonly text: string;
}

const patterns = new Map(
  documented.map((entry) => [
    entry,
    new RegExp(`^${entry.path.replaceAll(/\{\w+\}/g, '[^/]+')}${isHook(entry.path) ? '(?:/.*)?' : '/?'}$`, 'i'),
  ]),
);

function isHook(path: string): boolean {
  return path.startsWith('/webhooks/') || path.startsWith('/hook/');
}

/** The operation that a raw path (a query may follow) and method belong to, as upstream matches them. */
export function operationOf(method: string, path: string): OperationEntry | undefined {
  const plain = path.split('?', 1)[0] ?? '';
  const wanted = method.toLowerCase();
  return (
    documented.find((entry) => entry.method === wanted && patterns.get(entry)?.test(plain)) ??
    (wanted === 'head' ? operationOf('GET', path) : undefined)
  );
}

/** What of an answer to this operation is not in the document, in words; empty when all of it is. */
export function undocumented(entry: OperationEntry, method: string, answer: SeenAnswer): string[] {
  const response = entry.responses.find(([status]) => status === String(answer.status))?.[1];
  if (response === undefined) return [`status ${answer.status} is not documented: ${answer.text.slice(0, 200)}`];
  const type = answer.contentType?.split(';', 1)[0];
  if (type === undefined) {
    const isEmpty =
      answer.text === '' && (method === 'HEAD' || answer.status === 304 || response.content === undefined);
    return isEmpty ? [] : [`${answer.status} without a content type`];
  }
  // A HEAD operation's answers are documented without content, though its headers are those of GET.
  if (method === 'HEAD' && response.content === undefined) return answer.text === '' ? [] : ['HEAD with a body'];
  const media = response.content?.[type];
  if (media === undefined) return [`${answer.status} as ${type} is not documented: ${answer.text.slice(0, 200)}`];
  if (method === 'HEAD') return answer.text === '' ? [] : ['HEAD with a body'];
  const value: unknown = type === 'application/json' ? JSON.parse(answer.text) : answer.text;
  return problemsOf(media.schema, value).map((problem) => `${answer.status}: ${problem}: ${answer.text.slice(0, 300)}`);
}
