import { brotliCompressSync, constants, deflateSync, gzipSync } from 'node:zlib';
import { parseAccept } from 'hono/utils/accept';
import { type EffectOf, LONGEST_MS } from '../../faults/fault.js';
import type { RawRequest } from '../request.js';
import type { Action, Delivering } from './actions.js';

// What happens to an answer on its way to the client, once all is done.

export const loseAnswer: Delivering = {
  when: 'delivery',
  isWhole: false,
  note: 'the answer was lost: the connection was reset in its place',
  deliver: (connection) => () => connection.reset(),
};

export const withholdAnswer: Delivering = {
  when: 'delivery',
  isWhole: false,
  note: 'never answered, though all was done',
  deliver: (connection) => () => connection.silence(),
};

const ENDS = { close: 'the connection was closed', reset: 'the connection was reset', silence: 'nothing more came' };

export function truncate({ bytes, end = 'close' }: EffectOf<'truncate'>): Delivering {
  return {
    when: 'delivery',
    isWhole: false,
    note: `${ENDS[end]} after ${bytes} bytes of the body`,
    deliver: (connection, outgoing) =>
      outgoing.body.length <= bytes ? undefined : () => connection.cut(outgoing, bytes, end),
  };
}

export function drip({ bytes, intervalMs }: EffectOf<'drip'>): Delivering {
  const pace = { size: bytes, intervalMs, longestMs: LONGEST_MS };
  return {
    when: 'delivery',
    isWhole: true,
    note: `the body was sent ${bytes} bytes at a time, ${intervalMs} ms apart`,
    deliver: (connection, outgoing) => (outgoing.body.length === 0 ? undefined : () => connection.drip(outgoing, pace)),
  };
}

const CODINGS = {
  gzip: (body: Buffer) => gzipSync(body),
  deflate: (body: Buffer) => deflateSync(body),
  // As servers do for answers that they make on the way: the best quality takes seconds for a large one.
  br: (body: Buffer) => brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }),
} as const;

export function compress({ coding = 'gzip', ifAccepted = false }: EffectOf<'compress'>, request: RawRequest): Action {
  return {
    when: 'coding',
    code: (body, headers) => {
      if (headers['content-encoding'] !== undefined || (ifAccepted && !accepts(request, coding))) {
        return undefined;
      }
      const vary = [headers.vary, 'Accept-Encoding'].filter((one) => one !== undefined).join(', ');
      return { bytes: CODINGS[coding](body), headers: { 'content-encoding': coding, vary } };
    },
  };
}

function accepts(request: RawRequest, coding: string): boolean {
  const accepted = parseAccept(request.header('accept-encoding') ?? '');
  const named = accepted.find(({ type }) => type.toLowerCase() === coding) ?? accepted.find(({ type }) => type === '*');
  return named !== undefined && named.q > 0;
}
