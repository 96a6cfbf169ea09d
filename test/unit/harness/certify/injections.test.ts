import { describe, expect, it } from 'vitest';
import { toInjection } from '../../../../src/harness/certify/injections.js';

type Shown = Parameters<typeof toInjection>[0];
const fault = (given: Pick<Shown, 'effect'> & Partial<Shown>): Shown => ({
  id: 'fault-1',
  match: {},
  times: 'always',
  matched: 0,
  fired: 0,
  left: null,
  exhausted: false,
  ...given,
});

describe('a fault in words', () => {
  it.each<[Shown, string, string]>([
    [fault({ effect: { kind: 'status', status: 503 }, times: 1 }), '503 once', ''],
    [
      fault({ effect: { kind: 'status', status: 503 }, match: { operation: 'getFlows', nth: 1 } }),
      '503 once',
      'getFlows',
    ],
    [fault({ effect: { kind: 'status', status: 500 }, match: { nth: [2, 3] } }), '500 on the 2nd, 3rd', ''],
    [
      fault({ effect: { kind: 'status', status: 429, headers: { 'Retry-After': '1' } }, times: 2 }),
      '429 with Retry-After twice',
      '',
    ],
    [
      fault({ effect: { kind: 'reset' }, match: { operation: ['getUsers', 'getFlows'] } }),
      'connection reset always',
      'getUsers or getFlows',
    ],
    [fault({ effect: { kind: 'ignore-filters' }, times: 5 }), 'ignore filters 5 times', ''],
  ])('%j: %s', (given, what, where) => {
    expect(toInjection(given)).toEqual({ id: 'fault-1', what, where, fired: 0 });
  });
});
