import type { Exchange, Message } from './result.js';

/** How much of a body a report shows. */
const SHOWN_BODY = 16_384;
/** How many exchanges a report shows of one case: so many from the start, and so many from the end. */
const SHOWN_FIRST = 400;
const SHOWN_LAST = 100;

/** The entries that a report shows: where there are very many, the first, the last, and the one that is to blame. */
export function toShownEntries(entries: readonly Exchange[], offending: number | undefined): readonly Exchange[] {
  const last = entries.length - SHOWN_LAST;
  const shown = entries.filter(({ sequence }, at) => at < SHOWN_FIRST || at >= last || sequence === offending);
  return shown.map(cutBodies);
}

/** A report is to be read: long bodies are cut. */
function cutBodies(entry: Exchange): Exchange {
  const { request, response } = entry;
  return {
    ...entry,
    ...(request === undefined ? {} : { request: cut(request) }),
    ...(response === undefined ? {} : { response: cut(response) }),
  };
}

function cut(message: Message): Message {
  const { body } = message;
  if (body === undefined || body.length <= SHOWN_BODY) return message;
  return { bodyBytes: Buffer.byteLength(body), ...message, body: body.slice(0, SHOWN_BODY), bodyTruncated: true };
}
