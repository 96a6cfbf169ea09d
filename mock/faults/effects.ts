import type { Connection } from '../connection/connection.js';
import { JSON_TYPE, type Reply } from '../reply.js';
import type { Turn } from '../turn.js';
import { type Draw, latencyOf } from './draw.js';
import { type Effect, type EffectOf, LONGEST_MS } from './fault.js';
import { statusReply } from './status-reply.js';

/** What an effect does to a request, and when. */
export type Deed =
  /** Before anything is done. */
  | { readonly when: 'wait'; readonly ms: number }
  /** In the place of all that would be done. */
  | { readonly when: 'instead'; readonly answer: (turn: Turn) => Response | Promise<Response> }
  /** In the place of the answer. */
  | { readonly when: 'swap'; readonly reply: Reply }
  /** While the answer is sent. Undefined: there is nothing in it to do anything to. */
  | {
      readonly when: 'delivery';
      readonly note: string;
      /** Whether all of the answer comes to the client. */
      readonly isWhole: boolean;
      readonly deliver: Deliver;
    };

export type Deliver = (connection: Connection, response: Response, body: Buffer) => Promise<Response> | undefined;

export function deedOf(effect: Effect, draw: Draw): Deed {
  switch (effect.kind) {
    case 'latency':
      return { when: 'wait', ms: latencyOf(effect, draw) };
    case 'status':
      return answerStatus(effect);
    case 'reset':
      return reset;
    case 'silence':
      return silence;
    case 'lost-answer':
      return loseAnswer;
    case 'truncate':
      return truncate(effect);
    case 'drip':
      return drip(effect);
    case 'garbage':
      return garbage(effect);
  }
}

function answerStatus(effect: EffectOf<'status'>): Deed {
  return {
    when: 'instead',
    answer: (turn) => {
      turn.serviceHeaders = corsOf(turn);
      return turn.end(statusReply(effect, turn.service, turn.exchange));
    },
  };
}

// A page of a browser is to see the answer as the error that it is.
function corsOf({ service, exchange }: Turn): Readonly<Record<string, string>> {
  try {
    return service.cors(exchange);
  } catch {
    return {};
  }
}

const reset: Deed = {
  when: 'instead',
  answer: (turn) => {
    turn.leave('the connection was reset before anything was done');
    return turn.exchange.connect().reset();
  },
};

const silence: Deed = {
  when: 'instead',
  answer: (turn) => {
    turn.leave('never answered');
    return turn.exchange.connect().silence();
  },
};

const loseAnswer: Deed = {
  when: 'delivery',
  isWhole: false,
  note: 'the answer was lost: the connection was reset in its place',
  deliver: (connection) => connection.reset(),
};

function truncate({ bytes }: EffectOf<'truncate'>): Deed {
  return {
    when: 'delivery',
    isWhole: false,
    note: `the connection was closed after ${bytes} bytes of the body`,
    deliver: (connection, response, body) => (body.length <= bytes ? undefined : connection.cut(response, body, bytes)),
  };
}

function drip({ bytes, intervalMs }: EffectOf<'drip'>): Deed {
  const pace = { size: bytes, intervalMs, longestMs: LONGEST_MS };
  return {
    when: 'delivery',
    isWhole: true,
    note: `the body was sent ${bytes} bytes at a time, ${intervalMs} ms apart`,
    deliver: (connection, response, body) =>
      body.length === 0 ? undefined : connection.drip(response, { ...pace, bytes: body }),
  };
}

const GARBAGE =
  '<!DOCTYPE html>\n<html><head><title>Please wait</title></head><body>We are back in a moment.</body></html>\n';

function garbage({ text = GARBAGE, contentType = JSON_TYPE }: EffectOf<'garbage'>): Deed {
  return { when: 'swap', reply: { status: 200, text, contentType } };
}
