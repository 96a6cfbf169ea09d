import { sources } from '../sources.js';
import type { CellGroup } from './cell.js';

/** Filters that the server ignores, pages that it cuts, and totals that are wrong. */
export const formGroups: readonly CellGroup[] = [
  {
    id: 'FM-MX-LOOKUP-FILTER',
    suite: 'evolution',
    level: 'MUST',
    operation: 'LOOKUP',
    position: 'EVER',
    hits: 'every request',
    outcomes: { 'no-name-filter': 'delivered' },
    title: 'The username is checked by the client, too',
    requirement: 'When the server ignores username=, so that all users come, only the flows of the right user run.',
    source: sources.filters,
    hint: 'Take the user whose username is that of the event out of the list, not the first one.',
    requires: ['FM-CORE-01'],
  },
  ...(['no-status-filter', 'no-user-filter'] as const).map(
    (effect): CellGroup => ({
      id: `FM-MX-PAGE-${effect === 'no-status-filter' ? 'STATUS' : 'USER'}-FILTER`,
      suite: 'evolution',
      level: 'MUST',
      operation: 'PAGE',
      position: 'EVER',
      hits: 'every request',
      outcomes: { [effect]: 'delivered' },
      title:
        effect === 'no-status-filter'
          ? 'The status is checked by the client, too'
          : 'The owner is checked by the client, too',
      requirement:
        effect === 'no-status-filter'
          ? 'When the server ignores filter[status] alone, flows that are not active do not run.'
          : 'When the server ignores filter[user] alone, flows of others do not run.',
      source: sources.filters,
      hint: 'Before you call a flow, look whether its status is `active` and whether the user is among its owners.',
      requires: ['FM-CORE-01', effect === 'no-status-filter' ? 'FM-FLOW-01' : 'FM-ID-05'],
    }),
  ),
  ...(['page-cap', 'totals-missing', 'totals-low', 'totals-high'] as const).map(
    (effect): CellGroup => ({
      id: `FM-MX-PAGE-${effect.toUpperCase()}`,
      suite: 'evolution',
      level: 'SHOULD',
      operation: 'PAGE',
      position: 'EVER',
      hits: 'every request',
      outcomes: { [effect]: 'delivered' },
      title: {
        'page-cap': 'Pages that are shorter than asked for are not the last ones',
        'totals-missing': 'A list without totals is read to its end',
        'totals-low': 'A total that is too low does not end the list',
        'totals-high': 'A total that is too high does not hold the client',
      }[effect],
      requirement: {
        'page-cap': 'Where the server cuts pages at 5, whatever page[size] asks for, every flow runs exactly once.',
        'totals-missing': 'Where meta has neither total nor totalPages, every flow runs exactly once.',
        'totals-low': 'Where meta.total counts the flows of the page alone, every flow runs exactly once.',
        'totals-high':
          'Where meta counts more flows and pages than there are, every flow runs exactly once, and the client ends.',
      }[effect],
      source: sources.paging,
      hint: 'Read on until a page is empty, or holds nothing new: that works whatever meta says, and however long pages are.',
      requires: ['FM-CORE-01', 'FM-FLOW-07'],
    }),
  ),
];
