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
});
