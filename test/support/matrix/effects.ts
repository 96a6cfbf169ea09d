import type { ServerResponse } from 'node:http';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';

/** The answer that a service would give were it well. */
export interface PlainAnswer {
  readonly status: number;
  readonly body: string;
}

/** What an effect does to one answer. */
export interface Effect {
  readonly name: string;
  /** The service does its work although the answer is spoilt. */
  readonly works: boolean;
  /** The answer says, in its own way, that it is none: the client has to try again or to report it. */
  readonly fails: boolean;
  /** Milliseconds that have to pass before the next try. */
  readonly pauseMs?: number;
  /** Only operations that answer with a list, or only the webhook. */
  readonly only?: 'lists' | 'webhook';
  apply(response: ServerResponse, plain: PlainAnswer, path: string): void;
}

const JSON_TYPE = { 'content-type': 'application/json' };
const PAGE = '<!doctype html><title>Back soon</title>';

function status(code: number, headers: Record<string, string> = {}, name = String(code), pauseMs?: number): Effect {
  return {
    name,
    works: false,
    fails: true,
    ...(pauseMs === undefined ? {} : { pauseMs }),
    apply: (response) => void response.writeHead(code, { ...JSON_TYPE, ...headers }).end('{"message":"NO"}'),
  };
}

/** Retry-After as a date, by a clock that is hours off. */
function dated(code: number, offsetMs: number, format = (date: Date): string => date.toUTCString()): Effect {
  return {
    name: `${code} until a date of a clock ${offsetMs / 3_600_000} h off, as ${format(new Date(0))}`,
    works: false,
    fails: true,
    pauseMs: 2_000,
    apply: (response) => {
      const now = Math.floor((Date.now() + offsetMs) / 1_000) * 1_000;
      const head = { date: new Date(now).toUTCString(), 'retry-after': format(new Date(now + 2_000)) };
      response.writeHead(code, { ...JSON_TYPE, ...head }).end('{}');
    },
  };
}

function redirect(code: number, location: (path: string) => string, where: string): Effect {
  return {
    name: `${code} ${where}`,
    works: false,
    fails: true,
    apply: (response, _plain, path) => void response.writeHead(code, { location: location(path) }).end(),
  };
}

function coded(name: string, encode: (text: string) => Buffer, coding = name): Effect {
  return {
    name: `coded as ${name}`,
    works: true,
    fails: false,
    apply: (response, plain) => {
      response.writeHead(plain.status, { ...JSON_TYPE, 'content-encoding': coding }).end(encode(plain.body));
    },
  };
}

function instead(name: string, code: number, body: string, headers = JSON_TYPE, only?: Effect['only']): Effect {
  const isRefusal = body !== '' && !body.startsWith('{"data"');
  return {
    name,
    works: !isRefusal,
    fails: isRefusal || only !== 'webhook',
    ...(only === undefined ? {} : { only }),
    apply: (response) => void response.writeHead(code, headers).end(body),
  };
}

const reset = (response: ServerResponse): void => void response.socket?.resetAndDestroy();
const part = (response: ServerResponse, { status: code, body }: PlainAnswer): void => {
  response.writeHead(code, { ...JSON_TYPE, 'content-length': String(body.length) });
  response.write(body.slice(0, body.length / 2));
};

const asctime = (date: Date): string => {
  const [, day = '', number = '', month = '', year = '', time = ''] =
    /^(\w+), (\d+) (\w+) (\d+) (\S+)/.exec(date.toUTCString()) ?? [];
  return `${day} ${month} ${number.replace(/^0/, ' ')} ${time} ${year}`;
};

/** Whether a client has to deliver in spite of it, where it passes. */
export function isPassing({ name, fails }: Effect): boolean {
  return !fails || /^(408|429|50[0-4])|reset|lost|silence|cut|stall|drip/.test(name);
}

/** Everything that can happen to an answer, whichever operation it is of. */
export const effects: readonly Effect[] = [
  ...[408, 429, 500, 502, 503, 504].map((code) => status(code)),
  ...[429, 503, 500].map((code) => status(code, { 'retry-after': '1' }, `${code} for a second`, 1_000)),
  ...['soon', '-1', '0', '', 'in 2099', '1 hour'].map((text) =>
    status(503, { 'retry-after': text }, `503 until ${JSON.stringify(text)}`),
  ),
  dated(429, 0),
  dated(503, 5 * 3_600_000),
  dated(503, -5 * 3_600_000),
  dated(429, 3_600_000, asctime),
  ...[400, 403, 404, 409].map((code) => status(code)),
  { name: 'reset before the work', works: false, fails: true, apply: reset },
  { name: 'lost after the work', works: true, fails: true, apply: reset },
  { name: 'silence', works: false, fails: true, apply: () => undefined },
  { name: 'silence after the work', works: true, fails: true, apply: () => undefined },
  {
    name: 'cut off',
    works: true,
    fails: true,
    apply: (response, plain) => {
      part(response, plain);
      setTimeout(() => response.socket?.destroy(), 20);
    },
  },
  { name: 'stalling', works: true, fails: true, apply: part },
  {
    name: 'dripping',
    works: true,
    fails: true,
    apply: (response, { status: code, body }) => {
      response.writeHead(code, JSON_TYPE);
      const padded = body.padEnd(10_000);
      let sent = 0;
      const timer = setInterval(() => {
        response.write(padded.slice(sent, sent + 2));
        sent += 2;
        if (sent >= padded.length) response.end();
      }, 20);
      response.on('close', () => clearInterval(timer));
    },
  },
  {
    name: 'in chunks',
    works: true,
    fails: false,
    apply: (response, { status: code, body }) => {
      response.writeHead(code, JSON_TYPE);
      for (const letter of body) response.write(letter);
      response.end();
    },
  },
  ...[301, 302, 303, 307, 308].map((code) =>
    redirect(code, () => 'https://elsewhere.test/?a=1#b', 'to another origin'),
  ),
  ...[302, 307].map((code) => redirect(code, (path) => path, 'to itself')),
  ...[301, 308].map((code) => redirect(code, () => '/page', 'to a page')),
  coded('gzip', (text) => gzipSync(text)),
  coded('deflate', (text) => deflateSync(text)),
  coded('deflate without its frame', (text) => deflateRawSync(text), 'deflate'),
  coded('br', (text) => brotliCompressSync(text)),
  instead('no JSON', 200, 'Back soon', { 'content-type': 'text/plain' }),
  instead('a page with 200', 200, PAGE, { 'content-type': 'text/html' }),
  instead('a page called JSON', 200, PAGE),
  instead('an error with 200', 200, '{"error":"no"}'),
  instead('errors with 200', 200, '{"errors":[{"message":"no"}],"data":null}'),
  instead('an error in an object with 200', 200, '{"error":{"code":"E1","message":"no"}}'),
  instead('no success with 200', 200, '{"success":false}'),
  instead('nothing with 200', 200, '', JSON_TYPE, 'webhook'),
  instead('nothing with 204', 204, '', JSON_TYPE, 'webhook'),
  instead('202', 202, '{"data":{"requestId":"r"}}', JSON_TYPE, 'webhook'),
  instead('201', 201, '{"data":{"requestId":"r"}}', JSON_TYPE, 'webhook'),
];

/** @throws Error where there is no effect of this name. */
export function effectNamed(name: string): Effect {
  const found = effects.find((effect) => effect.name === name);
  if (found === undefined) throw new Error(`there is no effect ${JSON.stringify(name)}`);
  return found;
}
