import type { CaseResult, Exchange, Message } from '../../certify/result.js';

/** Characters of one body, and of all bodies of one case, that the page carries. report.json has everything that the journal recorded. */
const maxBodyLength = 16_384;
const maxBodiesLength = 4_000_000;

/** A message as the page carries it. */
export interface PageMessage extends Message {
  /** Characters of the body that are left out here. Absent: none. */
  readonly leftOut?: number;
}

export interface PageExchange extends Omit<Exchange, 'request' | 'response'> {
  readonly request?: PageMessage;
  readonly response?: PageMessage;
}

/** What the page's script knows of a case: all that is shown only when somebody looks. */
export interface PageCase {
  readonly id: string;
  /** Sequence of the first exchange that shows the problem. */
  readonly offending?: number;
  /** What each fault does, by its id. */
  readonly injected?: Readonly<Record<string, string>>;
  /** What ids in URLs stand for. */
  readonly names?: Readonly<Record<string, string>>;
  readonly exchanges: readonly PageExchange[];
}

function shorten(message: Message, left: number): PageMessage {
  const { body, ...rest } = message;
  if (body === undefined) return message;
  const kept = body.slice(0, Math.min(maxBodyLength, left));
  return kept.length === body.length ? message : { ...rest, body: kept, leftOut: body.length - kept.length };
}

/** The exchanges of a case in the order of their sequence, with bodies that a browser can bear. */
export function toPageCase({ id, exchange, entries, injected, names }: CaseResult): PageCase {
  let left = maxBodiesLength;
  const take = (message: Message): PageMessage => {
    const taken = shorten(message, left);
    left -= taken.body?.length ?? 0;
    return taken;
  };
  const sorted = [...entries].sort((one, other) => one.sequence - other.sequence);
  const exchanges = sorted.map(({ request, response, ...rest }) => ({
    ...rest,
    ...(request === undefined ? {} : { request: take(request) }),
    ...(response === undefined ? {} : { response: take(response) }),
  }));
  return {
    id,
    ...(exchange === undefined ? {} : { offending: exchange }),
    ...(injected === undefined ? {} : { injected }),
    ...(names === undefined ? {} : { names }),
    exchanges,
  };
}

/** JSON that can stand in a script element: nothing in it ends the element or opens a comment. */
export function toScriptJson(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}
