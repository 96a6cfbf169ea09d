import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { put } from '../../../support/changes.js';
import { type Operation, refusal, watchDisk } from '../../../support/disk.js';
import { openFile } from '../../../support/store.js';

const folder = mkdtempSync(join(tmpdir(), 'flowmate-faults-'));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;

const nextFile = () => join(folder, `world-${files++}.json`);

let stop = () => {};

afterEach(() => stop());

function watch(onOperation: (operation: Operation) => void): void {
  stop();
  stop = watchDisk(onOperation);
}

/** A store with one record. */
async function begun(options = {}) {
  const file = nextFile();
  const store = await openFile(file, options);
  store.append(put('first', 0));
  await store.flush();
  await expect.poll(() => existsSync(file) && !existsSync(`${file}.wal-old`)).toBe(true);
  return { file, store };
}

async function foundIn(file: string) {
  const store = await openFile(file);
  await store.close();
  return store.found;
}

describe('the writes of a file store', () => {
  it('share one append when they come in one turn, however many wait', async () => {
    const { store } = await begun();
    const seen: string[] = [];
    watch(({ kind }) => /^write/.test(kind) && seen.push(kind));
    await Promise.all(
      Array.from({ length: 200 }, (_, i) => {
        store.append(put(`flow ${i}`, i));
        return store.flush();
      }),
    );
    expect(seen.length).toBe(1);
    await store.close();
  });

  it('are not acknowledged before the disk has them, where a power cut counts', async () => {
    const { store } = await begun({ durability: 'fsync' });
    const seen: string[] = [];
    watch(({ kind }) => /^(writeSync|fdatasync)$/.test(kind) && seen.push(kind));
    store.append(put('b', 1));
    expect(store.pending).toBe(true);
    await store.flush();
    expect(seen.at(-1)).toBe('fdatasync');
    await store.close();
  });

  it.each<[code: string, trouble: string, says: RegExp]>([
    ['ENOSPC', 'full', /Make room\. What was acknowledged is safe/],
    ['EDQUOT', 'full', /Make room/],
    ['EFBIG', 'full', /Make room/],
    ['EIO', 'unwritable', /What was acknowledged is safe, and the rest is written with the next try\./],
  ])('that fail with %s reject the flush as %s, and lose nothing', async (code, trouble, message) => {
    const { file, store } = await begun();
    watch(({ kind }) => {
      if (/^write/.test(kind)) throw refusal(code);
    });
    store.append(put('second', 1));
    for (let tries = 0; tries < 2; tries += 1) {
      await expect(store.flush()).rejects.toMatchObject({ trouble, message: expect.stringMatching(message) });
    }
    expect(store).toMatchObject({ pending: true, failure: { trouble } });
    stop();
    store.append(put('third', 2));
    await store.flush();
    expect(store).toMatchObject({ pending: false, failure: undefined });
    await store.close();
    expect(await foundIn(file)).toEqual([put('first', 0), put('second', 1), put('third', 2)]);
  });

  it('that fail in their middle leave nothing that a later one could be mixed up with', async () => {
    const { file, store } = await begun();
    store.append(put('second', 'x'.repeat(99)));
    const failing = () => {
      watch(({ kind }) => {
        if (kind === 'fdatasync') throw refusal('EIO');
      });
    };
    failing();
    await store.flush();
    stop();
    store.append(put('third', 2));
    await store.flush();
    await store.close();
    expect(await foundIn(file)).toHaveLength(3);
  });

  it('that fail at their sync are written again', async () => {
    const { file, store } = await begun({ durability: 'fsync' });
    watch(({ kind }) => {
      if (kind === 'fdatasync') throw refusal('EIO');
    });
    store.append(put('second', 'x'.repeat(99)));
    await expect(store.flush()).rejects.toMatchObject({ trouble: 'unwritable' });
    stop();
    store.append(put('third', 2));
    await store.flush();
    await store.close();
    expect(await foundIn(file)).toEqual([put('first', 0), put('second', 'x'.repeat(99)), put('third', 2)]);
  });

  it('leave nothing behind when the very first fails, and the next try begins anew', async () => {
    const file = nextFile();
    const store = await openFile(file);
    watch(({ kind }) => {
      if (/^write/.test(kind)) throw refusal('ENOSPC');
    });
    store.append(put('a', 1));
    await expect(store.flush()).rejects.toMatchObject({ trouble: 'full' });
    expect(readdirSync(folder).filter((name) => name.startsWith(basename(file)))).toEqual([`${basename(file)}.lock`]);
    stop();
    await store.flush();
    await store.close();
    expect(await foundIn(file)).toEqual([put('a', 1)]);
  });

  it('are noted once when they fail and no flush waits', async () => {
    const { store } = await begun();
    watch(({ kind }) => {
      if (/^write/.test(kind)) throw refusal('EIO');
    });
    for (let n = 0; n < 3; n += 1) {
      store.append(put('b', n));
      for (let turns = 0; turns < 5; turns += 1) await new Promise(setImmediate);
    }
    expect(store.notes).toEqual([expect.stringMatching(/^cannot write the store: the disk refuses\./)]);
    await expect(store.close()).rejects.toMatchObject({ trouble: 'unwritable' });
  });

  it('reject the close as long as something is not safe, which lets go of the file nevertheless', async () => {
    const { file, store } = await begun();
    watch(({ kind }) => {
      if (/^write/.test(kind)) throw refusal('ENOSPC');
    });
    store.append(put('b', 1));
    await expect(store.close()).rejects.toMatchObject({ trouble: 'full' });
    stop();
    expect(existsSync(`${file}.lock`)).toBe(false);
    expect(await foundIn(file)).toEqual([put('first', 0)]);
    await expect(store.flush()).rejects.toMatchObject({ message: expect.stringMatching(/it is closed/) });
  });
});

describe('a compaction', () => {
  it('that fails lets writes go on, says so, and is tried again', async () => {
    const { file, store } = await begun({ compactAt: 100 });
    watch(({ kind, name }) => {
      if (kind === 'rename' && name === 'checkpoint') throw refusal('EACCES');
    });
    for (let n = 0; n < 20; n += 1) {
      store.append(put(`flow ${n}`, 'x'.repeat(50)));
      await store.flush();
      await new Promise(setImmediate);
    }
    await expect.poll(() => store.notes.length).toBeGreaterThan(0);
    expect(store.notes[0]).toMatch(/could not be written anew \(the disk refuses\)\. Nothing is lost: all is in /);
    stop();
    await store.close();
    expect(await foundIn(file)).toHaveLength(21);
    expect(Object.keys(JSON.parse(readFileSync(file, 'utf8')).records.flow)).toHaveLength(21);
  });

  it('happens at the close of a small store: the file says it all, and only its owner can read it', async () => {
    const { file, store } = await begun();
    store.append(put('12', { deep: ['ü'] }));
    await store.close();
    expect(readdirSync(folder).filter((name) => name.startsWith(basename(file)))).toEqual([basename(file)]);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
      format: 'flowmate-mock 2',
      records: { flow: { first: 0, '#12': { deep: ['ü'] } } },
    });
  });

  it.each(['EBUSY', 'EXDEV'])(
    'writes the file in place where it cannot be renamed (%s), whole at any moment',
    async (code) => {
      const { file, store } = await begun();
      store.append(put('second', 1));
      const left: boolean[] = [];
      watch(({ kind, name }) => {
        if (kind === 'rename' && name === 'checkpoint') {
          // Once: the whole file is made under another name beside it.
          if (left.length === 0) {
            left.push(existsSync(`${file}.wal-old`));
            throw refusal(code);
          }
        }
      });
      await store.close();
      expect(left).toEqual([true]);
      expect(JSON.parse(readFileSync(file, 'utf8')).records.flow).toEqual({ first: 0, second: 1 });
      expect(await foundIn(file)).toEqual([put('first', 0), put('second', 1)]);
    },
  );
});
