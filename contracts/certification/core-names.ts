import type { CertificationCase } from './case.js';
import { sources } from './sources.js';

/** As long as an identifier may well be. Names that differ behind it alone are other names. */
const LONG = 'very-long-name-'.repeat(18);

/** What usernames may look like: each stands beside one that the same text means to a program that reads more into it. */
export const nameCases: readonly CertificationCase[] = [
  {
    id: 'FM-ID-09',
    level: 'MUST',
    title: 'Long usernames count to their end',
    requirement:
      'Of users whose usernames are long, and differ only at their ends, only the flows of the right one run.',
    source: sources.twoIds,
    hint: 'Cut no id of your own system, neither for a query nor for a key or a column: 64 or 255 letters are not enough for everybody.',
    requires: ['FM-CORE-01', 'FM-ID-02', 'FM-FLOW-05'],
    world: {
      owners: 'user',
      users: {
        short: { username: `{x}${LONG.slice(0, 40)}`, flows: { 'of short': {} } },
        middle: { username: `{x}${LONG.slice(0, 80)}1`, flows: { 'of middle': {} } },
        other: { username: `{x}${LONG.slice(0, 80)}2`, flows: { 'of other': {} } },
        long: { username: `{x}${LONG}1`, flows: { 'of long': {} } },
        longer: { username: `{x}${LONG}2`, flows: { 'of longer': {} } },
      },
    },
    events: [{ of: 'longer' }, { of: 'other' }, { of: 'long' }, { of: 'middle' }, { of: 'short' }],
    judges: [{ judge: 'nothing-else' }, { judge: 'flows-run' }, { judge: 'data-not-crossed' }],
  },
  {
    id: 'FM-ID-10',
    level: 'MUST',
    title: 'Signs of patterns are signs like others',
    requirement:
      'Of users whose usernames hold signs that mean something in patterns, queries or paths (`_`, `*`, `.`, `?`, `|`, `[`, quotes, a backslash, `..`), only the flows of the right one run.',
    source: sources.twoIds,
    hint: 'Compare usernames for equality: without regular expressions, LIKE, globs or search, without cutting off what stands behind a sign, and percent-encode them whole.',
    requires: ['FM-CORE-01', 'FM-ID-02', 'FM-FLOW-05'],
    world: {
      owners: 'user',
      users: {
        lineTrap: { username: '{x}-b', flows: { 'of lineTrap': {} } },
        line: { username: '{x}_b', flows: { 'of line': {} } },
        dotTrap: { username: '{y}xb', flows: { 'of dotTrap': {} } },
        dot: { username: '{y}.b', flows: { 'of dot': {} } },
        undotted: { username: '{y}b', flows: { 'of undotted': {} } },
        starTrap: { username: '{z}abc', flows: { 'of starTrap': {} } },
        star: { username: '{z}*', flows: { 'of star': {} } },
        markTrap: { username: '{w}a', flows: { 'of markTrap': {} } },
        mark: { username: '{w}?', flows: { 'of mark': {} } },
        barTrap: { username: '{v}', flows: { 'of barTrap': {} } },
        bar: { username: '{v}|{w}', flows: { 'of bar': {} } },
        bracket: { username: '[{v}]', flows: { 'of bracket': {} } },
        quote: { username: `{v}'"\\`, flows: { 'of quote': {} } },
        path: { username: '../{v}', flows: { 'of path': {} } },
        domain: { username: '{v}\\{w}', flows: { 'of domain': {} } },
        hidden: { username: '{w}\u200b{v}', flows: { 'of hidden': {} } },
        shown: { username: '{w}{v}', flows: { 'of shown': {} } },
      },
    },
    events: [
      { of: 'line' },
      { of: 'dot' },
      { of: 'undotted' },
      { of: 'star' },
      { of: 'mark' },
      { of: 'barTrap' },
      { of: 'bar' },
      { of: 'bracket' },
      { of: 'quote' },
      { of: 'path' },
      { of: 'domain' },
      { of: 'hidden' },
      { of: 'shown' },
    ],
    judges: [{ judge: 'nothing-else' }, { judge: 'flows-run' }, { judge: 'data-not-crossed' }],
  },
  {
    id: 'FM-ID-11',
    level: 'MUST',
    title: 'Usernames may look like numbers, dates and ids',
    requirement:
      'Of users whose usernames are numbers in several forms (7, 007, 7.0, 1e3), or look like an internal id of FlowMate, only the flows of the right one run. An event whose user is the internal id of one has no user.',
    source: sources.twoIds,
    hint: 'Treat an id of your own system as a text, whatever it looks like: no leading zero is lost, and one of 24 hexadecimal digits is looked up like any other.',
    requires: ['FM-CORE-01', 'FM-ID-02', 'FM-FLOW-05'],
    world: {
      owners: 'user',
      users: {
        seven: { username: '7', flows: { 'of seven': {} } },
        padded: { username: '007', flows: { 'of padded': {} } },
        decimal: { username: '7.0', flows: { 'of decimal': {} } },
        exponent: { username: '1e3', flows: { 'of exponent': {} } },
        thousand: { username: '1000', flows: { 'of thousand': {} } },
        hexadecimal: { username: '0x10', flows: { 'of hexadecimal': {} } },
        sixteen: { username: '16', flows: { 'of sixteen': {} } },
        large: { username: '12345678901234567891', flows: { 'of large': {} } },
        larger: { username: '12345678901234567892', flows: { 'of larger': {} } },
        internal: { username: '636d0762bd257a7eb2373d6c', flows: { 'of internal': {} } },
        uuid: { username: '9b2e5f10-4c1d-4a57-8f4e-3d1c0a7b6e52', flows: { 'of uuid': {} } },
        dated: { username: '2026-01-01', flows: { 'of dated': {} } },
      },
    },
    events: [
      { of: 'padded' },
      { of: 'decimal' },
      { of: 'exponent' },
      { of: 'hexadecimal' },
      { of: 'larger' },
      { of: 'internal' },
      { of: 'uuid' },
      { of: 'dated' },
      { of: 'seven' },
      { of: 'large' },
      { user: '$user thousand' },
    ],
    judges: [{ judge: 'nothing-else' }, { judge: 'flows-run' }, { judge: 'data-not-crossed' }],
  },
  {
    id: 'FM-ID-12',
    level: 'MUST',
    title: 'A flow may have several users',
    requirement:
      'A flow that several users own runs for the events of each of them, wherever the user stands among the owners.',
    source: sources.owners,
    hint: "Look for the id of the event's user among all owners of a flow: not at the first of them, nor at the first of type user.",
    requires: ['FM-CORE-01', 'FM-FLOW-05', 'FM-ID-05'],
    world: {
      users: {
        ada: { flows: { shared: { sharedWith: ['bea', 'cem'] }, 'of ada': {} } },
        bea: { flows: { 'of bea': {} } },
        cem: {},
      },
    },
    events: [{ of: 'bea' }, { of: 'ada' }, { of: 'cem' }],
    judges: [{ judge: 'flows-run' }, { judge: 'nothing-else' }, { judge: 'data-not-crossed' }, { judge: 'exit-zero' }],
  },
];
