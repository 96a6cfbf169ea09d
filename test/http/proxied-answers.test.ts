import { describe, expect, it } from 'vitest';
import { createMock, type FaultGiven } from '../../mock/index.js';
import { at, createClient } from '../support/client.js';

const mock = await createMock({ scenario: 'guide' });
let made = 0;

/** A client of a world of its own. */
async function faulty(...faults: readonly FaultGiven[]) {
  made += 1;
  const world = await mock.sandbox(`world-${made}`, { faults });
  return createClient({ ...mock, ...world }, world.token);
}

const graph = { nodes: [{ id: 'a', componentId: '5ca5c44c187c040010a9bb8b', function: 'f' }] };

describe('a redirect', () => {
  it.each([301, 302, 303, 307, 308])('%i leads somewhere else, and nothing is done', async (status) => {
    const { post, get, mock } = await faulty(`createFlow:redirect(${status})x1`);
    const answer = await post('/flows?a=b', { graph });
    expect([answer.status, answer.headers.get('location')]).toEqual([status, `/@world-${made}/moved/flows?a=b`]);
    expect([answer.headers.get('content-type'), answer.text]).toEqual([
      'text/html; charset=utf-8',
      expect.stringContaining(`<title>${status} `),
    ]);
    expect(at((await get('/flows')).body, 'meta', 'total')).toBe(1);
    expect((await get('/moved/flows')).status).toBe(404);
    expect(mock.entries()[0]).toMatchObject({ status, faults: ['fault-1'] });
  });

  it.each([
    ['redirect(/login)', '/@/login'],
    ['redirect({url})', '/@/users?username=a%20b'],
    ['redirect("https://other.example")', 'https://other.example'],
    [
      'redirect(307,"http://127.0.0.1:1{url}&more={url}")',
      'http://127.0.0.1:1/users?username=a%20b&more=/users?username=a%20b',
    ],
  ])('%s leads to %s', async (effect, place) => {
    const { get } = await faulty(`getUsers:${effect}`);
    const answer = await get('/users?username=a%20b');
    expect(answer.headers.get('location')).toBe(place.replace('/@/', `/@world-${made}/`));
  });

  it('stays outside of sandboxes where none was asked', async () => {
    const plain = await createMock({ scenario: 'guide', faults: ['*:redirect'] });
    expect((await plain.request('/flows')).headers.get('location')).toBe('/moved/flows');
  });
});
