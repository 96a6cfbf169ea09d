import { describe, expect, it } from 'vitest';
import { createMock } from '../../mock/index.js';
import { at, createClient, partnerOf } from '../support/client.js';

const PUBLIC = '5ca5c44c187c040010a9bb01';
const OWN = '5ca5c44c187c040010a9bb02';
const FOREIGN = '5ca5c44c187c040010a9bb03';
const NAMED = '5ca5c44c187c040010a9bb04';

const world = {
  partner: 'ada',
  users: [{ username: 'ada' }, { username: 'bob', permissions: ['components.any.read'] }],
  tokens: [
    { user: 'ada', token: 'token-of-ada' },
    { user: 'bob', token: 'token-of-bob' },
  ],
  components: [
    { _id: PUBLIC, name: 'Slack', artifactId: 'artifact_slack' },
    { _id: OWN, name: 'Own', access: 'private', owners: [{ id: 'ada', type: 'user' }] },
    { _id: FOREIGN, name: 'Foreign', access: 'private', owners: [{ id: 'bob', type: 'user' }] },
  ],
  flows: [
    {
      name: 'F',
      type: 'ordinary',
      owners: [{ id: 'ada', type: 'user' }],
      graph: { nodes: [{ id: 'a', name: 'Sends', componentId: NAMED, function: 'f' }] },
    },
  ],
};

const open = async () => createClient(await createMock({ scenario: world }), 'token-of-ada');

const idsOf = (body: unknown) => Object(body).data.map(({ id }: { id: string }) => id);

describe('components', () => {
  it('are there for each node of a flow', async () => {
    const client = await partnerOf('demo');
    const { body } = await client.get('/flows?page[size]=30');
    const wanted: string[] = Object(body).data.flatMap(({ graph }: { graph: { nodes: { componentId?: string }[] } }) =>
      graph.nodes.map(({ componentId }) => componentId),
    );
    const ids = new Set(wanted.filter((id) => /^[0-9a-f]{24}$/.test(id)));
    expect(ids.size).toBeGreaterThan(0);
    for (const id of ids) {
      const { status, body: one } = await client.get(`/components/${id}`);
      expect([status, at(one, 'data', 'id')], id).toEqual([200, id]);
      expect(at(one, 'data', 'name'), id).not.toBe(id);
    }
  });

  it('are listed when they are public or the own ones', async () => {
    const client = await open();
    const { status, body } = await client.get('/components');
    expect(status).toBe(200);
    expect(idsOf(body)).toEqual([PUBLIC, OWN, NAMED]);
    expect(at(body, 'meta')).toEqual({ page: 1, perPage: 50, total: 3, totalPages: 1 });
    expect(idsOf((await client.get('/components?page[size]=1&page[number]=2')).body)).toEqual([OWN]);
  });

  it.each<[string, number, unknown]>([
    [PUBLIC, 200, { meta: {}, data: { id: PUBLIC, name: 'Slack', access: 'public' } }],
    [OWN, 200, { data: { name: 'Own' } }],
    [NAMED, 200, { data: { name: 'Sends' } }],
    ['artifact_slack', 200, { data: { id: PUBLIC } }],
    [FOREIGN, 403, { errors: [{ message: 'Not authorized' }] }],
    ['0'.repeat(24), 404, { errors: [{ message: 'Component is not found' }] }],
    ['zz', 500, { errors: [{ message: expect.stringMatching(/^Cast to ObjectId failed .* for model "Component"$/) }] }],
  ])('%s is answered with %i', async (id, status, body) => {
    const client = await open();
    expect(await client.get(`/components/${id}`)).toMatchObject({ status, body });
  });

  it.each([
    ['page[size]=101', "page[size] shouldn't be greater than 100"],
    ['page[size]=-1', 'page[size] parameter should be greater than 0'],
    ['page[number]=-1', 'page[number] parameter should be greater than 0'],
  ])('refuse %s', async (query, message) => {
    const client = await open();
    expect(await client.get(`/components?${query}`)).toMatchObject({ status: 500, body: { errors: [{ message }] } });
  });

  it('are shown, but not listed, to those who may read any', async () => {
    const client = await open();
    expect((await client.get(`/components/${OWN}`, { token: 'token-of-bob' })).status).toBe(200);
    expect(idsOf((await client.get('/components', { token: 'token-of-bob' })).body)).toEqual([PUBLIC, FOREIGN, NAMED]);
  });

  it('ask for a token, in words without a code', async () => {
    const client = await open();
    const body = { errors: [{ message: 'Missing authorization header.' }] };
    expect(await client.get('/components', { token: null })).toMatchObject({ status: 401, body });
  });
});
