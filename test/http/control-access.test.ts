import { describe, expect, it } from 'vitest';
import { at, partnerOf } from '../support/client.js';

const TOKEN = 'c0ntrol';

describe('the control API with a token', () => {
  it.each<[string, Record<string, string>, number]>([
    ['as a bearer token', { authorization: `Bearer ${TOKEN}` }, 200],
    ['in a header of its own', { 'x-control-token': TOKEN }, 200],
    ['not at all', {}, 401],
    ['wrongly', { authorization: 'Bearer other' }, 401],
    ['in another scheme', { authorization: `Basic ${TOKEN}` }, 401],
    ['only nearly', { 'x-control-token': `${TOKEN}x` }, 401],
  ])('is told it %s', async (_, headers, status) => {
    const partner = await partnerOf('guide', { controlToken: TOKEN });
    const asked = [
      '/_mock/requests',
      '/_mock/clock',
      '/_mock/faults',
      '/_mock/sandboxes/none',
      '/_mock/events',
      '/_mock/none',
      '/@a/_mock/requests',
    ];
    for (const path of asked) {
      const answer = await partner.mock.request(path, { headers });
      const known = /none|@a/.test(path) ? 404 : 200;
      expect([path, answer.status]).toEqual([path, status === 200 ? known : status]);
      await answer.body?.cancel();
    }
  });

  it('says what it wants, and leaves the health to all', async () => {
    const partner = await partnerOf('guide', { controlToken: TOKEN });
    const answer = await partner.post('/_mock/reset');
    expect([answer.status, answer.headers.get('www-authenticate'), at(answer.body, 'error')]).toEqual([
      401,
      'Bearer',
      'The control API wants the token that the mock was started with, but another one was sent: send it as "Authorization: Bearer <token>" or "x-control-token: <token>".',
    ]);
    expect((await partner.get('/_mock/health', { token: null })).status).toBe(200);
    expect((await partner.get('/flows')).status).toBe(200);
  });
});

describe('what the control API does not know', () => {
  it.each([
    ['GET', '/_mock/requst', 404, 'The control API has no /_mock/requst: is /_mock/requests meant?'],
    [
      'GET',
      '/_mock/completely/other/thing',
      404,
      'The control API has no /_mock/completely/other/thing: GET /_mock/health tells whether the mock runs',
    ],
    ['GET', '/_mock/requests/1/2', 404, 'The control API has no /_mock/requests/1/2'],
    ['PUT', '/_mock/requests/', 405, 'The control API has no PUT /_mock/requests: GET, POST, DELETE are there.'],
    ['POST', '/_mock/requests/17', 405, 'The control API has no POST /_mock/requests/17: GET is there.'],
  ])('is answered in its own way: %s %s', async (method, path, status, error) => {
    const partner = await partnerOf('guide');
    const answer = await partner.send(method, path);
    expect([answer.status, at(answer.body, 'error')]).toEqual([status, expect.stringContaining(error)]);
    expect(answer.headers.get('allow')).toBe(status === 405 ? /: (.*) (?:are|is) there/.exec(error)?.[1] : null);
  });
});
