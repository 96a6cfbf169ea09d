import { describe, expect, test } from 'vitest';
import { type Gauge, Memory, NoRoom, weightOfJson } from '../../../mock/domain/memory.js';

const MB = 1_048_576;
const LIMIT = 1_000 * MB;

/** A heap that holds `live` bytes, beside garbage until it is collected. */
class FakeHeap implements Gauge {
  live = 0;
  garbage = 0;
  collected = 0;
  time = 0;

  now() {
    return this.time;
  }

  measure() {
    return { used: this.live + this.garbage, limit: LIMIT };
  }

  collect() {
    this.collected += 1;
    this.garbage = 0;
  }
}

function holding(live: number, droppable = 0) {
  const heap = new FakeHeap();
  heap.live = live * MB;
  const memory = new Memory(heap);
  const owner = {
    asked: [] as number[],
    shed(bytes: number) {
      owner.asked.push(bytes);
      heap.live -= droppable * MB;
    },
  };
  memory.register(owner);
  return { heap, memory, owner };
}

function thrown(act: () => unknown): NoRoom {
  try {
    act();
  } catch (error) {
    if (error instanceof NoRoom) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('the memory of the process', () => {
  test('takes what fits, and asks nobody to drop anything', () => {
    const { memory, owner, heap } = holding(100);
    memory.need(100 * MB);
    memory.refuseFull();
    expect({ asked: owner.asked, collected: heap.collected }).toEqual({ asked: [], collected: 0 });
  });

  test('counts no garbage', () => {
    const { memory, owner, heap } = holding(100);
    heap.garbage = 850 * MB;
    expect(memory.isFull).toBe(false);
    expect({ asked: owner.asked, collected: heap.collected }).toEqual({ asked: [], collected: 1 });
  });

  test('has things dropped before it refuses', () => {
    const { memory, owner } = holding(800, 600);
    memory.need(100 * MB);
    expect(owner.asked).toHaveLength(1);
  });

  test('refuses with 507 what is to be held when too much is held already', () => {
    const { memory } = holding(900);
    expect(thrown(() => memory.refuseFull()).status).toBe(507);
    expect(thrown(() => memory.need(1)).message).toMatch(/hold 900 MB.*Delete sandboxes/s);
  });

  test('refuses with 503 what does not fit beside requests under way, and takes it once they have ended', () => {
    const { memory } = holding(100);
    const release = memory.reserve(500 * MB);
    expect(thrown(() => memory.reserve(300 * MB)).status).toBe(503);
    release();
    release();
    memory.reserve(300 * MB);
  });

  test('goes on when there is room again', () => {
    const { memory, heap } = holding(900);
    expect(() => memory.need(1)).toThrow(NoRoom);
    heap.live = 100 * MB;
    memory.need(1);
    expect(memory.isFull).toBe(false);
  });

  test('looks again soon after something was deleted, however often it was full before', () => {
    const { memory, heap } = holding(900);
    for (let i = 0; i < 6; i += 1) {
      expect(memory.isFull).toBe(true);
      heap.time += 10_000;
    }
    expect(memory.isFull).toBe(true);
    heap.live = 100 * MB;
    heap.garbage = 800 * MB;
    heap.time += 300;
    expect(memory.isFull).toBe(true);
    memory.freed();
    expect(memory.isFull).toBe(false);
  });

  test('is bounded by the option where that is less', () => {
    const { memory } = holding(300);
    memory.bound(100 * MB);
    expect(thrown(() => memory.need(1)).status).toBe(507);
  });

  test.each([['{}'], ['[]'], ['""'], ['1'], ['{"a":1}'], ['[[]]']])(
    'weighs %s many times at no less than it takes',
    (item) => {
      const count = 100_000;
      const text = `[${Array.from({ length: count }, () => item).join()}]`;
      // Eight bytes a place in the list, and no object, list or text for less than another sixteen.
      expect(weightOfJson(Buffer.from(text))).toBeGreaterThan(count * 8);
    },
  );
});
