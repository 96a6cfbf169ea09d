import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { type FileStoreOptions, openFileStore } from '../../../../mock/store/file/file-store.js';
import type { Change, Persistence } from '../../../../mock/store/file/persistence.js';
import { put, recordsAfter } from '../../../support/changes.js';
import { DiskFault, FakeDisk, type Image, type Operation } from '../../../support/fake-disk.js';

const folder = mkdtempSync(join(tmpdir(), 'flowmate-writing-'));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;

async function open(disk: FakeDisk, options: Partial<FileStoreOptions> = {}) {
  files += 1;
  const store = await openFileStore(join(folder, `world-${files}.json`), { files: disk, ...options });
  const records = await store.load();
  return { store, records: records === undefined ? undefined : [...records], name: `world-${files}.json` };
}

/** The operations from here on, as `write world-1.json.journal-1`. */
function watch(disk: FakeDisk): string[] {
  const seen: string[] = [];
  disk.onOperation = ({ kind, name }) => seen.push(`${kind} ${name}`);
  return seen;
}

const isWrite = (operation: string): boolean => /^write(Sync)? /.test(operation);

/** The same files under the name of another data file. */
function renamed(image: Image, from: string, to: string): Image {
  return new Map([...image].map(([name, bytes]) => [name.replace(from, to), bytes]));
}

async function reopened(disk: FakeDisk, name: string): Promise<Change[] | undefined> {
  const next = new FakeDisk(renamed(disk.image(), name, `world-${files + 1}.json`));
  const { store, records } = await open(next);
  await store.close();
  return records;
}

/** A store with one record, in a disk that is asked nothing more until something is appended. */
async function begun(options: Partial<FileStoreOptions> = {}) {
  const disk = new FakeDisk();
  const { store, name } = await open(disk, options);
  store.append(put('first', 0));
  await store.flush();
  return { disk, store, name };
}

describe('the writes of a file store', () => {
  it('share one append when they come in one turn, whoever waits', async () => {
    const { disk, store, name } = await begun();
    const seen = watch(disk);
    const waiting = Array.from({ length: 200 }, (_, i) => {
      store.append(put(`flow ${i}`, i));
      return store.flush();
    });
    await Promise.all(waiting);
    expect(seen).toEqual([`writeSync ${name}.journal-1`]);
    await store.close();
  });

  it('share one append and one sync when they come while another is under way', async () => {
    const { disk, store } = await begun({ durability: 'fsync' });
    const seen = watch(disk);
    const waiting: Promise<void>[] = [];
    disk.onOperation = ({ kind, name }) => {
      seen.push(`${kind} ${name}`);
      if (kind === 'sync' && waiting.length < 50) {
        for (let i = 0; i < 50; i += 1) {
          store.append(put(`later ${i}`, i));
          waiting.push(store.flush());
        }
      }
    };
    store.append(put('b', 1));
    await store.flush();
    await Promise.all(waiting);
    expect(waiting).toHaveLength(50);
    expect(seen.map((operation) => operation.split(' ')[0])).toEqual(['writeSync', 'sync', 'writeSync', 'sync']);
    await store.close();
  });

  it('are not acknowledged before the disk has them', async () => {
    const { disk, store } = await begun({ durability: 'fsync' });
    let isSynced = false;
    disk.onOperation = ({ kind }) => {
      if (kind === 'sync') isSynced = true;
    };
    store.append(put('b', 1));
    expect(store.pending).toBe(true);
    await store.flush();
    expect(isSynced).toBe(true);
    await store.close();
  });
});

const faults: readonly [code: string, trouble: string, says: RegExp][] = [
  ['ENOSPC', 'full', /Make room\. What was acknowledged is safe/],
  ['EDQUOT', 'full', /Make room/],
  ['EFBIG', 'full', /Make room/],
  ['EIO', 'unwritable', /What was acknowledged is safe, and the rest is written with the next try\./],
];

/** Fails each operation that the condition is true of, as often as it comes. */
function fail(disk: FakeDisk, fault: DiskFault, condition: (operation: Operation) => boolean): void {
  disk.onOperation = (operation) => {
    if (condition(operation)) throw fault;
  };
}

const writes: FakeDisk['onOperation'] = () => {};

const isBatch = ({ kind, name }: Operation): boolean =>
  (kind === 'write' || kind === 'writeSync') && /journal/.test(name);

describe('a disk that fails', () => {
  it.each(faults)('with %s rejects the flush as %s, and loses nothing', async (code, trouble, says) => {
    const { disk, store, name } = await begun();
    store.append(put('b', 1));
    await store.flush();
    fail(disk, new DiskFault(code, 7), isBatch);
    for (let i = 0; i < 3; i += 1) {
      store.append(put(`later ${i}`, i));
      await expect(store.flush()).rejects.toMatchObject({ trouble, message: expect.stringMatching(says) });
      expect(store.pending).toBe(true);
      expect(store.failure).toMatchObject({ trouble });
      expect(await reopened(disk, name)).toEqual([put('first', 0), put('b', 1)]);
    }
    disk.onOperation = writes;
    store.append(put('c', 2));
    await store.flush();
    expect(store.failure).toBeUndefined();
    const all = [put('first', 0), put('b', 1), put('later 0', 0), put('later 1', 1), put('later 2', 2), put('c', 2)];
    expect(await reopened(disk, name)).toEqual(all);
    await store.close();
    expect(await reopened(disk, name)).toEqual(all);
  });

  it('at the sync of a write rejects it as well, and what it left is written anew', async () => {
    const { disk, store, name } = await begun({ durability: 'fsync' });
    fail(disk, new DiskFault('EIO'), ({ kind }) => kind === 'sync');
    store.append(put('b', 'x'.repeat(500)));
    await expect(store.flush()).rejects.toMatchObject({ trouble: 'unwritable' });
    disk.onOperation = writes;
    store.append(put('b', 'short'));
    await store.flush();
    expect(await reopened(disk, name)).toEqual([put('first', 0), put('b', 'short')]);
    await store.close();
  });

  it('with the first write leaves nothing behind, and the next try begins anew', async () => {
    for (const kind of ['open', 'write', 'sync', 'rename'] as const) {
      const disk = new FakeDisk();
      const { store, name } = await open(disk);
      fail(disk, new DiskFault('ENOSPC', 3), (operation) => operation.kind === kind);
      store.append(put('a', 1));
      await expect(store.flush()).rejects.toMatchObject({ trouble: 'full' });
      expect([...disk.image().keys()]).toEqual([]);
      disk.onOperation = writes;
      store.append(put('b', 2));
      await store.flush();
      expect(await reopened(disk, name)).toEqual([put('a', 1), put('b', 2)]);
      await store.close();
    }
  });

  it('rejects the close as long as something is not safe, and lets go of the file all the same', async () => {
    const { disk, store, name } = await begun();
    fail(disk, new DiskFault('ENOSPC'), isBatch);
    store.append(put('b', 1));
    await expect(store.close()).rejects.toMatchObject({ trouble: 'full' });
    await expect(store.close()).rejects.toMatchObject({ trouble: 'full' });
    expect(disk.openFiles).toBe(0);
    const again = await openFileStore(join(folder, name), { files: disk });
    expect([...((await again.load()) ?? [])]).toEqual([put('first', 0)]);
    disk.onOperation = writes;
    await again.close();
  });

  it('is noted once when nobody waits for the write', async () => {
    const notes: string[] = [];
    const { disk, store, name } = await begun({ onNote: (note) => notes.push(note) });
    fail(disk, new DiskFault('ENOSPC'), isBatch);
    for (let i = 0; i < 5; i += 1) {
      store.append(put(`b ${i}`, i));
      await turn();
      await turn();
    }
    expect(notes).toEqual([expect.stringMatching(new RegExp(`^cannot write .*${name}: .*Make room`))]);
    disk.onOperation = writes;
    await store.flush();
    expect((await reopened(disk, name))?.length).toBe(6);
    await store.close();
  });

  it('with the compaction lets writes go on, says so, and compacts later', async () => {
    for (const kind of ['write', 'sync', 'rename'] as const) {
      const notes: string[] = [];
      const { disk, store, name } = await begun({ compactAt: 300, onNote: (note) => notes.push(note) });
      const written: Change[] = [put('first', 0)];
      const write = async (count: number): Promise<void> => {
        for (let i = 0; i < count; i += 1) {
          const change = put(`flow ${written.length}`, 'x'.repeat(20));
          written.push(change);
          store.append(change);
          await store.flush();
          for (let n = 0; n < 30; n += 1) await turn();
        }
      };
      fail(disk, new DiskFault('ENOSPC', 5), (each) => each.kind === kind && !/journal/.test(each.name));
      await write(30);
      expect(notes.length).toBeGreaterThan(0);
      expect(notes[0]).toMatch(/could not be compacted .*the journal goes on, and nothing is lost/);
      expect([...disk.image().keys()]).not.toContain(`${name}.unfinished`);
      expect(await reopened(disk, name)).toEqual(written);
      const told = notes.length;
      disk.onOperation = writes;
      await write(60);
      expect(notes).toHaveLength(told);
      expect([...disk.image().keys()].filter((each) => /journal/.test(each))).toHaveLength(1);
      expect(await reopened(disk, name)).toEqual(written);
      await store.close();
    }
  });
});

describe('a compaction', () => {
  const record = (i: number): Change => put(`flow ${i}`, { i, text: 'x'.repeat(100) });

  async function filled(count: number, options: Partial<FileStoreOptions>) {
    const disk = new FakeDisk();
    const opened = await open(disk, options);
    for (let i = 0; i < count; i += 1) opened.store.append(record(i));
    await opened.store.flush();
    return { disk, ...opened };
  }

  it('goes on bit by bit while others write, and what they write is there', async () => {
    const { disk, store, name } = await filled(6_000, { compactAt: 0 });
    const written = Array.from({ length: 6_000 }, (_, i) => record(i));
    const seen = watch(disk);
    const write = async (): Promise<void> => {
      const change = put(`flow ${(written.length * 7919) % 9_000}`, { n: written.length, text: 'y'.repeat(1_000) });
      written.push(change);
      store.append(change);
      await store.flush();
    };
    while (!seen.includes(`open ${name}.unfinished`)) await write();
    const before = seen.length;
    while (!seen.includes(`rename ${name}.unfinished`)) await write();
    const meanwhile = seen.slice(before).filter(isWrite);
    expect(meanwhile.filter((each) => /journal-2/.test(each)).length).toBeGreaterThan(4);
    expect(meanwhile.filter((each) => /unfinished/.test(each)).length).toBeGreaterThan(4);
    await write();
    expect(await reopened(disk, name)).toEqual(recordsAfter(written));
    await store.close();
  });

  it('is given up when the store is closed, and nothing is lost', async () => {
    const { disk, store, name } = await filled(20_000, { compactAt: 0 });
    const seen = watch(disk);
    const written = Array.from({ length: 20_000 }, (_, i) => record(i));
    for (let i = 0; !seen.includes(`open ${name}.unfinished`); i += 1) {
      const change = put(`flow ${i}`, 'z'.repeat(100_000));
      written.push(change);
      store.append(change);
      await store.flush();
    }
    await store.close();
    expect(seen).not.toContain(`rename ${name}.unfinished`);
    expect([...disk.image().keys()].sort()).toEqual([name, `${name}.journal-1`, `${name}.journal-2`]);
    expect(await reopened(disk, name)).toEqual(recordsAfter(written));
  });

  it('refuses to make a state of what was damaged since the start, and says where', async () => {
    const notes: string[] = [];
    const { disk, store, name } = await filled(10, { compactAt: 300, onNote: (note) => notes.push(note) });
    const state = disk.image().get(name);
    const fd = await disk.open(name, 'r+');
    await disk.write(fd, Buffer.from('?'), 0, 1, (state?.length ?? 0) >> 1);
    await disk.close(fd);
    for (let i = 0; i < 40; i += 1) {
      store.append(record(i));
      await store.flush();
    }
    for (let n = 0; n < 50; n += 1) await turn();
    expect(notes[0]).toMatch(new RegExp(`could not be compacted .*${name}:\\d+ \\(byte \\d+\\)`));
    await store.close();
  });

  it('happens at the close of a small store, so that the file says it all', async () => {
    const { disk, store, name } = await filled(3, {});
    store.append(put('last', 1));
    await store.close();
    expect([...disk.image().keys()].sort()).toEqual([name, `${name}.journal-2`]);
    const state = JSON.parse(String(disk.image().get(name)));
    expect(state['flowmate-mock']).toEqual({ format: 1, generation: 2 });
    expect(state.records.map((each: unknown[]) => each.slice(1))).toEqual([
      ...[0, 1, 2].map((i) => ['flow', `flow ${i}`, { i, text: 'x'.repeat(100) }]),
      ['flow', 'last', 1],
    ]);
    expect(state.count).toBe(4);
  });
});

describe('a store that is closed', () => {
  it('takes nothing more', async () => {
    const { store } = await begun();
    await store.close();
    store.append(put('b', 1));
    await expect(store.flush()).rejects.toMatchObject({ trouble: 'unwritable' });
  });

  it('was not loaded: nothing can be appended to it', async () => {
    const store: Persistence = await openFileStore(join(folder, 'unloaded.json'), { files: new FakeDisk() });
    expect(() => store.append(put('a', 1))).toThrow(/loaded before/);
    await store.close();
  });
});
