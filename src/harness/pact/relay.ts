import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { AddressInfo } from 'node:net';
import { messageOf } from '../text.js';
import type { SentRequest } from './sent-request.js';
import { LOCATION } from './verifier-file.js';

/** What goes through the relay in the name of one interaction. */
export interface Passage {
  /** The provider, without a slash at its end. */
  readonly target: string;
  readonly sent: SentRequest;
  /** In place of the header of this name, where the pact has one. */
  readonly authorization?: string;
  /** What each state gives to the pact's generators. */
  readonly stateValues: Readonly<Record<string, unknown>>;
}

/** What became of a passage. */
export interface Passed {
  /** Whether the request went to the provider. */
  sent: boolean;
  /** Of the answer. */
  status?: number;
  /** Why there is no whole answer. */
  failure?: { readonly kind: 'late' | 'cut'; readonly message: string };
  /** The request cannot be sent as it was made. */
  unsendable?: string;
}

export interface OpenPassage {
  /** Where Pact takes the provider to be. */
  readonly baseUrl: string;
  /** Where Pact announces states. */
  readonly stateUrl: string;
  readonly passed: Readonly<Passed>;
  close(): void;
}

/**
 * Stands between Pact's verifier and the provider. Pact says when to send a request, what is sent is what the pact says, byte
 * for byte; Pact gets the answer as it came, but for the name of the header Location.
 */
export interface Relay {
  open(name: string, passage: Passage): OpenPassage;
  close(): void;
}

const MOST_HEADER_BYTES = 1_048_576;

export async function startRelay(answerMs: number): Promise<Relay> {
  const passages = new Map<string, { readonly passage: Passage; readonly passed: Passed }>();
  const server = createServer({ maxHeaderSize: MOST_HEADER_BYTES, requestTimeout: 0 }, (incoming, outgoing) => {
    const [, kind, name = '', rest = ''] = /^\/(at|states)\/([^/?]+)(.*)$/s.exec(incoming.url ?? '') ?? [];
    const found = passages.get(name);
    if (found === undefined) return void outgoing.writeHead(404).end();
    const { passage, passed } = found;
    collect(incoming).then(
      (body) => {
        if (kind === 'states') return announce(body, passage.stateValues, outgoing);
        forward({ passage, passed, made: { incoming, url: rest, body }, outgoing, answerMs });
      },
      () => outgoing.destroy(),
    );
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    open: (name, passage) => {
      const passed: Passed = { sent: false };
      passages.set(name, { passage, passed });
      const at = (kind: string) => `http://127.0.0.1:${port}/${kind}/${name}`;
      return { baseUrl: at('at'), stateUrl: at('states'), passed, close: () => void passages.delete(name) };
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function collect(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function announce(body: Buffer, values: Passage['stateValues'], outgoing: ServerResponse): void {
  const { state }: { state?: unknown } = Object(JSON.parse(body.toString('utf8')));
  outgoing.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(values[String(state)] ?? {}));
}

interface Forwarding {
  readonly passage: Passage;
  readonly passed: Passed;
  /** The request as Pact has made it. */
  readonly made: { readonly incoming: IncomingMessage; readonly url: string; readonly body: Buffer };
  readonly outgoing: ServerResponse;
  readonly answerMs: number;
}

function forward({ passage, passed, made, outgoing, answerMs }: Forwarding): void {
  const { target, sent } = passage;
  const { protocol, hostname, port, pathname, host } = new URL(target);
  const [madePath = '', madeQuery = ''] = made.url.split(/\?(.*)/s);
  const query = sent.query ?? madeQuery;
  const path = `${pathname.replace(/\/$/, '')}${sent.path ?? madePath}${query === '' ? '' : `?${query}`}`;
  const body = sent.body === 'pact' ? made.body : sent.body;
  const fail = (kind: 'late' | 'cut', message: string): void => {
    passed.failure ??= { kind, message };
    outgoing.destroy();
  };
  const late = setTimeout(() => {
    fail('late', '');
    upstream?.destroy();
  }, answerMs);
  outgoing.once('close', () => {
    clearTimeout(late);
    upstream?.destroy();
  });
  let upstream: ReturnType<typeof httpRequest> | undefined;
  try {
    upstream = (protocol === 'https:' ? httpsRequest : httpRequest)(
      {
        protocol,
        hostname: hostname.replace(/^\[|\]$/g, ''),
        port,
        path,
        method: sent.method,
        headers: headersOf(passage, made.incoming, host, body),
        agent: false,
        maxHeaderSize: MOST_HEADER_BYTES,
      },
      (answer) => {
        passed.status = answer.statusCode ?? 0;
        answer.once('error', (error) => fail('cut', error.message));
        outgoing.writeHead(passed.status, answer.statusMessage, answerHeaders(answer.rawHeaders));
        answer.pipe(outgoing);
      },
    );
  } catch (error) {
    passed.unsendable = messageOf(error);
    outgoing.destroy();
    return;
  }
  passed.sent = true;
  // A provider may answer before it has read all, and then close.
  upstream.on('error', (error) => passed.status ?? fail('cut', error.message));
  upstream.end(body);
}

/** Names and values in turn. */
function headersOf(
  { sent, authorization }: Passage,
  incoming: IncomingMessage,
  host: string,
  body: Buffer | undefined,
): string[] {
  // Only in place of one: a request without must stay so.
  const replacement = sent.headers.some(([name]) => /^authorization$/i.test(name)) ? authorization : undefined;
  const all = sent.headers.flatMap(([name, value]) => {
    if (replacement !== undefined && /^authorization$/i.test(name)) return [];
    return [[name, value ?? String(incoming.headers[name.toLowerCase()] ?? '')] as const];
  });
  const has = (wanted: string) => all.some(([name]) => name.toLowerCase() === wanted);
  const own: (readonly [string, string])[] = [
    ...(has('host') ? [] : [['Host', host] as const]),
    ...(has('connection') ? [] : [['Connection', 'close'] as const]),
    ...(replacement === undefined ? [] : [['Authorization', replacement] as const]),
  ];
  const isBodyless = /^(?:GET|HEAD|DELETE|OPTIONS|TRACE)$/.test(sent.method) && (body?.length ?? 0) === 0;
  const length = isBodyless ? [] : [['Content-Length', String(body?.length ?? 0)] as const];
  return [...own, ...all, ...length].flat();
}

/** What belongs to a connection stays with it. */
function answerHeaders(raw: readonly string[]): string[] {
  const pairs = raw.flatMap((name, n) => (n % 2 === 0 ? [[name, raw[n + 1] ?? ''] as const] : []));
  return pairs
    .filter(([name]) => !/^(?:connection|keep-alive|transfer-encoding)$/i.test(name))
    .flatMap(([name, value]) => [/^location$/i.test(name) ? LOCATION : name, value]);
}
