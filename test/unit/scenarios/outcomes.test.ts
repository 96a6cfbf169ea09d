import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parseScenario } from '../../../mock/scenarios/parse.js';
import { ScenarioError } from '../../../mock/scenarios/scenario-error.js';
import { scenarioSchema } from '../../../mock/scenarios/schema.js';
import { toWorldFile } from '../../../mock/scenarios/write-file.js';

const FLOW = 'ab'.repeat(12);

const node = (id: string) => ({ id, componentId: '5ca5c44c187c040010a9bb8b', function: 'f' });

const flow = {
  name: 'Sync',
  id: FLOW,
  graph: { nodes: [node('a'), node('b')], edges: [{ source: 'a', target: 'b' }] },
};

const load = (outcomes: unknown) => parseScenario({ name: 'w', flows: [flow], outcomes }, { file: 'w.json' });

const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(scenarioSchema());

describe('outcomes in a scenario', () => {
  it('are completed: names become ids, texts milliseconds', async () => {
    const { outcomes } = await load([
      { flow: 'Sync', fail: true },
      {
        flow: FLOW,
        node: 'b',
        fail: { message: 'no', status: 503, every: 3 },
        duration: '2s',
        retries: 2,
        continueOnError: true,
      },
      { flow: 'Sync', duration: 250, fail: false },
    ]);
    expect(outcomes).toEqual([
      { flow: FLOW, fail: {} },
      {
        flow: FLOW,
        node: 'b',
        fail: { message: 'no', status: 503, every: 3 },
        durationMs: 2_000,
        retries: 2,
        continueOnError: true,
      },
      { flow: FLOW, durationMs: 250 },
    ]);
  });

  it('are in the world written out, which loads again as the same', async () => {
    const world = await load([{ flow: 'Sync', node: 'b', fail: true, duration: '1.5s' }]);
    const file = toWorldFile(world);
    expect(await parseScenario(JSON.parse(JSON.stringify(file)), { file: 'again.json' })).toEqual(world);
  });

  it('of a world that is extended come first', async () => {
    const world = await parseScenario(
      { extends: 'guide', outcomes: [{ flow: '6762e154616e91cb8d8b1aaf', node: 'step_2', fail: true }] },
      { file: 'w.json' },
    );
    expect(world.outcomes).toHaveLength(1);
  });

  it.each<[unknown, string, RegExp]>([
    [{ fail: true }, 'outcomes[0]', /lacks the member flow/],
    [{ flow: 'Snyc', fail: true }, 'outcomes[0].flow', /did you mean "Sync"/],
    [{ flow: 'Sync' }, 'outcomes[0]', /says nothing; give it one of fail, duration, retries, continueOnError/],
    [{ flow: 'Sync', node: 'c', fail: true }, 'outcomes[0].node', /no node with the id "c"/],
    [{ flow: 'Sync', fail: 'yes' }, 'outcomes[0].fail', /"yes" is not an object/],
    [{ flow: 'Sync', fail: { every: 0 } }, 'outcomes[0].fail.every', /0 is not a whole number from 1/],
    [{ flow: 'Sync', fail: { status: 200 } }, 'outcomes[0].fail.status', /200 is not a whole number from 400 to 599/],
    [{ flow: 'Sync', fail: { message: '' } }, 'outcomes[0].fail.message', /must not be empty/],
    [{ flow: 'Sync', duration: '2 weeks' }, 'outcomes[0].duration', /"2 weeks" is no time that a step may take/],
    [{ flow: 'Sync', duration: 1.5 }, 'outcomes[0].duration', /1.5 is no time/],
    [{ flow: 'Sync', duration: -1 }, 'outcomes[0].duration', /-1 is no time/],
    [{ flow: 'Sync', retries: 6 }, 'outcomes[0].retries', /6 is not a whole number from 0 to 5/],
    [{ flow: 'Sync', continueOnError: 1 }, 'outcomes[0].continueOnError', /1 is not true or false/],
    [{ flow: 'Sync', fails: true }, 'outcomes[0].fails', /did you mean "fail"/],
    ['fail', 'outcomes[0]', /"fail" is not an object/],
  ])('are refused: %j', async (outcome, path, message) => {
    const error = await load([outcome]).catch((caught: unknown) => caught);
    if (!(error instanceof ScenarioError)) throw new Error('it was loaded');
    expect(error.problems.map((problem) => problem.path)).toContain(path);
    expect(error.problems.map((problem) => problem.message).join(' | ')).toMatch(message);
    // What refers to something else is beyond a schema, and so is the length of a time in words.
    if (!/did you mean "Sync"|no node/.test(message.source)) {
      expect(validate({ flows: [flow], outcomes: [outcome] })).toBe(false);
    }
  });

  it('that are right fulfil the schema', () => {
    const outcomes = [
      { flow: 'Sync', fail: true },
      {
        flow: FLOW,
        node: 'b',
        fail: { message: 'no', status: 503, every: 3 },
        duration: '2s',
        retries: 2,
        continueOnError: true,
      },
      { flow: 'Sync', duration: 0 },
    ];
    expect(validate({ flows: [flow], outcomes })).toBe(true);
  });
});
