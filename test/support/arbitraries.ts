import fc from 'fast-check';
import { operations } from '../../openapi/index.js';
import type { Attack } from './attack.js';
import { anyCharacter } from './characters.js';
import { parityWorld, tokenOf } from './parity-world.js';

/** Names that mean something to JavaScript, to query parsers or to databases. */
const TOUCHY = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'length',
  '$ne',
  '$where',
  '_id',
  'id',
  '',
];

const touchyName = fc.constantFrom(...TOUCHY);

export const anyText = fc.oneof(
  touchyName,
  fc.string({ unit: anyCharacter, maxLength: 30 }),
  fc.string({ maxLength: 30 }),
  fc.constantFrom(
    '\u0000',
    '\ud800',
    '%',
    '%zz',
    '../..',
    "' or 1=1",
    '<script>',
    'NaN',
    '-1',
    '1e999',
    '0x10',
    'null',
    'true',
  ),
  fc.constant('x'.repeat(5_000)),
);

/** Lone surrogates become U+FFFD, as on every wire. */
function wellFormed(text: string): string {
  return Buffer.from(text).toString();
}

/** Any JSON value, with members of touchy names; objects made as JSON.parse makes them. */
const anyJson: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof({ depthSize: 'small', withCrossShrink: true }, tie('leaf'), tie('list'), tie('object')),
  leaf: fc.oneof(
    anyText.map(wellFormed),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constantFrom(null, true, false, 0, -1, 12, 1e21),
  ),
  list: fc.array(tie('value'), { maxLength: 4 }),
  object: fc
    .array(fc.tuple(fc.oneof(touchyName, fc.string({ maxLength: 8 })), tie('value')), { maxLength: 4 })
    .map((members) => Object.fromEntries(members)),
})).value;

const actors = Object.keys(parityWorld.actors);

/** Who asks: mostly somebody known. */
export const authorization: fc.Arbitrary<Readonly<Record<string, string>>> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('admin', 'alice').map((actor) => bearer(tokenOf(actor))) },
  { weight: 4, arbitrary: fc.constantFrom(...actors).map((actor) => bearer(tokenOf(actor))) },
  { weight: 1, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.string({ maxLength: 20 }).map((text) => bearer(encodeURIComponent(text))) },
);

function bearer(token: string): Readonly<Record<string, string>> {
  return { authorization: `Bearer ${token}` };
}

const knownIds = [
  ...Object.values(parityWorld.names.flows),
  ...Object.values(parityWorld.names.templates),
  ...Object.values(parityWorld.names.users),
  ...Object.values(parityWorld.names.tenants),
  ...Object.values(parityWorld.names.roles),
];

const anyId = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...knownIds) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '6762e154616e91cb8d8b1aaf',
      'abcdefghijkl',
      'me',
      'bulk',
      'zz',
      '000000000000000000000000',
    ),
  },
  { weight: 1, arbitrary: anyText },
);

/** Ids of the kind that an operation's path wants, so that handlers are reached. */
function idsFor(path: string): fc.Arbitrary<string> {
  const kind = path.includes('tenants')
    ? 'tenants'
    : path.includes('users')
      ? 'users'
      : path.includes('roles')
        ? 'roles'
        : path.includes('templates')
          ? 'templates'
          : 'flows';
  return fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...Object.values(parityWorld.names[kind])) },
    { weight: 1, arbitrary: anyId },
  );
}

const encoded = (text: string) => encodeURIComponent(wellFormed(text));

/** An operation's method and path with ids in it. */
export const anyOperation: fc.Arbitrary<{ method: string; path: string }> = fc
  .constantFrom(...operations)
  .chain(({ method, path }) =>
    fc.array(idsFor(path), { minLength: 2, maxLength: 2 }).map(([first = '', second = '']) => {
      const ids = [first, second];
      return {
        method: method.toUpperCase(),
        path: path.replace(/\{\w+\}/g, () => encoded(ids.shift() ?? '') || '%20'),
      };
    }),
  );

const queryName = fc.oneof(
  fc.constantFrom(
    'page[size]',
    'page[number]',
    'filter[status]',
    'filter[user]',
    'filter[type]',
    'filter[fromTemplate]',
    'filter[flowId]',
  ),
  fc.constantFrom(
    'sort',
    'search',
    'username',
    'userId',
    'meta',
    'token',
    'accountId',
    'tags',
    'start',
    'end',
    'groupby',
    'pageSize',
  ),
  fc.constantFrom(
    'page',
    'filter',
    'page[size][x]',
    'filter[user][$ne]',
    'filter[user][$in][]',
    'filter[status][]',
    'search[]',
    'sort[a]',
  ),
  fc.constantFrom(
    '__proto__',
    '__proto__[x]',
    'constructor[prototype][x]',
    'filter[__proto__]',
    'filter[constructor]',
    'page[__proto__][size]',
    'a[b][c][d][e][f][g][h][i]',
    '[',
    ']',
    '[]',
    '%',
    '%5B',
    '%zz',
  ),
  anyText.map(encoded),
);

const queryValue = fc.oneof(
  fc.constantFrom(
    '1',
    '0',
    '-1',
    '2',
    '10',
    '99',
    'active',
    'inactive',
    'published',
    'ordinary',
    'name',
    '-createdAt',
    'toString',
    '',
    'true',
    'NaN',
    '1e9',
    'Alpha',
    '(',
    '[',
    '{2}',
    '%',
    '%zz',
    '%00',
    '+',
    '99999999999999999999',
    '2026-01-01',
  ),
  fc.constantFrom(...knownIds),
  anyText.map(encoded),
);

/** A raw query with its question mark, or none. */
export const anyQuery: fc.Arbitrary<string> = fc
  .array(fc.tuple(queryName, queryValue, fc.boolean()), { maxLength: 5 })
  .map((pairs) => pairs.map(([name, value, bare]) => (bare && value === '' ? name : `${name}=${value}`)).join('&'))
  .map((text) => (text === '' ? '' : `?${text}`));

const headerValue = fc
  .oneof(fc.string({ maxLength: 20 }), fc.constantFrom('*', 'zzz', 'gzip', 'deflate', 'br', '__proto__'))
  .map((text) => text.replace(/[^\x21-\x7e]/g, 'x'));

export const anyHeaders: fc.Arbitrary<Readonly<Record<string, string>>> = fc.dictionary(
  fc.constantFrom(
    'x-auth-type',
    'if-none-match',
    'cookie',
    'origin',
    'content-encoding',
    'cache-control',
    'x-request-id',
    'accept',
    'x-forwarded-for',
    'access-control-request-headers',
  ),
  headerValue,
  { maxKeys: 2, noNullPrototype: true },
);

const contentTypes = [
  'application/json',
  'application/json',
  'application/json',
  'application/json; charset=utf-8',
  'application/json; charset=zz',
  'application/json; charset=utf-16',
  'text/plain',
  'application/xml',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'multipart/form-data',
  'image/png',
  'zzz',
  '',
];

/** A body as text with its content type: JSON, broken JSON, or something else. */
export const anyBody: fc.Arbitrary<{ body?: string; headers: Readonly<Record<string, string>> }> = fc.oneof(
  fc.constant({ headers: {} }),
  fc
    .tuple(
      fc.constantFrom(...contentTypes),
      fc.oneof(
        { weight: 4, arbitrary: anyJson.map((value) => JSON.stringify(value) ?? '') },
        { weight: 1, arbitrary: anyText },
        {
          weight: 1,
          arbitrary: fc.constantFrom(
            '',
            ' ',
            '{',
            '{"a":',
            '[1,',
            '{"a":1}}',
            '\ufeff{}',
            '<a>',
            '<a><b></a>',
            '--x--',
            'a=1&b[c]=2&__proto__[x]=1',
            '{"__proto__":{"x":1}}',
            '[{"__proto__":[]}]',
            'null',
            '5',
            '"x"',
          ),
        },
      ),
    )
    .map(([type, body]) => ({ body, headers: type === '' ? {} : { 'content-type': type } })),
);

export function toAttack(
  parts: { method: string; path: string },
  query: string,
  headers: readonly Readonly<Record<string, string>>[],
  body: string | undefined,
): Attack {
  const hasBody = body !== undefined && parts.method !== 'GET' && parts.method !== 'HEAD';
  return {
    method: parts.method,
    path: parts.path + query,
    headers: Object.assign({}, ...headers),
    ...(hasBody ? { body } : {}),
  };
}

type Path = readonly (string | number)[];

/** The place of every value inside a JSON value, the value itself included. */
function placesIn(value: unknown, path: Path = []): Path[] {
  const inner = Array.isArray(value)
    ? value.flatMap((item, i) => placesIn(item, [...path, i]))
    : typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([name, item]) => placesIn(item, [...path, name]))
      : [];
  return [path, ...inner];
}

function replaced(value: unknown, path: Path, put: unknown): unknown {
  const [head, ...rest] = path;
  if (head === undefined) return put;
  if (Array.isArray(value)) return value.map((item, i) => (i === head ? replaced(item, rest, put) : item));
  return Object.fromEntries(
    Object.entries(Object(value)).map(([name, item]) => [name, name === head ? replaced(item, rest, put) : item]),
  );
}

/** A good body with one or two of its values, wherever they stand, replaced by anything. */
export function spoilt(body: unknown): fc.Arbitrary<unknown> {
  const one = fc.tuple(fc.constantFrom(...placesIn(body)), anyJson);
  return fc
    .array(one, { minLength: 1, maxLength: 2 })
    .map((changes) => changes.reduce((value, [path, put]) => replaced(value, path, put), body));
}
