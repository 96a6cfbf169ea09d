import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Executions, type Retention } from '../../../../mock/executions/history/executions.js';
import { RecordedRun, type Run } from '../../../../mock/executions/history/run.js';
import { countExecutions } from '../../../../mock/executions/views/counts.js';
import { type LogPlace, readLogPage } from '../../../../mock/executions/views/log-page.js';
import { StoredDocument } from '../../../../mock/store/stored-document.js';
import { inDepth } from '../../../support/depth.js';
import { makeFlow, plan, START } from '../../../support/flow-makers.js';

const flows = ['a', 'b', 'c'].map((letter) => {
  const flow = makeFlow(['one', 'two'], ['one > two'], { id: letter.repeat(24) });
  return new StoredDocument(flow, 0);
});

let begun = 0;

function begin(executions: Executions, flow: number, { at = START, instant = true, input = '{}', id = '' } = {}): Run {
  const stored = flows[flow] ?? flows[0];
  if (stored === undefined) throw new Error('there is no flow');
  begun += 1;
  const flowExecId = id === '' ? `run ${begun}` : id;
  return executions.begin(
    { flow: stored, flowExecId, trigger: 'webhook', startedAt: at, input, more: undefined },
    instant,
  );
}

function create(retention: Partial<Retention> = {}, told: readonly Run[] = []): Executions {
  const executions = new Executions({ runs: told });
  executions.bound({ perFlow: 1_000, inAll: 1_000, characters: 1_000_000, ...retention });
  return executions;
}

function toldRuns(count: number): Run[] {
  return Array.from({ length: count }, (_, index) => {
    const startedAtMs = START - (count - index) * 60_000;
    const document = plan(makeFlow(['one', 'two'], ['one > two'], { id: 'a'.repeat(24) }), {
      key: `told ${index}`,
      startedAtMs,
    });
    return new RecordedRun(document, flows[0], { number: index + 1, moment: startedAtMs });
  });
}

const ids = (runs: Iterable<Run>) => [...runs].map(({ flowExecId }) => flowExecId);

/** How many steps ran, by flow. */
function counted(executions: Executions): Record<string, number> {
  const counts = countExecutions(executions, {
    start: '2026-01-01',
    end: '2026-12-31',
    by: 'flow',
    sees: () => true,
    now: START + 86_400_000,
  });
  return Object.fromEntries(counts.map(({ key, executions: count }) => [key ?? '', count]));
}

describe('the runs of a world', () => {
  it('are found by id, by flow and all together, in the order in which they began', () => {
    const executions = create({}, toldRuns(3));
    const own = [begin(executions, 0), begin(executions, 1), begin(executions, 0)];
    expect(executions.all.length).toBe(6);
    expect(ids(executions.all).slice(3)).toEqual(ids(own));
    expect(executions.ofFlow('a'.repeat(24)).length).toBe(5);
    expect(own.map(({ flowExecId }) => executions.get(flowExecId))).toEqual(own);
    expect(executions.get('nobody')).toBeUndefined();
  });

  it('of copies go their own ways', () => {
    const executions = create({ perFlow: 4 }, toldRuns(3));
    begin(executions, 0, { id: 'before' });
    const copy = executions.fork();
    begin(executions, 0, { id: 'left' });
    begin(copy, 0, { id: 'right' });
    expect([executions.get('right'), copy.get('left')]).toEqual([undefined, undefined]);
    expect(ids(copy.all).at(-1)).toBe('right');
    expect(ids(executions.all).at(-1)).toBe('left');
    expect(copy.ofFlow('a'.repeat(24)).length).toBe(4);
  });

  it('are bounded flow by flow and in all, the oldest first, and the counts stay, whatever comes in which order', () => {
    const step = fc.record({ flow: fc.nat(2), weight: fc.nat(30), fork: fc.boolean() });
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 200 }),
        fc.record({
          perFlow: fc.integer({ min: 1, max: 40 }),
          inAll: fc.integer({ min: 1, max: 60 }),
          characters: fc.integer({ min: 20, max: 400 }),
        }),
        fc.nat(30),
        (steps, retention, told) => {
          let executions = create(retention, toldRuns(told));
          const expected: Record<string, number> = told === 0 ? {} : { ['a'.repeat(24)]: 2 * told };
          const own: Run[] = [];
          for (const { flow, weight, fork } of steps) {
            if (fork) executions = executions.fork();
            const run = begin(executions, flow, { input: `"${'x'.repeat(weight)}"` });
            own.push(run);
            expected[run.flowId] = (expected[run.flowId] ?? 0) + 2;
          }
          const kept = [...executions.all];
          expect(kept).toHaveLength(executions.all.length);
          expect(kept.length).toBeLessThanOrEqual(retention.inAll);
          const byFlow = new Map<string, Run[]>();
          for (const run of kept) byFlow.set(run.flowId, [...(byFlow.get(run.flowId) ?? []), run]);
          for (const [flowId, runs] of byFlow) {
            const list = executions.ofFlow(flowId);
            expect([...list]).toEqual(runs);
            expect([...list.reversed()]).toEqual(runs.toReversed());
            expect(list.length).toBe(runs.length);
            expect(runs.length).toBeLessThanOrEqual(retention.perFlow);
            // The newest are those that are left.
            const all = own.filter((run) => run.flowId === flowId);
            const planned = runs.filter(({ kind }) => kind === 'simulated');
            expect(planned).toEqual(all.slice(all.length - planned.length));
          }
          for (const run of own) expect(executions.get(run.flowExecId)).toBe(kept.includes(run) ? run : undefined);
          expect(counted(executions)).toEqual(expected);
          const last = own.at(-1);
          if (last !== undefined) expect(kept.at(-1)).toBe(last);
        },
      ),
      { numRuns: inDepth(200) },
    );
  });

  it('that take their time are under way until the clock has passed their end, and over for good then', () => {
    const executions = create();
    const run = begin(executions, 0, { instant: false });
    expect(run.endsAt).toBeGreaterThan(START);
    expect(executions.underWay(START).has(run)).toBe(true);
    expect(executions.underWay(run.endsAt ?? 0).has(run)).toBe(false);
    expect(executions.underWay(START - 1_000).has(run)).toBe(false);
    expect(begin(executions, 0).endsAt).toBeUndefined();
  });

  it('that a scenario tells of are still to come in a world that begins before them', () => {
    const executions = create({}, toldRuns(3));
    executions.startAt(START - 150_000);
    expect(executions.underWay(START - 150_000).size).toBe(2);
    expect(executions.underWay(START).size).toBe(0);
  });
});

/** All lines of a log, page by page. */
function readAll(executions: Executions, size: number, now: number, between: () => void = () => {}) {
  const lines: string[] = [];
  let after: LogPlace | undefined;
  for (let page = 0; page < 10_000; page += 1) {
    const { lines: found, next } = readLogPage(executions, {
      runs: executions.all,
      accepts: () => true,
      after,
      size,
      now,
    });
    lines.push(...found.map((line) => `${line.run.number} ${line.index} ${line.message}`));
    after = found.at(-1) ?? after;
    if (next === undefined) return lines;
    between();
  }
  throw new Error('the pages do not come to an end');
}

describe('pages of a log', () => {
  it('hold every line once and in order, whatever their size and however runs overlap', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ flow: fc.nat(2), later: fc.nat(3_000), instant: fc.boolean() }), { maxLength: 40 }),
        fc.integer({ min: 1, max: 40 }),
        fc.nat(10),
        (begins, size, told) => {
          const executions = create({}, toldRuns(told));
          let at = START;
          for (const { flow, later, instant } of begins) {
            at += later;
            begin(executions, flow, { at, instant });
          }
          const now = START + 86_400_000;
          const whole = readAll(executions, 1_000_000, now);
          expect(new Set(whole).size).toBe(whole.length);
          expect(readAll(executions, size, now)).toEqual(whole);
          const times = readLogPage(executions, {
            runs: executions.all,
            accepts: () => true,
            size: 1_000_000,
            now,
          }).lines.map((line) => line.time);
          expect(times).toEqual([...times].sort((a, b) => a - b));
        },
      ),
      { numRuns: inDepth(100, 40) },
    );
  });

  it('repeat nothing and lose nothing while runs go on and new ones come, or the clock goes back between runs that take no time', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ flow: fc.nat(2), move: fc.integer({ min: -50, max: 3_000 }), instant: fc.boolean() }), {
          minLength: 1,
          maxLength: 30,
        }),
        fc.integer({ min: 1, max: 7 }),
        (begins, size) => {
          const executions = create();
          const seen: string[] = [];
          let now = START;
          let after: LogPlace | undefined;
          const read = () => {
            const page = readLogPage(executions, { runs: executions.all, accepts: () => true, after, size, now });
            seen.push(...page.lines.map((line) => `${line.run.number} ${line.index}`));
            after = page.lines.at(-1) ?? after;
            return page.next !== undefined;
          };
          for (const { flow, move, instant } of begins) {
            now += move;
            begin(executions, flow, { at: now, instant });
            read();
          }
          now += 3_600_000;
          while (read());
          const all = readAll(executions, 1_000_000, now).map((line) => line.split(' ').slice(0, 2).join(' '));
          expect(new Set(seen).size).toBe(seen.length);
          if (begins.every(({ instant }) => instant) || begins.every(({ move }) => move >= 0))
            expect([...seen].sort()).toEqual([...all].sort());
        },
      ),
      { numRuns: inDepth(100, 40) },
    );
  });

  it('are quick at any place of a log whose clock stands still', () => {
    const executions = create({ perFlow: 10_000, inAll: 10_000 });
    const runs = inDepth(9_000, 3_000);
    for (let run = 0; run < runs; run += 1) begin(executions, 0, { id: `run ${run}` });
    const whole = readAll(executions, 10_000, START);
    expect(whole).toHaveLength(4 * runs);
    expect(readAll(executions, inDepth(3_000, 1_000), START)).toEqual(whole);
  });

  it('show of a run under way what it has logged by now, and only errors if asked', () => {
    const executions = create();
    executions.planBy(1, [{ flow: 'a'.repeat(24), fail: {} }]);
    const run = begin(executions, 0, { instant: false });
    begin(executions, 1);
    const read = (now: number, errorsOnly = false) =>
      readLogPage(executions, {
        runs: executions.ofFlow(run.flowId),
        accepts: () => true,
        size: 100,
        now,
        errorsOnly,
      }).lines.map(({ message }) => message);
    expect(read(START)).toEqual(['Webhook called with {}']);
    expect(read(START + 3_600_000)).toHaveLength(4);
    expect(read(START + 3_600_000, true)).toEqual(['Error: two failed']);
  });
});
