import { describe, expect, it } from 'vitest';
import { createMock } from '../../mock/index.js';
import { createClient } from '../support/client.js';

const FLOW = '6762e154616e91cb8d8b1aaf';

async function guide() {
  return createClient(await createMock({ scenario: 'guide', token: 'secret' }), 'secret');
}

describe('what upstream has beside the API of FlowMate', () => {
  it.each([
    ['GET', '/virtual-components', 'component repository'],
    ['GET', `/virtual-components/${FLOW}/${FLOW}/actions/x`, 'component repository'],
    ['POST', '/Virtual-Components/', 'component repository'],
    ['POST', '/components', 'component repository'],
    ['PATCH', `/components/${FLOW}`, 'component repository'],
    ['DELETE', `/components/${FLOW}`, 'component repository'],
    ['POST', `/components/global/${FLOW}/start`, 'component repository'],
    ['PATCH', `/components/enrich/${FLOW}`, 'component repository'],
    ['POST', '/logs', 'audit log'],
    ['GET', '/dispatches', 'dispatcher'],
    ['DELETE', `/dispatches/${FLOW}/app/1`, 'dispatcher'],
    ['GET', '/flowStats', 'analytics'],
    ['GET', '/userStats', 'analytics'],
    ['PUT', `/flowTemplates/${FLOW}`, 'analytics'],
  ])('is said not to be simulated, with the service: %s %s', async (method, path, service) => {
    const client = await guide();
    const answer = await client.send(method, path);
    expect(answer.status).toBe(501);
    expect(answer.body).toEqual({ error: expect.stringContaining(`upstream's ${service} serves it`) });
    expect(client.mock.entries().at(-1)).toMatchObject({ status: 501, note: 'not simulated by the mock' });
    expect((await client.send(method, path, { token: null })).status).toBe(401);
    expect((await client.send('OPTIONS', path, { token: null })).status).toBe(204);
  });

  it.each([
    ['GET', `/snapshots/flows/${FLOW}/steps`, 200, { data: [] }],
    ['GET', `/snapshots/flows/${FLOW}/steps?flowExecId=x`, 200, { data: [] }],
    ['GET', `/snapshots/flows/${FLOW}/steps/step_1`, 200, { data: {} }],
    ['GET', '/snapshots/flows/zz/steps/step_1', 200, { data: {} }],
    ['DELETE', `/snapshots/flows/${FLOW}/steps/step_1`, 204, undefined],
    ['DELETE', '/snapshots?flowExecId=x', 403, { errors: [{ message: 'Forbidden' }] }],
    ['DELETE', '/snapshots', 403, { errors: [{ message: 'Forbidden' }] }],
  ])('answers as where no step has left a sample: %s %s', async (method, path, status, body) => {
    const client = await guide();
    const answer = await client.send(method, path);
    expect([answer.status, answer.body]).toEqual([status, body]);
    expect(answer.headers.get('etag')).toBeNull();
    const stranger = await client.send(method, path, { token: null });
    expect([stranger.status, stranger.body]).toEqual([401, { errors: [{ message: 'Missing authorization header.' }] }]);
  });

  it('wants the execution whose samples an admin deletes', async () => {
    const mock = await createMock({
      scenario: { users: [{ username: 'root', permissions: ['all'] }], tokens: [{ user: 'root', token: 'root' }] },
    });
    const client = createClient(mock, 'root');
    const answer = await client.send('DELETE', '/snapshots');
    expect([answer.status, answer.body]).toEqual([400, { errors: [{ message: 'BadRequest' }] }]);
    expect((await client.send('DELETE', '/snapshots?flowExecId=x')).status).toBe(204);
  });

  it.each([
    ['/docs', 302, '/api-docs'],
    ['/api-docs', 302, '/_mock/ui#/reference'],
    ['/@a/api-docs/', 302, '/@a/_mock/ui#/reference'],
    ['/.well-known/jwks.json', 423, null],
  ])('needs no token at %s', async (path, status, location) => {
    const client = await guide();
    await client.mock.sandbox('a');
    const answer = await client.get(path, { token: null });
    expect([answer.status, answer.headers.get('location')]).toEqual([status, location]);
  });
});
