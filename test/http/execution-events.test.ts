import { describe, expect, it } from 'vitest';
import type { MockOptions } from '../../mock/index.js';
import { createParts } from '../../mock/server/mock.js';
import { type EventType, eventTypes, type WorldEvent } from '../../mock/worlds/events/event.js';
import { createClient, textAt } from '../support/client.js';

const NOW = '2026-03-01T08:00:00.000Z';

const FLOW = '6762e154616e91cb8d8b1aaf';

const graph = { nodes: [{ id: 'a', componentId: '5ca5c44c187c040010a9bb8b', function: 'f' }] };

async function watched(options: MockOptions = {}, types: readonly EventType[] = eventTypes) {
  const { mock, parts } = await createParts({
    ...options,
    scenario: { extends: 'guide', clock: { now: NOW, frozen: true } },
  });
  const reader = parts.events.listen(types, undefined, { onMore: () => {}, onEnd: () => {} });
  /** What was told since the last time. */
  const heard = (): WorldEvent[] => {
    const events: WorldEvent[] = [];
    for (let reading = reader.read(); reading.kind === 'event'; reading = reader.read()) events.push(reading.event);
    return events;
  };
  return { client: createClient(mock, mock.token), heard, reader, mock };
}

const told = (event: WorldEvent): string =>
  event.type === 'execution'
    ? `${event.kind} ${event.status}`
    : event.type === 'log'
      ? `${event.stepId} ${event.level} ${event.message.split(' ')[0]}`
      : event.type === 'state'
        ? `${event.kind} ${event.change} ${event.status ?? ''}`.trim()
        : event.type;

describe('who watches a world', () => {
  it('is told of a run that takes no time all at once: its beginning, its lines, its end', async () => {
    const { client, heard } = await watched({}, ['execution', 'log']);
    const answer = await client.post(`/webhooks/${FLOW}`, { data: { firstName: 'Ada', lastName: 'Lovelace' } });
    const events = heard();
    expect(events.map(told)).toEqual([
      'started running',
      'step_1 info Webhook',
      'step_1 info Emitted',
      'step_2 info Calling',
      'step_2 info upsertPerson',
      'finished succeeded',
    ]);
    const flowExecId = textAt(answer.body, 'data', 'requestId');
    expect(
      events.every((event) => 'flowExecId' in event && event.flowExecId === flowExecId && event.flowId === FLOW),
    ).toBe(true);
    await client.post(`/webhooks/${FLOW}`, {});
    expect(heard().map(told)).toEqual([
      'started running',
      'step_1 info Webhook',
      'step_1 error Error:',
      'finished failed',
    ]);
  });

  it('is told of a run in real timing as it goes on with the clock, each thing at its moment', async () => {
    const { client, heard, mock } = await watched({ timing: 'real' }, ['execution', 'log']);
    await client.post(`/webhooks/${FLOW}`, { data: { firstName: 'Ada', lastName: 'Lovelace' } });
    expect(heard().map(told)).toEqual(['started running', 'step_1 info Webhook']);
    await mock.advance(60);
    expect(heard().map(told)).toEqual(['step_1 info Emitted', 'step_2 info Calling']);
    await mock.advance(10_000);
    expect(heard().map(told)).toEqual(['step_2 info upsertPerson', 'finished succeeded']);
  });

  it('costs a run nothing when he listens to other things', async () => {
    const { client, heard } = await watched({ timing: 'real' }, ['request']);
    await client.post(`/webhooks/${FLOW}`, {});
    expect(heard().map(told)).toEqual(['request']);
    expect((await client.send('PUT', '/_mock/clock', { body: { advance: '1m' } })).body).toMatchObject({ ran: 0 });
  });

  it('is told of records that come, change and go, and of a world that is another', async () => {
    const { client, heard } = await watched({}, ['state']);
    const id = textAt((await client.post('/flows', { graph, name: 'New' })).body, 'data', 'id');
    await client.post(`/flows/${id}/start`);
    expect(heard().map(told)).toEqual(['flow created inactive', 'flow changed starting', 'flow changed active']);
    await client.send('PUT', `/_mock/flows/${id}/status`, { body: { status: 'inactive' } });
    await client.send('DELETE', `/flows/${id}`);
    const user = textAt((await client.post('/_mock/records/users', { username: 'ada' })).body, '_id');
    await client.send('PATCH', `/_mock/records/users/${user}`, { body: { status: 'DISABLED' } });
    expect(heard().map(told)).toEqual([
      'flow changed inactive',
      'flow deleted',
      'user created ACTIVE',
      'user changed DISABLED',
    ]);
    await client.post('/_mock/snapshots/one');
    await client.post('/_mock/snapshots/one/restore');
    await client.post('/_mock/reset');
    await client.post('/_mock/records/tenants', { name: 'There' });
    expect(heard().map(told)).toEqual(['world restored', 'world reset', 'tenant created ACTIVE']);
  });
});
