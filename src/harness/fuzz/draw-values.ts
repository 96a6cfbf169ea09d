import fc from 'fast-check';
import type { Json } from '../../../contracts/index.js';

/** Ids and tokens beyond these are counted round. */
export const MOST_KNOWN = 400;

export const anId = fc.nat(MOST_KNOWN).map((index) => `<<id ${index}>>`);

export const oddText = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '0',
    '-1',
    'me',
    'zz',
    'null',
    'undefined',
    'true',
    '[]',
    '{}',
    '%',
    '%2F',
    '..',
    '__proto__',
    'constructor',
  ),
  fc.constantFrom(
    'a'.repeat(24),
    'A'.repeat(24),
    '5CA5C44C187C040010A9BB8B',
    '6762e154616e91cb8d8b1aaf',
    '1e3',
    '١',
    'é',
    '\u0000',
    '\ud800',
  ),
  fc.string({ maxLength: 6, unit: 'grapheme' }),
);

export const oddJson: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json[]>(
    null,
    true,
    false,
    0,
    -1,
    1.5,
    1e300,
    4_294_967_296,
    '',
    [],
    {},
    [[]],
    [null],
    { a: null },
    { $gt: '' },
  ),
  anId,
  oddText,
);

const words = [
  'active',
  'inactive',
  'starting',
  'stopping',
  'draft',
  'published',
  'ACTIVE',
  'PENDING',
  'ordinary',
  'long_running',
  'name',
  '-name',
  'createdAt',
  '-updatedAt',
  'status',
  'true',
  'false',
];

export const queryValue = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('1', '2', '3', '10', '0', '-1', '1.5', 'x') },
  { weight: 4, arbitrary: anId },
  { weight: 4, arbitrary: fc.constantFrom(...words) },
  { weight: 1, arbitrary: oddText },
);

export const strangeName = fc.constantFrom(
  'filter',
  'filter[]',
  'filter[status][]',
  'filter[id]',
  'page',
  'page[]',
  'sort',
  'sort[]',
  'search',
  'meta',
  'id',
  '__proto__',
  'a[b][c]',
  '$where',
);

/** Segments that the paths of services are made of. */
export const firstSegments = ['flows', 'FLOWS', 'webhooks', 'hook', 'api', 'v1', 'users'] as const;

/** Segments that servers and proxies read in their own ways. */
export const oddSegments = ['', '.', '..', '%2e', '%2F', '%00', '%'] as const;
