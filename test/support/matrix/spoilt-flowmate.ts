import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Effect, PlainAnswer } from './effects.js';

/** What a request is for; `page` is a later page of flows. */
export const operations = ['user', 'flows', 'page', 'login', 'webhook'] as const;
export type Operation = (typeof operations)[number];

/** Which requests of an operation meet the effect, counted from 1. */
export type Position = (n: number) => boolean;

export interface Seen {
  readonly operation: Operation | 'other';
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  readonly atMs: number;
  readonly isSpoilt: boolean;
}

export interface Service {
  readonly url: string;
  readonly seen: readonly Seen[];
  /** Webhook calls whose work was done: flow, request id and body. */
  readonly taken: readonly { readonly flow: string; readonly id: string; readonly data: unknown }[];
  close(): Promise<void>;
}

export interface World {
  readonly user: string;
  /** How many flows the user has to run. */
  readonly flows: number;
  /** What the flows declare. */
  readonly inputParameters?: unknown;
  /** A page never holds more, whatever is asked. */
  readonly cap: number;
  readonly ignoresFilters?: boolean;
  /** What stands in meta; absent: the truth. */
  readonly meta?: (truth: Readonly<Record<string, number>>) => unknown;
  /** The token in use expires at the first page, so that the client has to log in. */
  readonly expires?: boolean;
}

const USER = '636d0762bd257a7eb2373d6c';
export const TOKENS = ['canary-token-1', 'canary-token-2'] as const;
export const PASSWORD = 'canary-password';

const OTHER = '636d0762bd257a7eb2373d6d';
const idOf = (n: number): string => (0x6762e154616en * 0x1000000000000n + BigInt(n)).toString(16).padStart(24, '0');

export function flowIds({ flows }: World): string[] {
  return Array.from({ length: flows }, (_, n) => idOf(n));
}

/** A FlowMate on a port, one answer or more of which an effect spoils. */
export async function startService(
  world: World,
  spoil?: { readonly operation: Operation; readonly effect: Effect; readonly position: Position },
): Promise<Service> {
  const seen: Seen[] = [];
  const taken: { flow: string; id: string; data: unknown }[] = [];
  const isExpired = world.expires === true;
  const counts = new Map<string, number>();

  const isAllowed = ({ headers }: IncomingMessage): boolean =>
    headers.authorization === `Bearer ${isExpired ? TOKENS[1] : TOKENS[0]}` ||
    headers.authorization === `Bearer ${TOKENS[1]}`;

  const answerTo = (operation: Seen['operation'], request: IncomingMessage, body: string): PlainAnswer => {
    if (operation === 'login') return { status: 200, body: JSON.stringify({ token: TOKENS[1], id: USER }) };
    if (!isAllowed(request)) return { status: 401, body: '{"message":"INVALID_TOKEN"}' };
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://here');
    switch (operation) {
      case 'user':
        return { status: 200, body: JSON.stringify(usersOf(world, searchParams.getAll('username'))) };
      case 'flows':
      case 'page':
        return { status: 200, body: JSON.stringify(pageOf(world, searchParams)) };
      case 'webhook':
        taken.push({
          flow: pathname.split('/').at(-1) ?? '',
          id: String(request.headers['x-request-id']),
          data: JSON.parse(body).data,
        });
        return { status: 200, body: '{"data":{"requestId":"5a2b8f","message":"thank you"}}' };
      default:
        return { status: 200, body: '<p>A page</p>' };
    }
  };

  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    request.on('error', () => undefined);
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      const { method = '', url = '', headers } = request;
      const operation = operationOf(method, url);
      const n = (counts.get(operation) ?? 0) + 1;
      counts.set(operation, n);
      const isSpoilt = spoil?.operation === operation && spoil.position(n);
      seen.push({ operation, method, url, headers, body, atMs: Date.now(), isSpoilt });
      if (!isSpoilt) {
        const { status, body: text } = answerTo(operation, request, body);
        response.writeHead(status, { 'content-type': 'application/json' }).end(text);
      } else {
        const plain = spoil.effect.works ? answerTo(operation, request, body) : { status: 200, body: '' };
        spoil.effect.apply(response, plain, url);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    seen,
    taken,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function operationOf(method: string, url: string): Seen['operation'] {
  const { pathname, searchParams } = new URL(url, 'http://here');
  if (pathname === '/users') return 'user';
  if (pathname === '/flows') return searchParams.get('page[number]') === '1' ? 'flows' : 'page';
  if (pathname === '/login') return 'login';
  return method === 'POST' && pathname.startsWith('/webhooks/') ? 'webhook' : 'other';
}

function usersOf({ user, ignoresFilters }: World, names: readonly string[]): readonly unknown[] {
  const all = [
    { _id: OTHER, username: `${user}2`, status: 'ACTIVE' },
    {
      _id: OTHER,
      username: user.normalize('NFD') === user ? `${user}\u0301` : user.normalize('NFD'),
      status: 'ACTIVE',
    },
    { _id: USER, username: user, status: 'ACTIVE' },
  ];
  return ignoresFilters ? all : all.filter(({ username }) => names.includes(username));
}

function pageOf(world: World, query: URLSearchParams): unknown {
  const common = { payload: world.inputParameters === undefined ? {} : { inputParameters: world.inputParameters } };
  const own = flowIds(world).map((id) => ({ id, status: 'active', owners: [{ id: USER, type: 'user' }], ...common }));
  const others = [
    { id: idOf(900), status: 'inactive', owners: [{ id: USER, type: 'user' }] },
    { id: idOf(901), status: 'active', owners: [{ id: OTHER, type: 'user' }] },
    { id: idOf(902), status: 'active', owners: [{ id: USER, type: 'tenant' }] },
  ];
  const all = world.ignoresFilters ? [...others, ...own] : own;
  const perPage = Math.min(world.cap, Number(query.get('page[size]') ?? 10));
  const page = Number(query.get('page[number]') ?? 1);
  const truth = { total: all.length, page, perPage, totalPages: Math.ceil(all.length / perPage) };
  const meta = world.meta === undefined ? truth : world.meta(truth);
  return { data: all.slice((page - 1) * perPage, page * perPage), ...(meta === undefined ? {} : { meta }) };
}
