import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FlowDocument } from '../../../../mock/domain/records/documents.js';
import { orderGraph } from '../../../../mock/executions/graph/graph.js';
import { inDepth } from '../../../support/depth.js';
import { anyGraph, edge, makeFlow, messages, node, plan, START, statuses } from '../../../support/flow-makers.js';

const order = (flow: FlowDocument) =>
  plan(flow)
    .steps.map(({ stepId }) => stepId)
    .join(' ');

describe('the steps of a run', () => {
  it.each<[string, FlowDocument, string]>([
    ['one node', makeFlow(['a']), 'a'],
    ['a line, whatever the order of the nodes', makeFlow(['c', 'b', 'a'], ['a > b', 'b > c']), 'a b c'],
    ['a branch, in the order of the edges', makeFlow(['a', 'b', 'c'], ['a > c', 'a > b']), 'a c b'],
    [
      'a join, behind all that lead to it',
      makeFlow(['a', 'b', 'c', 'd'], ['a > b', 'a > d', 'b > c', 'c > d']),
      'a b c d',
    ],
    ['a cycle', makeFlow(['a', 'b', 'c'], ['a > b', 'b > c', 'c > b']), 'a b c'],
    ['a cycle through the first node', makeFlow(['a', 'b'], ['a > b', 'b > a']), 'a b'],
    ['an edge of a node to itself', makeFlow(['a', 'b'], ['a > a', 'a > b', 'b > b']), 'a b'],
    ['the same id twice', makeFlow(['a', 'b', 'b'], ['a > b']), 'a b'],
    ['an edge that leads nowhere', makeFlow(['a', 'b'], ['a > z', 'z > b', 'a > b']), 'a b'],
    ['no edges', makeFlow(['a', 'b', 'c']), 'a b c'],
    [
      'names that mean something to JavaScript',
      makeFlow(['__proto__', 'toString'], [{ source: '__proto__', target: 'toString' }]),
      '__proto__ toString',
    ],
  ])('come in order: %s', (_, flow, expected) => {
    expect(order(flow)).toBe(expected);
  });

  it('are skipped where no way leads from the first node', () => {
    expect(statuses(plan(makeFlow(['a', 'b', 'c', 'd'], ['a > b', 'c > d'])))).toEqual([
      'a: succeeded',
      'b: succeeded',
      'c: skipped',
      'd: skipped',
    ]);
    expect(statuses(plan(makeFlow(['a', 'b'])))).toEqual(['a: succeeded', 'b: skipped']);
  });

  it('are each there once, behind what leads to them, and begin when that is done, whatever the graph', () => {
    fc.assert(
      fc.property(anyGraph, fc.integer({ min: 0, max: 1_000 }), (flow, seed) => {
        const { steps } = plan(flow, { seed });
        expect(steps.map(({ stepId }) => stepId).sort()).toEqual(
          [...new Set(flow.graph.nodes.map(({ id }) => id))].sort(),
        );
        const ordered = orderGraph(flow.graph);
        for (const [position, { before }] of ordered.entries()) {
          for (const { source } of before) {
            expect(source).toBeLessThan(position);
            expect(String(steps[source]?.finishedAt) <= String(steps[position]?.startedAt)).toBe(true);
          }
        }
        for (const { status, attempts, startedAt, finishedAt, lines } of steps) {
          expect(startedAt <= finishedAt).toBe(true);
          expect(attempts > 0).toBe(status !== 'skipped');
          expect(lines.every(({ at }) => at >= startedAt && at <= finishedAt)).toBe(true);
        }
        expect(steps[0]?.status).toBe('succeeded');
      }),
    );
  });

  const nodes = inDepth(50_000, 10_000);
  it(`are found in a graph of ${nodes} nodes, straight and fully joined, without running out of stack`, () => {
    const ids = Array.from({ length: nodes }, (_, n) => `n${n}`);
    const line = makeFlow(
      ids,
      ids.slice(1).map((target, n) => ({ source: `n${n}`, target })),
    );
    expect(plan(line).steps).toHaveLength(nodes);
    const star = makeFlow(
      ids,
      ids.slice(1).map((target) => ({ source: 'n0', target })),
    );
    expect(plan(star).steps.every(({ status }) => status === 'succeeded')).toBe(true);
  });
});

describe('conditions', () => {
  const branch = makeFlow(
    ['a', 'big', 'small', 'end'],
    ['a > big: amount > 100', 'a > small: amount <= 100', 'big > end', 'small > end'],
  );

  it('choose the branch, and the join behind goes on', () => {
    expect(statuses(plan(branch, { data: { amount: 500 } }))).toEqual([
      'a: succeeded',
      'big: succeeded',
      'small: skipped',
      'end: succeeded',
    ]);
    expect(statuses(plan(branch, { data: { amount: 5 } }))).toContain('big: skipped');
    expect(messages(plan(branch, { data: { amount: 5 } }), 'a')).toEqual([
      'Webhook called with {"data":{"amount":5}}',
      'Emitted 1 message',
      'Condition amount > 100 does not hold, big is passed over',
      'Condition amount <= 100 holds, on to small',
    ]);
  });

  it('of a filter stop what is behind it, not what is beside it', () => {
    const filter = makeFlow(
      ['a', node('only', { function: 'pass', fields: { condition: 'paid = true' } }), 'b', 'c'],
      ['a > only', 'only > b', 'a > c'],
    );
    expect(statuses(plan(filter, { data: { paid: false } }))).toEqual([
      'a: succeeded',
      'only: succeeded',
      'c: succeeded',
      'b: skipped',
    ]);
    expect(messages(plan(filter, { data: { paid: false } }), 'only').at(-1)).toBe(
      'Condition paid = true does not hold, the message stops here',
    );
    expect(statuses(plan(filter, { data: { paid: true } }))).toContain('b: succeeded');
  });

  it('of a filter leave no output where the message gets to no end', () => {
    const only = node('only', { function: 'pass', fields: { condition: 'paid = true' } });
    const payload = { outputParameters: { total: 'number' } };
    for (const [nodes, edges] of [
      [
        ['a', only, 'b'],
        ['a > only', 'only > b'],
      ],
      [['a', only], ['a > only']],
    ] as const) {
      const flow = { ...makeFlow([...nodes], [...edges]), payload };
      const stopped = plan(flow, { data: { paid: false } });
      expect(stopped.output).toBeUndefined();
      expect(plan(flow, { data: { paid: true } }).output).toEqual({ total: expect.any(Number) });
    }
    const beside = { ...makeFlow(['a', only, 'b', 'c'], ['a > only', 'only > b', 'a > c']), payload };
    expect(plan(beside, { data: { paid: false } }).output).toBeDefined();
  });

  it('of a node that decides stop nothing: its edges have their own', () => {
    const decide = makeFlow(
      ['a', node('decide', { fields: { condition: 'x > 5' } }), 'yes', 'no'],
      ['a > decide', 'decide > yes: x > 5', 'decide > no: x <= 5'],
    );
    expect(statuses(plan(decide, { data: { x: 1 } }))).toEqual([
      'a: succeeded',
      'decide: succeeded',
      'yes: skipped',
      'no: succeeded',
    ]);
  });

  it('that cannot be read count as fulfilled, and the log says so', () => {
    const run = plan(makeFlow(['a', 'b'], [edge('a > b: $.x[?(@.y)]')]), { data: {} });
    expect(statuses(run)).toEqual(['a: succeeded', 'b: succeeded']);
    expect(messages(run, 'a').at(-1)).toMatch(/cannot be read here and counts as fulfilled, on to b$/);
  });
});

describe('the trigger data', () => {
  const flow = makeFlow(['a', 'b'], ['a > b'], {
    payload: {
      inputParameters: {
        name: 'string',
        age: 'number',
        tags: 'array',
        address: { city: 'string' },
        items: [{ sku: 'string' }],
      },
      outputParameters: { id: 'string', count: 'number', done: 'boolean', at: { place: 'string' }, ids: ['number'] },
    },
  });
  const good = { name: 'Ada', age: 36, tags: [], address: { city: 'London' }, items: [{ sku: 'a' }] };

  it('that fits makes the run yield values of the declared types', () => {
    const { output } = plan(flow, { data: good });
    expect(output).toEqual({
      id: expect.any(String),
      count: expect.any(Number),
      done: expect.any(Boolean),
      at: { place: expect.any(String) },
      ids: [expect.any(Number)],
    });
    expect(plan(flow, { data: good }).output).toEqual(output);
    expect(plan(flow, { data: good, key: 'another run' }).output).not.toEqual(output);
  });

  it.each<[string, unknown, string]>([
    ['a missing parameter', { ...good, name: undefined }, 'parameter name is missing'],
    ['a wrong type', { ...good, age: '36' }, 'parameter age is "36", not a number'],
    ['null', { ...good, name: null }, 'parameter name is null, not a string'],
    ['a list for an object', { ...good, address: [] }, 'parameter address is a list, not an object'],
    ['what is missing inside', { ...good, address: {} }, 'parameter address.city is missing'],
    ['an object for a list', { ...good, tags: {} }, 'parameter tags is an object, not an array'],
    ['an object for a list of objects', { ...good, items: {} }, 'parameter items is an object, not a list'],
    ['what is wrong in a list', { ...good, items: [{ sku: 'a' }, {}] }, 'parameter items[1].sku is missing'],
    ['no object', 'Ada', 'data is "Ada", not an object with the parameters'],
  ])('fails the first step: %s', (_, data, problem) => {
    const run = plan(flow, { data });
    expect(statuses(run)).toEqual(['a: failed', 'b: skipped']);
    expect(messages(run, 'a').at(-1)).toBe(
      `Error: the trigger data does not fit the flow's inputParameters: ${problem}`,
    );
    expect(run.output).toBeUndefined();
  });

  it('is not asked for where nothing is declared, nor of a schedule', () => {
    expect(statuses(plan(makeFlow(['a'])))).toEqual(['a: succeeded']);
    expect(statuses(plan(flow, { trigger: 'schedule' }))).toEqual(['a: succeeded', 'b: succeeded']);
    expect(messages(plan(flow), 'a').at(-1)).toMatch(/the body has no member data/);
  });
});

describe('scripted outcomes', () => {
  const flow = makeFlow(['a', 'b', 'c'], ['a > b', 'b > c']);
  const flowId = flow.id;

  it('fail a step and stop what is behind it', () => {
    const run = plan(flow, { outcomes: [{ flow: flowId, node: 'b', fail: { message: 'the printer is on fire' } }] });
    expect(statuses(run)).toEqual(['a: succeeded', 'b: failed', 'c: skipped']);
    expect(run.steps[1]?.lines.at(-1)).toMatchObject({ level: 'error', message: 'Error: the printer is on fire' });
  });

  it('fail the first step behind the trigger when none is named', () => {
    expect(statuses(plan(flow, { outcomes: [{ flow: flowId, fail: {} }] }))).toContain('b: failed');
    expect(statuses(plan(makeFlow(['a']), { outcomes: [{ flow: flowId, fail: {} }] }))).toEqual(['a: failed']);
  });

  it('fail every k-th run', () => {
    const outcomes = [{ flow: flowId, node: 'b', fail: { every: 3 } }];
    const failed = [1, 2, 3, 4, 5, 6].filter((nth) => statuses(plan(flow, { outcomes, nth })).includes('b: failed'));
    expect(failed).toEqual([3, 6]);
  });

  it('try again with exponential back-off what answered 429 or from 500 up, five times, and give up', () => {
    const run = plan(flow, { outcomes: [{ flow: flowId, node: 'b', fail: { status: 503 } }] });
    const step = run.steps[1];
    expect(step?.attempts).toBe(6);
    expect(messages(run, 'b').slice(1)).toEqual([
      ...[1, 2, 3, 4, 5].map((n) => `Request answered with status 503, retry ${n} of 5 in ${1_000 * 2 ** (n - 1)} ms`),
      'Error: Request failed with status code 503, gave up after 5 retries',
    ]);
    const took = Date.parse(step?.finishedAt ?? '') - Date.parse(step?.startedAt ?? '');
    expect(took).toBeGreaterThan(31_000);
    expect(step?.durationMs).toBe(took);
    expect(plan(flow, { outcomes: [{ flow: flowId, node: 'b', fail: { status: 404 } }] }).steps[1]?.attempts).toBe(1);
  });

  it('succeed after retries', () => {
    const run = plan(flow, { outcomes: [{ flow: flowId, node: 'b', retries: 2 }] });
    expect(statuses(run)).toEqual(['a: succeeded', 'b: succeeded', 'c: succeeded']);
    expect(run.steps[1]?.attempts).toBe(3);
    expect(messages(run, 'b').filter((message) => message.includes('429'))).toHaveLength(2);
    expect(messages(run).some((message) => message.includes('Error'))).toBe(false);
  });

  it('go on in spite of an error', () => {
    const run = plan(flow, { outcomes: [{ flow: flowId, node: 'b', fail: {}, continueOnError: true }] });
    expect(statuses(run)).toEqual(['a: succeeded', 'b: failed', 'c: succeeded']);
    expect(run.steps[1]).toMatchObject({ continued: true });
    const bySetting = makeFlow(['a', node('b', { nodeSettings: { continueOnError: true } }), 'c'], ['a > b', 'b > c']);
    expect(statuses(plan(bySetting, { outcomes: [{ flow: flowId, node: 'b', fail: {} }] }))).toContain('c: succeeded');
  });

  it('take as long as they are told', () => {
    const run = plan(flow, { outcomes: [{ flow: flowId, durationMs: 2_000 }] });
    expect(run.steps.map(({ durationMs }) => durationMs)).toEqual([2_000, 2_000, 2_000]);
    expect(run.steps.at(-1)?.finishedAt).toBe(new Date(START + 6_000).toISOString());
  });

  it('let a join wait in vain for a branch that failed', () => {
    const join = makeFlow(['a', 'b', 'c', 'd'], ['a > b', 'a > c', 'b > d', 'c > d']);
    expect(statuses(plan(join, { outcomes: [{ flow: flowId, node: 'c', fail: {} }] }))).toEqual([
      'a: succeeded',
      'b: succeeded',
      'c: failed',
      'd: skipped',
    ]);
  });
});

describe('a run', () => {
  const polling = makeFlow(
    [
      node('a', { function: 'getDealsPolling', nodeSettings: { snapshotKey: 'updatedAt', arraySplittingKey: 'data' } }),
      'b',
    ],
    ['a > b'],
    { cron: '*/5 * * * *' },
  );

  it('is the same for the same flow, seed, key and data, and another for another', () => {
    const flow = makeFlow(['a', 'b'], ['a > b']);
    expect(plan(flow, { data: { a: 1 } })).toEqual(plan(flow, { data: { a: 1 } }));
    expect(plan(flow, { seed: 2 }).steps).not.toEqual(plan(flow).steps);
    expect(plan(flow, { key: 'run 2' }).steps).not.toEqual(plan(flow).steps);
  });

  it('takes seconds, or none of the world and says how long it would have taken', () => {
    const flow = makeFlow(['a', 'b', 'c'], ['a > b', 'b > c']);
    const [taken, instant] = [plan(flow), plan(flow, { instant: true })];
    expect(Date.parse(taken.steps.at(-1)?.finishedAt ?? '')).toBeGreaterThan(START + 100);
    expect(
      new Set(
        instant.steps.flatMap(({ startedAt, finishedAt, lines }) => [
          startedAt,
          finishedAt,
          ...lines.map(({ at }) => at),
        ]),
      ),
    ).toEqual(new Set([new Date(START).toISOString()]));
    expect(instant.steps.map(({ durationMs }) => durationMs)).toEqual(taken.steps.map(({ durationMs }) => durationMs));
  });

  it('of a trigger that polls logs its settings as FlowMate does', () => {
    expect(messages(plan(polling, { trigger: 'schedule' }), 'a')).toEqual([
      'Trigger settings - "snapshotKey": updatedAt, "arraySplittingKey": data, "syncParam": undefined, "skipSnapshot": undefined',
      'A new snapshot was emitted: {"lastUpdated":"2026-03-01T08:00:00.000Z"}',
      'Emitted 1 message',
    ]);
  });

  it('sums up what goes into each step and what comes out, in short', () => {
    const run = plan(makeFlow(['a', 'b', 'c'], ['a > b', 'b > c']), { data: { text: 'x'.repeat(1_000) } });
    const [first, second, third] = run.steps;
    expect(first?.input).toMatch(/^\{"data":\{"text":"x+\.\.\.$/);
    expect(first?.input?.length).toBeLessThan(210);
    expect(second?.input).toBe(first?.output);
    expect(third?.input).toBe(second?.output);
    expect(second?.output).toMatch(/^\{"id":"/);
  });
});
