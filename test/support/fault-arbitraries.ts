import fc from 'fast-check';
import type { FaultGiven } from '../../mock/index.js';
import { operations } from '../../openapi/index.js';
import { idOf } from './parity-world.js';

const operationIds = operations.filter(({ aliasOf }) => aliasOf === undefined).map(({ id }) => id);

const target = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('*', 'flows', 'iam', 'GET *', '*s*') },
  { weight: 1, arbitrary: fc.constantFrom('templates', 'webhooks', 'executions', '/flows*', 'POST *', '/webhooks/*') },
  { weight: 1, arbitrary: fc.constantFrom(...operationIds) },
);
/** Operations that have nothing to do with an effect refuse it. */
const NOT_EVERYWHERE = new Set(['ignore-filters(status,username)', 'delete-flow(after)', 'page-cap(2)']);
const named: ReadonlySet<string> = new Set(operationIds);

const nth = fc.constantFrom('', '', '', '#1', '#2,3');
const modifiers = fc.constantFrom('', '', '%0.5', '/2', 'x1', 'x2%0.7', '+1ms');

/** Effects that are over within a few milliseconds, or with the client. */
const effect = fc.constantFrom(
  '503',
  '401',
  '204',
  '429(retry-after=1)',
  '200',
  'reset',
  'lost-answer',
  'silence',
  'latency(0..3)',
  'latency(lognormal,1,0.5)',
  'latency(quiet,2)',
  'truncate(0)',
  'truncate(30)',
  'drip(2000,1)',
  'garbage',
  'garbage("[1,")',
  'ignore-filters',
  'ignore-filters(status,username)',
  'extra-members',
  'rename-id',
  'envelope',
  'omit-members(name,graph.nodes,_id,data,errors)',
  'reformat(indent=2,shuffled)',
  'expire-token',
  'duplicate-execution',
  'delete-flow(after)',
  'rate-limit(3/1s)',
  'rate-limit(1/1h,world)',
  'redirect',
  'redirect(308,{url})',
  '503(retry-after-date=1,date-offset=-60)',
  'login-page',
  'error-object',
  'success(202)',
  'success(204)',
  'success(201,empty)',
  'latency(0..3,after)',
  'silence(after)',
  'truncate(30,reset)',
  'truncate(30,silence)',
  'chunked(50)',
  'compress(gzip)',
  'compress(br,if-accepted)',
  'page-cap(2)',
  'totals(missing)',
  'totals(total=+1,totalPages=page)',
);

const text = fc
  .tuple(target, nth, effect, modifiers)
  .filter(([what, , does]) => !named.has(what) || !NOT_EVERYWHERE.has(does))
  .map(([what, which, does, when]) => `${what}${which}:${does}${when}`);

const object: fc.Arbitrary<FaultGiven> = fc.record({
  match: fc.record(
    {
      bodyContains: fc.constantFrom('a', '{', 'name', '__proto__'),
      user: fc.constantFrom('alice@example.com', 'nobody', idOf('users', 'admin')),
      flow: fc.constantFrom(idOf('flows', 'alpha'), 'Alpha'),
      query: fc.constantFrom({ 'filter[status]': 'active' }, { search: 'a' }),
    },
    { requiredKeys: [] },
  ),
  effect: fc.constantFrom(
    { kind: 'status', status: 418, body: { a: 1 }, headers: { 'x-a': 'b' } } as const,
    { kind: 'reset' } as const,
    { kind: 'latency', ms: 1 } as const,
    { kind: 'truncate', bytes: 5 } as const,
    { kind: 'compress', coding: 'deflate' } as const,
    { kind: 'totals', total: 0 } as const,
  ),
});

/** Faults to be armed together, most of which fire now and then. */
export const anyFaults: fc.Arbitrary<readonly FaultGiven[]> = fc.array(
  fc.oneof({ weight: 4, arbitrary: text }, object),
  {
    minLength: 1,
    maxLength: 5,
  },
);

/** Faults that look at every request and do nothing to it. */
export const idleFaults: readonly FaultGiven[] = [
  '*:503%0',
  '*#999999999:reset',
  '*:latency(0)%0',
  '*:truncate(999999999)',
  '*:rate-limit(999999999/1h)%0',
  { match: { bodyContains: 'what nobody ever sends' }, effect: { kind: 'silence' } },
  { match: { user: 'nobody that is there' }, effect: { kind: 'garbage' } },
  { match: { flow: 'no such flow' }, effect: { kind: 'lost-answer' } },
];
