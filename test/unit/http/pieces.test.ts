import { afterEach, describe, expect, it, vi } from 'vitest';
import { piecesOf } from '../../../mock/http/request.js';

afterEach(() => vi.restoreAllMocks());

/** The pieces of ten bytes with the waits between them, on a machine whose timers are late by so much. */
async function pacedBy(lateMs: number, intervalMs: number, longestMs = 60_000) {
  let now = 1_000;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  const waits: number[] = [];
  const wait = async (ms: number) => {
    waits.push(ms);
    now += ms + lateMs;
    return true;
  };
  const pieces: string[] = [];
  for await (const piece of piecesOf(Buffer.from('0123456789'), { size: 1, intervalMs, longestMs }, wait)) {
    pieces.push(`${piece}`);
  }
  return { pieces, waits, took: now - 1_000 };
}

describe('a body in pieces', () => {
  it('comes in its pace', async () => {
    expect(await pacedBy(0, 5)).toEqual({ pieces: [...'0123456789'], waits: Array(9).fill(5), took: 45 });
  });

  it('takes hardly longer where timers are late, and still comes in pieces with a wait between them', async () => {
    const { pieces, waits, took } = await pacedBy(22, 5);
    expect(pieces).toEqual(['0', '12345', '6789']);
    expect(waits).toEqual([5, 5]);
    expect(took).toBe(54);
  });

  it('comes with its rest at once when the time is up', async () => {
    expect(await pacedBy(0, 5, 15)).toMatchObject({ pieces: ['0', '1', '2', '3456789'], took: 15 });
  });
});
