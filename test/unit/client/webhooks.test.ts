import { describe, expect, it } from 'vitest';
import { brokenConnection, createScript, cutAnswer, type Step } from '../../support/script.js';

const JSON_TYPE = { headers: { 'content-type': 'application/json; charset=utf-8' } };
const flow = { id: '6762e154616e91cb8d8b1aaf' };
const TAKEN: Step = { json: { data: { requestId: 'from the service', message: 'thank you' } } };

describe('webhooks.trigger', () => {
  it('posts the data under data, with a request id', async () => {
    const { client, sent } = createScript([TAKEN]);
    expect(await client.webhooks.trigger(flow, { a: 1 })).toEqual({ data: { requestId: 'from the service' } });
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({ method: 'POST', path: `/webhooks/${flow.id}`, body: { data: { a: 1 } } });
    expect(sent[0]?.headers).toMatchObject({
      'content-type': 'application/json',
      authorization: 'Bearer secret',
      'x-request-id': expect.stringMatching(/^[0-9a-f]{32}$/),
    });
  });

  it('sends what the flow declares, as it is, and says where it is in doubt', async () => {
    const declaring = { ...flow, payload: { inputParameters: { name: 'string' }, outputParameters: {} } };
    const { client, sent } = createScript([TAKEN]);
    await client.webhooks.trigger(declaring, { name: 'Ada', secret: 1 });
    expect(sent[0]?.body).toEqual({ data: { name: 'Ada' } });
    for (const [data, message] of [
      [{ name: 7 }, 'name is the number 7: the flow wants a value of type string'],
      [{ name: null }, 'name is null: the flow wants a value of type string'],
      [{}, 'name is missing: the flow wants a value of type string'],
    ] as const) {
      const result = await client.webhooks.trigger(declaring, { ...data, secret: 1 });
      expect(result).toEqual({ data: { requestId: 'from the service', doubts: [{ place: 'name', message }] } });
      expect(sent.at(-1)?.body).toEqual({ data });
    }
  });

  it('refuses data that is not as declared where the caller asks for that', async () => {
    const declaring = { ...flow, payload: { inputParameters: { name: 'string' } } };
    const { client, sent } = createScript([TAKEN]);
    for (const data of [{}, { name: 7 }]) {
      const { error } = await client.webhooks.trigger(declaring, data, { missing: 'refuse' });
      expect(error).toMatchObject({ kind: 'input', problems: [{ place: 'name' }] });
    }
    expect(sent).toHaveLength(0);
    await client.webhooks.trigger(declaring, { name: 'Ada' }, { missing: 'refuse' });
    expect(sent).toHaveLength(1);
  });

  it('sends numbers of any size, digit by digit', async () => {
    const texts: string[] = [];
    const { client } = createScript([TAKEN], {
      fetch: async (request) => {
        texts.push(await request.text());
        return Response.json(TAKEN.json);
      },
    });
    await client.webhooks.trigger(flow, { id: 2n ** 63n, text: '9007199254740993' });
    expect(texts).toEqual(['{"data":{"id":9223372036854775808,"text":"9007199254740993"}}']);
  });

  it.each([
    { error: 'no' },
    { error: { code: 1, message: 'no' } },
    { error: true, data: {} },
    { errors: [{ message: 'no' }], data: null },
    { success: false },
    { ok: false, data: { requestId: 'r' } },
  ])('is no delivery where 200 comes with %j', async (json) => {
    const { client, sent } = createScript([{ json }]);
    const { error } = await client.webhooks.trigger(flow, {});
    expect(error).toMatchObject({ kind: 'answer', message: expect.stringContaining('the service answered 200 and "') });
    expect(sent).toHaveLength(1);
  });

  it.each([{ error: null, data: {} }, { errors: [], data: {} }, { success: true }, {}, { ok: true }])(
    'is a delivery where 200 comes with %j',
    async (json) => {
      const { client } = createScript([{ json }]);
      expect((await client.webhooks.trigger(flow, {})).error).toBeUndefined();
    },
  );

  it('is no delivery where a page answers, whatever it is called', async () => {
    for (const type of ['text/html', 'application/json', 'text/plain']) {
      for (const page of ['<!doctype html><p>Back soon', '\n<html></html>']) {
        const { client, sent } = createScript([() => new Response(page, { headers: { 'content-type': type } })]);
        expect((await client.webhooks.trigger(flow, {})).error?.kind).toBe('answer');
        expect(sent).toHaveLength(1);
      }
    }
  });

  it.each([undefined, null, {}, { inputParameters: {} }, { inputParameters: null }, 'text', { outputParameters: {} }])(
    'sends the data whole to a flow with the payload %j',
    async (payload) => {
      const { client, sent } = createScript([TAKEN]);
      await client.webhooks.trigger({ ...flow, payload }, { a: { b: [null] } });
      expect(sent[0]?.body).toEqual({ data: { a: { b: [null] } } });
    },
  );

  it('sends the same request id with every try, another with every call, and the one that it is given', async () => {
    const { client, sent } = createScript([{ status: 503, json: {} }, brokenConnection, TAKEN]);
    await client.webhooks.trigger(flow, {});
    await client.webhooks.trigger(flow, {});
    await client.webhooks.trigger(flow, {}, { requestId: 'event-17' });
    const ids = sent.map(({ headers }) => headers['x-request-id']);
    expect(ids).toHaveLength(5);
    expect(new Set(ids.slice(0, 3)).size).toBe(1);
    expect(ids[3]).not.toBe(ids[0]);
    expect(ids[4]).toBe('event-17');
  });

  it.each([400, 403, 404, 415, 501])('does not try again after %i', async (status) => {
    const { client, sent } = createScript([{ status, json: { error: 'No.' } }]);
    expect((await client.webhooks.trigger(flow, {})).error).toMatchObject({
      kind: 'http',
      status,
      message: `could not trigger the flow ${flow.id}: the service answered ${status} "No."`,
    });
    expect(sent).toHaveLength(1);
  });

  it('counts as taken what was answered 200, however the rest of the answer is lost', async () => {
    const lost: Step[] = [
      () => cutAnswer('{"data":{"requ'),
      () => new Response('{"data":', JSON_TYPE),
      () => new Response(''),
    ];
    for (const step of lost) {
      const { client, sent } = createScript([step]);
      expect(await client.webhooks.trigger(flow, {}, { requestId: 'mine' })).toEqual({ data: { requestId: 'mine' } });
      expect(sent).toHaveLength(1);
    }
  });

  it('does not count as taken what FlowMate did not answer, or answers 200 with a message of its own', async () => {
    const page = () => new Response('<h1>Welcome</h1>', { headers: { 'content-type': 'text/html' } });
    const steps: [step: Step, says: string][] = [
      [page, 'what answered 200 is not FlowMate'],
      [{ json: [] }, 'what answered 200 is not FlowMate'],
      [{ json: { message: 'No recipient' } }, 'the service answered 200 and "No recipient"'],
    ];
    for (const [step, says] of steps) {
      const { client, sent } = createScript([step]);
      const { error } = await client.webhooks.trigger(flow, {});
      expect(error).toMatchObject({ kind: 'answer', message: `could not trigger the flow ${flow.id}: ${says}` });
      expect(sent).toHaveLength(1);
    }
  });

  it('tells of a request id that no header can hold', async () => {
    const { client, sent } = createScript([TAKEN]);
    const { error } = await client.webhooks.trigger(flow, {}, { requestId: 'a\nb' });
    expect(error).toMatchObject({ kind: 'input', message: expect.stringContaining('could not trigger the flow') });
    expect(sent).toEqual([]);
  });

  const FLOW = 'one of flows.list, or { id: "..." }';
  const wrong: [args: unknown[], place: string, message: string][] = [
    [[], 'flow', `flow can't be undefined: ${FLOW}`],
    [[null, {}], 'flow', `flow can't be null: ${FLOW}`],
    [['f1', {}], 'flow', `flow can't be "f1": ${FLOW}`],
    [[[flow], {}], 'flow', `flow can't be a list: ${FLOW}`],
    [[{}, {}], 'flow.id', `flow.id can't be undefined: a text that is not empty`],
    [[{ id: '' }, {}], 'flow.id', `flow.id can't be "": a text that is not empty`],
    [[{ id: 7 }, {}], 'flow.id', `flow.id can't be 7: a text that is not empty`],
    [[flow, {}, { requestId: 7 }], 'requestId', `requestId can't be 7: a text that is not empty`],
    [[flow, {}, { requestId: '' }], 'requestId', `requestId can't be "": a text that is not empty`],
  ];
  it.each(wrong)('sends nothing for %j', async (args, place, message) => {
    const { client, sent } = createScript([TAKEN]);
    const { error } = await Reflect.apply(client.webhooks.trigger, client.webhooks, args);
    expect(error).toEqual({
      kind: 'input',
      message: `could not trigger a flow: ${message}`,
      problems: [{ place, message }],
    });
    expect(sent).toEqual([]);
  });

  it('takes null for no options', async () => {
    const { client } = createScript([TAKEN]);
    const { data } = await Reflect.apply(client.webhooks.trigger, client.webhooks, [flow, {}, null]);
    expect(data).toEqual({ requestId: 'from the service' });
  });

  it('tells of no data that an object is wanted', async () => {
    const { client, sent } = createScript([TAKEN]);
    const { error } = await Reflect.apply(client.webhooks.trigger, client.webhooks, [flow]);
    expect(error).toMatchObject({ kind: 'input', message: expect.stringContaining('an object is wanted') });
    expect(sent).toEqual([]);
  });
});
