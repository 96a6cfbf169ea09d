import { describe, expect, it } from 'vitest';
import {
  executions,
  flowsRun,
  nothingElse,
  noWebhookCall,
  oneTry,
} from '../../../../src/harness/certify/judges/flow-judges.js';
import { makeCall, makeEntry, makeEvidence, makeSetting, opinionOf } from '../../../support/evidence.js';

const ONCE = { judge: 'flows-run' } as const;

function twoFlows() {
  const setting = makeSetting(
    {
      users: {
        ada: { flows: { on: { count: 2 }, off: { status: 'inactive' } } },
        bea: { flows: { other: {} } },
        pia: { status: 'PENDING', flows: { waiting: {} } },
      },
    },
    [{ of: 'ada' }],
  );
  const { data } = setting.eventOf(0).event;
  const [first, second] = [setting.flowOf('on'), setting.flowOf('on', 1)];
  return { setting, data, first, second };
}

describe('flows-run', () => {
  it('is kept when each due flow was accepted once', () => {
    const { setting, data, first, second } = twoFlows();
    expect(opinionOf(flowsRun, makeEvidence(setting, [makeCall(first, data), makeCall(second, data)]), ONCE)).toBe(
      'kept',
    );
  });

  it('tells which flow did not run, and the try that came nearest', () => {
    const { setting, data, first, second } = twoFlows();
    const evidence = makeEvidence(setting, [makeCall(first, data), makeCall(second, data, { status: 503 })]);
    expect(opinionOf(flowsRun, evidence, ONCE)).toMatch(
      new RegExp(`^broken: flow "${second.title}" of "u-[0-9a-f]+" was never started \\(#2\\)$`),
    );
  });

  it('counts accepted calls alone, and lets a client send again what it could not know to be accepted', () => {
    const { setting, data, first, second } = twoFlows();
    const tries = [
      makeCall(first, data, { status: 503 }),
      makeCall(first, data, { delivered: false }),
      makeCall(second, data),
    ];
    expect(opinionOf(flowsRun, makeEvidence(setting, tries), ONCE)).toBe('kept');
    const again = makeEvidence(setting, [...tries, makeCall(first, data)]);
    expect(opinionOf(flowsRun, again, ONCE)).toBe('kept');
    const twice = makeEvidence(setting, [...tries, makeCall(second, data)]);
    expect(opinionOf(flowsRun, twice, ONCE)).toMatch(/was started 2 times instead of 1 \(#4\)$/);
    expect(opinionOf(flowsRun, twice, { ...ONCE, times: 'at-least-once' })).toBe('kept');
  });

  it.each([
    ['GET', true],
    ['HEAD', false],
    ['OPTIONS', false],
  ])('takes %s of a webhook for a run: %s', (method, runs) => {
    const { setting, data, first, second } = twoFlows();
    const calls = [
      makeCall(first, data),
      makeCall(second, data),
      makeEntry(method, `/hook/${first.id.toUpperCase()}/`),
    ];
    expect(opinionOf(flowsRun, makeEvidence(setting, calls), ONCE)).toMatch(runs ? /2 times/ : /^kept$/);
  });

  it('lets flows that cannot run stay behind', () => {
    const { setting, data, first } = twoFlows();
    const evidence = makeEvidence(setting, [makeCall(first, data)]);
    expect(opinionOf(flowsRun, evidence, ONCE)).toMatch(/^broken/);
    expect(opinionOf(flowsRun, evidence, { ...ONCE, except: ['on'] })).toBe('kept');
  });

  it.each([
    [{ kind: 'exited', exitCode: 0 }, /^broken: .* exit code 0$/],
    [{ kind: 'exited', exitCode: 3 }, /^kept$/],
    [{ kind: 'signalled', signal: 'SIGSEGV' }, /^kept$/],
    [{ kind: 'timed-out', afterMs: 30_000 }, /^broken/],
    [{ kind: 'watched' }, /^silent/],
  ] as const)('takes a report for a delivery where it may, ending with %j', (ending, said) => {
    const { setting, data, first } = twoFlows();
    const evidence = makeEvidence(setting, [makeCall(first, data)], { ending });
    expect(opinionOf(flowsRun, evidence, { ...ONCE, unlessReported: true })).toMatch(said);
  });

  it('lets a flow that comes later, or an event that may find its user, run or not', () => {
    const setting = makeSetting(
      { users: { ada: { username: '{x}', flows: { main: {}, late: { comes: 'behind' } } } } },
      [{ of: 'ada' }, { user: '{X}', mayFind: 'ada' }],
    );
    const { data } = setting.eventOf(0).event;
    const [main, late] = [setting.flowOf('main'), setting.flowOf('late')];
    const runs = (...times: number[]): string => {
      const calls = [main, late].flatMap((flow, at) =>
        Array.from({ length: times[at] ?? 0 }, () => makeCall(flow, data)),
      );
      return opinionOf(flowsRun, makeEvidence(setting, calls), ONCE);
    };
    expect([runs(1, 0), runs(2, 0), runs(1, 1), runs(2, 2)]).toEqual(['kept', 'kept', 'kept', 'kept']);
    expect(runs(0, 0)).toMatch(/never started/);
    expect(runs(3, 0)).toMatch(/3 times instead of 2/);
    expect(runs(1, 3)).toMatch(/3 times instead of 2/);
  });
});

describe('nothing-else', () => {
  it.each([
    ['off', 'of another status', /that is inactive/],
    ['other', 'of another user', /whom no event concerns/],
    ['waiting', 'of a user who is not active', /who is PENDING/],
  ])('minds a call to a flow %s: %s', (name, _, said) => {
    const { setting, data, first } = twoFlows();
    const calls = [makeCall(first, data), makeCall(setting.flowOf(name), data, { status: 404 })];
    const opinion = opinionOf(nothingElse, makeEvidence(setting, calls), {});
    expect(opinion).toMatch(said);
    expect(opinion).toMatch(/\(#2\)$/);
  });

  it('minds a call to a flow that does not exist, and no other', () => {
    const { setting, data, first } = twoFlows();
    const known = [
      makeCall(first, data),
      makeCall(first, data),
      makeEntry('GET', `/flows/${setting.flowOf('off').id}`),
    ];
    expect(opinionOf(nothingElse, makeEvidence(setting, known), {})).toBe('kept');
    const unknown = [...known, makeCall({ id: 'undefined' }, data, { status: 500 })];
    expect(opinionOf(nothingElse, makeEvidence(setting, unknown), {})).toMatch(/there is no flow "undefined" \(#4\)/);
  });
});

describe('no-webhook-call', () => {
  it('minds any call, accepted or not', () => {
    const { setting, data, first } = twoFlows();
    expect(opinionOf(noWebhookCall, makeEvidence(setting, [makeEntry('GET', '/flows')]), {})).toBe('kept');
    const called = makeEvidence(setting, [makeEntry('GET', '/flows'), makeCall(first, data, { status: 404 })]);
    expect(opinionOf(noWebhookCall, called, {})).toBe(
      `broken: 1 webhook call, the first POST /webhooks/${first.id} (#2)`,
    );
  });
});

describe('executions', () => {
  const run = (flowId: string, trigger: 'webhook' | 'schedule' = 'webhook', request = 7) => ({
    ...{ flowExecId: 'e', _id: 'e', status: 'running' as const, createdAt: '2026-11-24T09:00:00Z', steps: [] },
    ...{ flowId, trigger, request },
  });

  it('counts those that a webhook started', () => {
    const { setting, first, second } = twoFlows();
    const asked = (...runs: ReturnType<typeof run>[]): string =>
      opinionOf(executions, makeEvidence(setting, [], { executions: runs }), {});
    expect(asked(run(first.id), run(second.id), run(first.id, 'schedule'))).toBe('kept');
    expect(asked(run(first.id))).toBe('broken: 1 execution');
    expect(asked(run(first.id), run(second.id), run(second.id))).toMatch(
      /^broken: 3 executions, among them .* \(#7\)$/,
    );
    const other = setting.flowOf('other').id;
    expect(asked(run(first.id), run(other))).toMatch(/among them one of the flow "/);
  });
});

describe('one-try', () => {
  const ON = { flows: ['on'] };

  it('minds a second try of a webhook that refuses', () => {
    const { setting, data, first, second } = twoFlows();
    const refused = [makeCall(first, data, { status: 404 }), makeCall(second, data, { status: 404 })];
    expect(opinionOf(oneTry, makeEvidence(setting, refused), ON)).toBe('kept');
    const again = [...refused, makeCall(first, data, { status: 404 })];
    expect(opinionOf(oneTry, makeEvidence(setting, again), ON)).toBe(
      `broken: flow "${first.title}" of "${first.user.username}" was called 2 times (#3)`,
    );
  });

  it('has nothing to say of one that was never called', () => {
    const { setting, data, first } = twoFlows();
    expect(opinionOf(oneTry, makeEvidence(setting, [makeCall(first, data)]), ON)).toMatch(
      /^silent: .* was never called$/,
    );
  });
});
