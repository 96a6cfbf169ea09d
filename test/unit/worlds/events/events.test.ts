import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EventType, eventTypes, type WorldEvent } from '../../../../mock/worlds/events/event.js';
import { EventBus, MAX_EVENTS } from '../../../../mock/worlds/events/event-bus.js';
import type { Subscription } from '../../../../mock/worlds/events/subscription.js';
import { inDepth } from '../../../support/depth.js';

const nobody = { onMore: () => {}, onEnd: () => {} };

const tick = () => new Promise((resolve) => setImmediate(resolve));

function stateEvent(id: number): WorldEvent {
  return { type: 'state', kind: 'flow', id: String(id), change: 'changed' };
}

function faultEvent(sequence: number): WorldEvent {
  return { type: 'fault', id: 'fault-1', effect: 'status', sequence };
}

function readAll(reader: Subscription): unknown[] {
  const all = [];
  for (let reading = reader.read(); reading.kind !== 'none'; reading = reader.read()) {
    all.push(reading.kind === 'event' ? reading.number : { dropped: reading.count });
  }
  return all;
}

describe('the events of a world', () => {
  it('are wanted by nobody until somebody listens, and then those of his types only', () => {
    const events = new EventBus();
    expect(eventTypes.filter((type) => events.wanted(type))).toEqual([]);
    events.emit(stateEvent(1));
    const reader = events.listen(['state'], undefined, nobody);
    expect(eventTypes.filter((type) => events.wanted(type))).toEqual(['state']);
    events.emit(faultEvent(1));
    events.emit(stateEvent(2));
    expect(reader.read()).toEqual({ kind: 'event', number: 1, event: stateEvent(2) });
    expect(reader.read()).toEqual({ kind: 'none' });
  });

  it('wake a reader once, and only one who has read all', async () => {
    const events = new EventBus();
    let woken = 0;
    const reader = events.listen(['state'], undefined, { ...nobody, onMore: () => (woken += 1) });
    events.emit(stateEvent(1));
    await tick();
    expect(woken).toBe(0);
    readAll(reader);
    for (const id of [2, 3, 4]) events.emit(stateEvent(id));
    await tick();
    expect(woken).toBe(1);
    events.emit(stateEvent(5));
    await tick();
    expect(woken).toBe(1);
    expect(readAll(reader)).toEqual([2, 3, 4, 5]);
  });

  it('tell a late reader how many of his types he missed, then go on', () => {
    const events = new EventBus();
    const late = events.listen(['state'], undefined, nobody);
    const both = events.listen(['state', 'fault'], undefined, nobody);
    events.emit(stateEvent(0));
    expect(readAll(late)).toEqual([1]);
    for (let i = 0; i < MAX_EVENTS; i += 1) events.emit(i % 2 === 0 ? stateEvent(i) : faultEvent(i));
    for (let i = 0; i < 10; i += 1) events.emit(stateEvent(i));
    const [first, ...rest] = readAll(late);
    expect(first).toEqual({ dropped: 5 });
    expect(rest).toHaveLength(MAX_EVENTS / 2 + 5);
    expect(readAll(both)[0]).toEqual({ dropped: 11 });
  });

  it('go on where a reader left off, as far as they are kept', () => {
    const events = new EventBus();
    const first = events.listen(['state'], undefined, nobody);
    for (const id of [1, 2, 3]) events.emit(stateEvent(id));
    first.stop();
    events.emit(stateEvent(4));
    expect(readAll(events.listen(['state'], 2, nobody))).toEqual([3, 4]);
    expect(readAll(events.listen(['state'], 0, nobody))).toEqual([1, 2, 3, 4]);
    expect(readAll(events.listen(['state'], 99, nobody))).toEqual([{ dropped: undefined }, 1, 2, 3, 4]);
  });

  it('are made no more a while after the last reader left', () => {
    const events = new EventBus();
    events.listen(['state'], undefined, nobody).stop();
    for (let i = 0; i <= MAX_EVENTS; i += 1) events.emit(stateEvent(i));
    expect(events.wanted('state')).toBe(false);
    const reader = events.listen(['state'], 1, nobody);
    expect(readAll(reader)).toEqual([{ dropped: undefined }]);
    events.emit(stateEvent(0));
    expect(readAll(reader)).toEqual([MAX_EVENTS + 1]);
  });

  it('of a type that nobody reads are not made for the readers of others, and one who returns late learns of it', () => {
    const events = new EventBus();
    const state = events.listen(['state'], undefined, nobody);
    const fault = events.listen(['fault', 'state'], undefined, nobody);
    events.emit(faultEvent(1));
    fault.stop();
    for (let i = 0; i < MAX_EVENTS; i += 1) {
      events.emit(stateEvent(i));
      readAll(state);
    }
    events.emit(faultEvent(2));
    expect([events.wanted('fault'), events.wanted('state')]).toEqual([false, true]);
    // The last event that it may have read is still held, and yet it missed one.
    expect(readAll(events.listen(['fault'], MAX_EVENTS + 1, nobody))).toEqual([{ dropped: undefined }]);
    expect(readAll(events.listen(['state'], MAX_EVENTS + 1, nobody))).toEqual([]);
  });

  it('wake those readers only that want an event of this type', async () => {
    const events = new EventBus();
    const woken: string[] = [];
    const readers = (['state', 'fault'] as const).map((type) =>
      events.listen([type], undefined, { ...nobody, onMore: () => woken.push(type) }),
    );
    for (const reader of readers) readAll(reader);
    events.emit(faultEvent(1));
    await tick();
    expect(woken).toEqual(['fault']);
    events.emit(stateEvent(1));
    await tick();
    expect(woken).toEqual(['fault', 'state']);
  });

  it('end all readers, and those who come later, when the world is gone', () => {
    const events = new EventBus();
    let ended = 0;
    const told = { ...nobody, onEnd: () => (ended += 1) };
    events.listen(['state'], undefined, told);
    events.listen(['fault'], undefined, told);
    events.close();
    expect(ended).toBe(2);
    expect([events.wanted('state'), events.readers]).toEqual([false, 0]);
    events.listen(['state'], undefined, told);
    expect(ended).toBe(3);
  });

  it('give every reader each of his events once, in order, or count it as dropped', () => {
    const step = fc.oneof(
      fc.record({
        emit: fc.integer({ min: 1, max: MAX_EVENTS * 2 }),
        type: fc.constantFrom<EventType>('state', 'fault'),
      }),
      fc.record({ read: fc.integer({ min: 1, max: 50 }), by: fc.nat(1) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 15 }), (steps) => {
        const events = new EventBus();
        const kinds: readonly EventType[][] = [['state'], ['state', 'fault']];
        const readers = kinds.map((types) => events.listen(types, undefined, nobody));
        const due = [0, 0];
        const got = [0, 0];
        const last = [0, 0];
        const read = (by: number): boolean => {
          const reading = readers[by]?.read() ?? { kind: 'none' };
          if (reading.kind === 'none') return false;
          got[by] = (got[by] ?? 0) + (reading.kind === 'event' ? 1 : (reading.count ?? 0));
          expect(reading.number).toBeGreaterThan(last[by] ?? 0);
          last[by] = reading.number;
          return true;
        };
        for (const each of steps) {
          if ('emit' in each) {
            for (let i = 0; i < each.emit; i += 1) events.emit(each.type === 'state' ? stateEvent(i) : faultEvent(i));
            if (each.type === 'state') due[0] = (due[0] ?? 0) + each.emit;
            due[1] = (due[1] ?? 0) + each.emit;
          } else {
            for (let i = 0; i < each.read; i += 1) read(each.by);
          }
        }
        for (const by of [0, 1]) while (read(by));
        expect(got).toEqual(due);
      }),
      { numRuns: inDepth(40) },
    );
  });
});
