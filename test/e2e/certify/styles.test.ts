import { describe, expect, it } from 'vitest';
import { certifyClient, shareOf, surprises } from '../../support/certify-bugs.js';
import { STYLES } from '../../support/clients/client.mjs';

/** What certify says of ways of being right, beside PASS. Never FAIL. */
const SAID: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'requestId=none': { 'FM-RES-13': 'WARN' },
};

const single = Object.entries(STYLES).flatMap(([name, [, ...others]]) =>
  others
    .filter((value) => value !== 'never')
    .map((value): [string, Record<string, string>] => [`${name}=${value}`, { [name]: value }]),
);

const combined: [string, Record<string, string>][] = [
  ['usual in everything', {}],
  [
    'lists everybody and everything, in pages of 100, until one is empty, side by side, and fetches each flow again',
    { users: 'list', status: 'none', owner: 'check', size: '100', end: 'empty', order: 'parallel', refetch: 'yes' },
  ],
  [
    'logs in, lists all active flows in pages of 7, newest first, and picks by owner',
    { login: 'first', users: 'list', owner: 'check', size: '7', end: 'pages', sort: '-createdAt' },
  ],
  [
    'filters by nothing, and closes each connection',
    { status: 'none', owner: 'check', end: 'short', connection: 'close' },
  ],
];

describe.concurrent('a client that is right in its own way', () => {
  it.each([...combined, ...single].map(([name, styles], at) => [name, styles, at] as const))(
    '%s',
    async (name, styles, at) => {
      const expected = SAID[name] ?? {};
      // Those that combine many meet every case.
      const only = [...new Set([...shareOf(at, 3), ...Object.keys(expected)])];
      const result = await certifyClient({ styles }, at < combined.length ? {} : { only });
      const applied = result.cases.filter(({ verdict }) => verdict !== 'NOT_APPLICABLE');
      expect(surprises({ ...result, cases: applied }, expected)).toEqual(expected);
    },
    600_000,
  );
});
