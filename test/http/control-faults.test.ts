import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMock, type FaultGiven, type MockOptions } from '../../mock/index.js';
import { at, createClient, textAt } from '../support/client.js';
import { inDepth } from '../support/depth.js';

const frozen = { now: '2026-03-01T08:00:00Z', frozen: true };

async function control(options: MockOptions = {}) {
  const mock = await createMock({ scenario: 'guide', ...options });
  return createClient(mock, mock.token);
}

const idsIn = (body: unknown) => Object(at(body, 'data')).map((fault: unknown) => at(fault, 'id'));

describe('/_mock/faults', () => {
  it('arms a fault in any of the ways in which it may be written, and shows what was armed', async () => {
    const { post, get } = await control();
    const object = {
      id: 'mine',
      match: { method: 'GET' },
      effect: { kind: 'status', status: 503 },
      times: 2,
      every: 3,
      probability: 0.5,
      delay: '0.1s',
    };
    expect((await post('/_mock/faults', object)).body).toEqual({
      data: [{ ...object, delay: 100, matched: 0, fired: 0, left: 2, exhausted: false }],
      meta: { total: 1, neverFired: ['mine'] },
    });
    const text = await post('/_mock/faults', { text: 'getFlows#2:reset' });
    expect([text.status, text.body]).toEqual([
      201,
      {
        data: [
          {
            id: 'fault-1',
            match: { operation: 'getFlows', nth: 2 },
            effect: { kind: 'reset' },
            times: 'always',
            text: 'getFlows#2:reset',
            matched: 0,
            fired: 0,
            left: null,
            exhausted: false,
          },
        ],
        meta: { total: 1, neverFired: ['fault-1'] },
      },
    ]);
    expect(idsIn((await post('/_mock/faults', { preset: 'flaky' })).body)).toEqual(['flaky-1', 'flaky-2', 'flaky-3']);
    expect(idsIn((await post('/_mock/faults', { id: 'named', text: '*:503' })).body)).toEqual(['named']);
    expect(idsIn((await post('/_mock/faults', '*:503')).body)).toEqual(['fault-2']);
    expect(idsIn((await get('/_mock/faults')).body)).toEqual([
      'mine',
      'fault-1',
      'flaky-1',
      'flaky-2',
      'flaky-3',
      'named',
      'fault-2',
    ]);
    expect((await get('/_mock/faults/flaky-2')).body).toMatchObject({ preset: 'flaky', text: '*:reset%0.025' });
  });

  it('takes back what it shows, the counts left away', async () => {
    const { send, get } = await control();
    const given = ['getFlows,getUsers#1,3:429(retry-after=1)x2/3%0.5+20ms', { preset: 'outage' }, '*:rate-limit(5/1s)'];
    const { data } = Object((await send('PUT', '/_mock/faults', { body: given })).body);
    const again = Object(data).map(
      ({ id, match, effect, times, every, probability, delay }: Record<string, unknown>) => ({
        id,
        match,
        effect,
        times,
        every,
        probability,
        delay,
      }),
    );
    await send('PUT', '/_mock/faults', { body: again });
    const shown = Object((await get('/_mock/faults')).body).data;
    expect(shown).toEqual(data.map(({ text: _, preset: __, ...rest }: Record<string, unknown>) => rest));
  });

  it('replaces all, removes one and all', async () => {
    const { send, get } = await control({ faults: ['*:latency(1)'] });
    expect(idsIn((await send('PUT', '/_mock/faults', { body: ['*:503', { preset: 'slow' }] })).body)).toEqual([
      'fault-1',
      'slow-1',
    ]);
    expect((await send('DELETE', '/_mock/faults/fault-1')).status).toBe(204);
    const gone = await send('DELETE', '/_mock/faults/fault-1');
    expect([gone.status, at(gone.body, 'error')]).toEqual([404, 'There is no fault "fault-1": slow-1 are armed.']);
    expect((await send('DELETE', '/_mock/faults')).status).toBe(204);
    expect((await get('/_mock/faults')).body).toEqual({ data: [], meta: { total: 0, neverFired: [] } });
    expect(at((await get('/_mock/faults/x')).body, 'error')).toBe('There is no fault "x": none is armed.');
    expect((await get('/flows')).status).toBe(200);
  });

  it('tells what fired, what is left, and what never had its chance', async () => {
    const { get } = await control({ faults: ['getFlows:503x2', 'getUsers:reset', 'getFlows#9:401'] });
    for (let i = 0; i < 3; i += 1) await get('/flows');
    const { body } = await get('/_mock/faults');
    expect(at(body, 'data')).toMatchObject([
      { matched: 3, fired: 2, left: 0, exhausted: true },
      { matched: 0, fired: 0, left: null, exhausted: false },
      { matched: 3, fired: 0, left: null, exhausted: false },
    ]);
    expect(at(body, 'meta')).toEqual({ total: 3, neverFired: ['fault-2', 'fault-3'] });
  });

  it('writes each firing into the journal, and tells it to those who watch', async () => {
    const { mock, get, post } = await control({ faults: ['getFlows:latency(0)', 'flows#2:503', '*:silence%0'] });
    const watched = await mock.request('/_mock/events?types=fault');
    const reader = watched.body?.pipeThrough(new TextDecoderStream()).getReader();
    for (let i = 0; i < 2; i += 1) await get('/flows');
    let told = '';
    while (told.split('event: fault').length < 4) told += (await reader?.read())?.value ?? '';
    await reader?.cancel();
    const events = [...told.matchAll(/^data: (.*)$/gm)].map(([, data]) => JSON.parse(data ?? ''));
    expect(events).toEqual([
      { id: 'fault-1', effect: 'latency', sequence: 1 },
      { id: 'fault-1', effect: 'latency', sequence: 2 },
      { id: 'fault-2', effect: 'status', sequence: 2 },
    ]);
    expect(at((await get('/_mock/requests?fault=fault-2')).body, 'data')).toMatchObject([
      { sequence: 2, status: 503, faults: ['fault-1', 'fault-2'], response: { body: expect.stringContaining('503') } },
    ]);
    const verified = await post('/_mock/requests/verify', { match: { fault: 'fault-2' }, times: { exactly: 1 } });
    expect([verified.status, at(verified.body, 'holds')]).toEqual([200, true]);
  });

  it.each<[method: string, body: unknown, ...problems: [place: string, message: RegExp][]]>([
    ['POST', 'getFlos:503', ['body', /no operation \(did you mean "getFlows"\?\)/]],
    ['POST', { text: 'getFlows:503y' }, ['body /text', /"y" means nothing/]],
    ['POST', { text: 'flaky' }, ['body /text', /the name of a preset; the member preset takes it/]],
    ['POST', { text: '*:503', times: 2 }, ['body /times', /there is no such member/]],
    ['POST', { preset: 'flakey' }, ['body /preset', /did you mean "flaky"/]],
    ['POST', {}, ['body', /lacks the member effect/]],
    ['POST', { effect: {} }, ['body /effect', /lacks the member kind/]],
    ['POST', { effect: 'reset' }, ['body /effect', /"reset" is not an effect; an object such as/]],
    ['POST', { effect: { kind: 'reset', ms: 1 } }, ['body /effect/ms', /there is no such member/]],
    ['POST', { id: 'a b', effect: { kind: 'reset' } }, ['body /id', /"a b" is no id of a fault/]],
    [
      'POST',
      { effect: { kind: 'latency', distribution: 'normal', ms: 1 } },
      ['body /effect/distribution', /none of fixed, uniform, lognormal, quiet/],
    ],
    ['POST', { effect: { kind: 'latency', ms: 600_001 } }, ['body /effect/ms', /not a number from 0 to 600000/]],
    [
      'POST',
      { effect: { kind: 'status', status: 204, body: 'x' } },
      ['body /effect/body', /an answer of 204 has no body/],
    ],
    [
      'POST',
      { effect: { kind: 'status', status: 503, headers: { 'a b': 'x', 'Content-Length': '1', c: 'x\r\ny', d: 1 } } },
      ['body /effect/headers/c', /no value of a header/],
      ['body /effect/headers/d', /1 is not text; put it in quotes/],
      ['body /effect/headers/a b', /no name of a header/],
      ['body /effect/headers/Content-Length', /follows from the answer itself/],
    ],
    [
      'POST',
      { match: { query: { a: 1 }, operation: [], user: '' }, effect: { kind: 'reset' } },
      ['body /match/query/a', /1 is not text/],
      ['body /match/operation', /names nothing/],
      ['body /match/user', /must not be empty/],
    ],
    ['POST', { effect: { kind: 'omit-members', members: [] } }, ['body /effect/members', /is empty; one at least/]],
    ['POST', { effect: { kind: 'change-world', changes: [] } }, ['body /effect/changes', /is empty/]],
    [
      'POST',
      {
        effect: {
          kind: 'change-world',
          changes: [{}, { drop: 1 }, { delete: { kind: 'flow', id: 1 } }, { expireToken: 'a', delete: {} }],
        },
      },
      ['body /effect/changes/0', /needs one member/],
      ['body /effect/changes/1/drop', /no such change/],
      ['body /effect/changes/2/delete/kind', /did you mean "flows"/],
      ['body /effect/changes/2/delete/id', /1 is not text/],
      ['body /effect/changes/3', /needs one member; one of/],
    ],
    [
      'POST',
      { effect: { kind: 'extra-members', members: { ['__proto__']: 1 } } },
      ['body /effect/members/__proto__', /may not have this name/],
    ],
    [
      'POST',
      { probability: 2, delay: '1h', times: 'never', effect: { kind: 'reset' } },
      ['body /probability', /from 0 to 1/],
      ['body /delay', /ten minutes at most/],
      ['body /times', /"never" is not how often/],
    ],
    [
      'PUT',
      ['*:503', 5, { effect: { kind: 'rest' } }],
      ['body /1', /5 is no fault/],
      ['body /2/effect/kind', /did you mean "reset"/],
    ],
    [
      'POST',
      {
        effect: {
          kind: 'change-world',
          changes: [{ patch: { kind: 'users', id: 'path', members: { statu: 'X', status: 'X' } } }],
        },
      },
      ['body /effect/changes/0/patch/members/statu', /there is no such member \(did you mean "status"\?\)/],
      ['body /effect/changes/0/patch/members/status', /"X" is none of/],
    ],
    ['POST', { effect: { kind: 'reformat' } }, ['body /effect', /reformats nothing; one of indent/]],
    ['POST', 'getUsers:delete-flow', ['body', /"path" means the id in the path, and getUsers has none there/]],
    ['POST', 'getFlows:ignore-filters(foo)', ['body', /getFlows takes no parameter called "foo"; one of .*status/]],
    ['POST', 'FOO /flows:503', ['body', /"FOO" is no method of HTTP; GET, POST/]],
    ['PUT', { preset: 'flaky' }, ['body', /is not of type array/]],
  ])('refuses %s %j with the place, and changes nothing', async (method, body, ...problems) => {
    const { send, get } = await control({ faults: ['*:latency(0)'] });
    const answer = await send(method, '/_mock/faults', {
      text: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
    expect(answer.status).toBe(400);
    const found = Object(at(answer.body, 'problems')).map((one: unknown) => [at(one, 'place'), at(one, 'message')]);
    expect(found.map(([place]: string[]) => place).sort()).toEqual(problems.map(([place]) => place).sort());
    for (const [place, message] of problems) expect(String(new Map(found).get(place))).toMatch(message);
    expect(idsIn((await get('/_mock/faults')).body)).toEqual(['fault-1']);
  });

  it('refuses an id that is taken, and more than a thousand', async () => {
    const { send, post, get } = await control();
    await post('/_mock/faults', { id: 'a', text: '*:latency(0)' });
    const taken = await post('/_mock/faults', { id: 'a', text: '*:503' });
    expect([taken.status, at(taken.body, 'error')]).toEqual([
      409,
      'there is a fault "a" already: each needs an id of its own.',
    ]);
    const twice = [
      { id: 'b', text: '*:503' },
      { id: 'b', text: '*:503' },
    ];
    expect((await send('PUT', '/_mock/faults', { body: twice })).status).toBe(409);
    const many = Array.from({ length: 1_000 }, () => '*:latency(0)');
    expect((await send('PUT', '/_mock/faults', { body: [...many, '*:503'] })).status).toBe(429);
    expect(idsIn((await get('/_mock/faults')).body)).toEqual(['a']);
    expect((await send('PUT', '/_mock/faults', { body: many })).status).toBe(200);
    expect((await post('/_mock/faults', '*:503')).status).toBe(429);
    expect((await get('/flows')).status).toBe(200);
  });

  it('makes ids that nobody else has, and does not give one twice', async () => {
    const { send, post } = await control();
    const given = ['*:503', { id: 'fault-2', text: '*:503' }, '*:503'];
    expect(idsIn((await send('PUT', '/_mock/faults', { body: given })).body)).toEqual([
      'fault-1',
      'fault-2',
      'fault-3',
    ]);
    await send('DELETE', '/_mock/faults/fault-3');
    expect(idsIn((await post('/_mock/faults', '*:503')).body)).toEqual(['fault-4']);
  });

  it('is each sandbox’s own', async () => {
    const { send, get, post, mock } = await control({ faults: ['getFlows:503'] });
    await send('PUT', '/_mock/sandboxes/as-started', { body: {} });
    await send('PUT', '/_mock/sandboxes/own', { body: { faults: ['getFlows:401x1', { preset: 'slow' }] } });
    await send('PUT', '/_mock/sandboxes/none', { body: { faults: [] } });
    await post('/@none/_mock/faults', { id: 'late', text: 'getFlows:404' });
    const token = mock.token ?? '';
    const status = async (base: string) => (await get(`${base}/flows`, { token })).status;
    expect(await status('/@as-started')).toBe(503);
    expect(await status('/@none')).toBe(404);
    expect(idsIn((await get('/@own/_mock/faults')).body)).toEqual(['fault-1', 'slow-1']);
    await send('DELETE', '/@own/_mock/faults/slow-1');
    expect([await status('/@own'), await status('/@own')]).toEqual([401, 200]);
    expect(await status('')).toBe(503);
    expect(mock.faults.list()).toMatchObject([{ matched: 1, fired: 1 }]);
    const wrong = await send('PUT', '/_mock/sandboxes/wrong', {
      body: { faults: ['*:503', { effect: { kind: 'x' } }] },
    });
    expect([wrong.status, at(wrong.body, 'problems', 0, 'place')]).toEqual([400, 'body /faults/1/effect/kind']);
    expect((await get('/@wrong/_mock/faults')).status).toBe(404);
  });
});

describe('faults of a scenario', () => {
  const scenario = {
    name: 'faulty',
    extends: 'guide',
    faults: [{ id: 'own', text: 'getFlows:503x1' }, 'getUsers:latency(0)'],
  };

  it('are armed from the start, those of the options behind them, anew with every reset, and as they were with a snapshot', async () => {
    const { mock, get, post, send } = await control({ scenario, faults: ['getUsers:401x1'] });
    const start = ['own', 'fault-1', 'fault-2'];
    const counts = () => mock.faults.list().map(({ id, fired }) => `${id} ${fired}`);
    const fire = async () => [(await get('/flows')).status, (await get('/users')).status];
    expect(counts()).toEqual(start.map((id) => `${id} 0`));
    expect(await fire()).toEqual([503, 401]);
    expect(await fire()).toEqual([200, 200]);
    await post('/_mock/faults', '*:500');
    await send('DELETE', '/_mock/faults/fault-1');
    await post('/_mock/snapshots/kept');
    await post('/_mock/reset');
    expect(counts()).toEqual(start.map((id) => `${id} 0`));
    expect(await fire()).toEqual([503, 401]);
    await post('/_mock/snapshots/kept/restore');
    const kept = ['own 1', 'fault-2 1', 'fault-3 0'];
    expect(counts()).toEqual(kept);
    expect(await fire()).toEqual([500, 500]);
    const back = mock.snapshot();
    await send('DELETE', '/_mock/faults');
    back();
    expect(counts()).toEqual(['own 1', 'fault-2 1', 'fault-3 2']);
    await post('/_mock/reset', { scenario: 'guide' });
    expect(counts()).toEqual(['fault-1 0']);
    await post('/_mock/snapshots/kept/restore');
    expect(counts()).toEqual(kept);
  });

  it('are refused with their place when they are wrong', async () => {
    const { send } = await control();
    const wrong = { ...scenario, faults: ['getFlows:503', 'getFlos:503'] };
    const answer = await send('PUT', '/_mock/sandboxes/wrong', { body: { scenario: wrong } });
    expect([answer.status, at(answer.body, 'problems', 0, 'place')]).toEqual([400, 'scenario faults[1]']);
  });

  it('make a built-in world of a bad day', async () => {
    const { get, post, mock } = await control({ scenario: 'outage' });
    expect(mock.faults.list().map(({ id }) => id)).toEqual(['outage-1', 'outage-2', 'outage-3', 'outage-4']);
    const flows = await get('/flows');
    expect([flows.status, flows.headers.get('retry-after')]).toEqual([503, '30']);
    expect((await get('/templates')).status).toBe(503);
    const calls = [];
    for (let i = 0; i < 4; i += 1)
      calls.push(
        await post('/webhooks/6762e154616e91cb8d8b1aaf', {}).then(
          () => 'answered',
          () => 'reset',
        ),
      );
    expect(calls).toEqual(['answered', 'reset', 'answered', 'reset']);
  });
});

describe('options', () => {
  it.each<[FaultGiven[], RegExp]>([
    [
      ['getFlos:503'],
      /faults cannot be armed: faults\[0\]: "getFlos:503": match\.operation: "getFlos" is no operation/,
    ],
    [
      [
        { id: 'a', text: '*:503' },
        { id: 'a', text: '*:503' },
      ],
      /faults\[1\]\.id: the fault id "a" is taken by faults\[0\]/,
    ],
  ])('%j cannot be given', async (faults, complaint) => {
    await expect(createMock({ scenario: 'guide', faults })).rejects.toThrow(complaint);
    const mock = await createMock({ scenario: 'guide' });
    await expect(mock.sandbox('a', { faults })).rejects.toThrow(complaint);
    await expect(mock.request('/@a/flows')).resolves.toMatchObject({ status: 404 });
  });

  it('reach the handle of a mock and of a sandbox', async () => {
    const mock = await createMock({ scenario: 'guide' });
    const sandbox = await mock.sandbox('a', { faults: ['*:503'] });
    expect(await mock.faults.arm('flaky', { text: 'getFlows:401' })).toHaveLength(4);
    expect(sandbox.faults.list().map(({ id }) => id)).toEqual(['fault-1']);
    expect([mock.faults.remove('flaky-2'), mock.faults.remove('flaky-2')]).toEqual([true, false]);
    await expect(mock.faults.arm('*:503', 'getFlows:5')).rejects.toThrow('[1]: "getFlows:5": effect.status: 5 is not');
    expect(mock.faults.list()).toHaveLength(3);
    mock.faults.clear();
    expect(mock.faults.list()).toEqual([]);
  });
});

describe('the same seed and requests', () => {
  const effects = fc.constantFrom(
    '503',
    'reset',
    'garbage',
    'lost-answer',
    'extra-members',
    'truncate(10)',
    'latency(0..0.001)',
    'rate-limit(2/1m)',
    'reformat(shuffled)',
  );
  const modifier = fc.constantFrom('', '%0.5', '%0.2', '/2', 'x2', 'x1%0.7');
  const fault = fc
    .tuple(fc.constantFrom('*', 'getFlows', '/users*', 'iam', 'getFlows#2'), effects, modifier)
    .map(([target, effect, more]) => `${target}:${effect}${more}`);
  const path = fc.constantFrom('/flows', '/users', '/users/me', '/templates', '/nothing');

  /** How each request ends, to its last byte. */
  async function run(faults: readonly string[], paths: readonly string[], seed: number) {
    const mock = await createMock({ scenario: 'guide' });
    const { get, send } = createClient(mock, undefined);
    const { body } = await send('PUT', '/_mock/sandboxes/a', { body: { seed, faults, clock: frozen } });
    const token = textAt(body, 'token');
    const ends = [];
    for (const one of paths) {
      ends.push(
        await get(`/@a${one}`, { token }).then(
          ({ status, text, headers }) => [status, text, headers.get('x-ratelimit-remaining')],
          (error) => String(error.cause),
        ),
      );
    }
    return { ends, counts: (await get('/@a/_mock/faults')).body };
  }

  it('meet the same faults', async () => {
    const given = [
      fc.array(fault, { minLength: 1, maxLength: 5 }),
      fc.array(path, { minLength: 1, maxLength: 12 }),
      fc.nat(5),
    ] as const;
    await fc.assert(
      fc.asyncProperty(...given, async (faults, paths, seed) => {
        expect(await run(faults, paths, seed)).toEqual(await run(faults, paths, seed));
      }),
      { seed: 20_261_124, numRuns: inDepth(60) },
    );
  });

  it('meet others with another seed', async () => {
    const paths = Array.from({ length: 40 }, () => '/flows');
    const outcomes = [];
    for (const seed of [1, 2])
      outcomes.push((await run(['getFlows:503%0.5'], paths, seed)).ends.map((end) => at(end, 0)));
    expect(outcomes[0]).not.toEqual(outcomes[1]);
    for (const statuses of outcomes) {
      const share = statuses.filter((status) => status === 503).length;
      expect(share).toBeGreaterThan(8);
      expect(share).toBeLessThan(32);
    }
  });

  it('meet a fault whatever else is armed or asked in between', async () => {
    const flaky = {
      id: 'flaky',
      match: { operation: 'getUsers' },
      effect: { kind: 'status', status: 503 },
      probability: 0.5,
    } as const;
    const statuses = async (others: readonly FaultGiven[], between: number) => {
      const { mock, get } = await control({ faults: [...others, flaky] });
      const found = [];
      for (let i = 0; i < 20; i += 1) {
        for (let j = 0; j < between; j += 1) await get('/flows');
        found.push((await get('/users')).status);
      }
      expect(mock.faults.list().at(-1)?.matched).toBe(20);
      return found;
    };
    const alone = await statuses([], 0);
    expect(new Set(alone)).toEqual(new Set([200, 503]));
    expect(await statuses(['getFlows:500%0.5', '*:latency(0)', '*:extra-members%0.3'], 3)).toEqual(alone);
  });
});
