import { describe, expect, it } from 'vitest';
import { parseScenario } from '../../../mock/scenarios/parse.js';

const payload = { inputParameters: { amount: 'number', who: { name: 'string' } } };
const flows = [
  { name: 'Bill', payload, graph: { nodes: [{ id: 'a', componentId: '5ca5c44c187c040010a9bb8b', function: 'f' }] } },
];

async function runWith(members: object) {
  const { executions = [] } = await parseScenario(
    { name: 'w', flows, executions: [{ flow: 'Bill', ...members }] },
    { file: 'w.json' },
  );
  return executions[0];
}

describe('an execution in a scenario', () => {
  it('without input began with values of the types that its flow declares', async () => {
    const run = await runWith({});
    expect(run).toMatchObject({
      input: { data: { amount: expect.any(Number), who: { name: expect.any(String) } } },
      steps: [{ stepId: 'a', status: 'succeeded' }],
    });
    expect(await runWith({})).toEqual(run);
  });

  it('with input that does not fit failed in its first step', async () => {
    const run = await runWith({ input: { data: {} } });
    expect(run).toMatchObject({ input: { data: {} }, steps: [{ stepId: 'a', status: 'failed' }] });
  });

  it('by a schedule began with nothing', async () => {
    expect(await runWith({ trigger: 'schedule' })).not.toHaveProperty('input');
  });
});
