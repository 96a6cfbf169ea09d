import type { Exchange, Message } from './exchange.js';

/** How much of a body a report shows. */
const SHOWN = 16_384;

/** The entries with long bodies cut: a report is to be read. */
export function cutBodies(entries: readonly Exchange[]): readonly Exchange[] {
  return entries.map((entry) => {
    const { request, response } = entry;
    return {
      ...entry,
      ...(request === undefined ? {} : { request: cut(request) }),
      ...(response === undefined ? {} : { response: cut(response) }),
    };
  });
}

function cut(message: Message): Message {
  const { body } = message;
  if (body === undefined || body.length <= SHOWN) return message;
  return { bodyBytes: Buffer.byteLength(body), ...message, body: body.slice(0, SHOWN), bodyTruncated: true };
}
