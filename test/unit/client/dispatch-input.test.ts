import { describe, expect, it } from 'vitest';
import { createScript } from '../../support/script.js';

describe('what dispatch is given', () => {
  it('tells what is wrong with an event that is none', async () => {
    const { client, sent } = createScript([{ json: [] }]);
    const events: unknown[] = JSON.parse('[null, {}, {"id":"e3","user":"","data":[]}]');
    // @ts-expect-error what a file holds is not known to be events
    const result = await client.dispatch(events);
    expect(result).toMatchObject({ ok: false, failed: 3 });
    expect(result.events.map((each) => each.kind === 'failed' && each.error.message)).toEqual([
      'could not send an event: id is no text; user is no text; data is no object',
      'could not send an event: id is no text; user is no text; data is no object',
      'could not send an event: user is no text; data is no object',
    ]);
    expect(sent).toEqual([]);
  });

  it('of no events is done', async () => {
    const { client } = createScript([{ json: [] }]);
    expect(await client.dispatch([])).toEqual({ ok: true, delivered: 0, failed: 0, events: [] });
  });

  const options: [options: unknown, message: string][] = [
    [{ concurrency: 0 }, "concurrency can't be 0: a whole number above 0"],
    [{ concurrency: -1 }, "concurrency can't be -1: a whole number above 0"],
    [{ concurrency: Number.NaN }, "concurrency can't be NaN: a whole number above 0"],
    [{ concurrency: 1.5 }, "concurrency can't be 1.5: a whole number above 0"],
    [{ concurrency: '2' }, `concurrency can't be "2": a whole number above 0`],
    [{ concurrency: null }, "concurrency can't be null: a whole number above 0"],
    [{ match: 'loose' }, `match can't be "loose": "exact" or "any-case"`],
    [{ match: null }, `match can't be null: "exact" or "any-case"`],
  ];
  it.each(options)('is refused with the options %j, whatever the events', async (given, message) => {
    const { client, sent } = createScript([{ json: [] }]);
    for (const events of [[], [{ id: 'e1', user: 'ann', data: {} }]]) {
      await expect(Reflect.apply(client.dispatch, client, [events, given])).rejects.toThrow(new TypeError(message));
    }
    expect(sent).toEqual([]);
  });

  it('may be many at once without a limit', async () => {
    const { client } = createScript([{ json: [] }]);
    const result = await client.dispatch([{ id: 'e1', user: 'ann', data: {} }], { concurrency: Infinity });
    expect(result.ok).toBe(true);
  });

  it.each([undefined, null, 7, 'text', {}, { id: 'e1', user: 'ann', data: {} }])(
    'sends nothing and is not ok where the events are %j',
    async (events) => {
      const { client, sent } = createScript([{ json: [] }]);
      const result: unknown = await Reflect.apply(client.dispatch, client, [events]);
      expect(result).toMatchObject({ ok: false, delivered: 0, failed: 0, events: [] });
      expect(result).toMatchObject({
        error: {
          kind: 'input',
          message: expect.stringMatching(/^could not send events: events can't be .+: a list of \{ id, user, data \}$/),
          problems: [{ place: 'events' }],
        },
      });
      expect(sent).toEqual([]);
    },
  );

  it('may be any list that can be walked, and no options at all', async () => {
    const { client } = createScript([{ json: [] }]);
    const events = new Set([{ id: 'e1', user: 'ann', data: {} }]);
    const result: unknown = await Reflect.apply(client.dispatch, client, [events, null]);
    expect(result).toMatchObject({ ok: true, events: [{ id: 'e1', kind: 'skipped' }] });
  });
});
