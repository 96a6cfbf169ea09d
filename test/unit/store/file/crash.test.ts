import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { CheckpointFile } from '../../../../mock/store/file/checkpoint-file.js';
import { locateData } from '../../../../mock/store/file/data-files.js';
import { type FileStoreOptions, openFileStore } from '../../../../mock/store/file/file-store.js';
import type { Change } from '../../../../mock/store/file/persistence.js';
import { readData } from '../../../../mock/store/file/read-data.js';
import { anyChange, gone, put, recordsAfter } from '../../../support/changes.js';
import { inDepth } from '../../../support/depth.js';
import { FakeDisk, type Image } from '../../../support/fake-disk.js';

const folder = mkdtempSync(join(tmpdir(), 'flowmate-crash-'));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = join(folder, 'world.json');

const data = await locateData(file);

type Durability = NonNullable<FileStoreOptions['durability']>;

/** A disk at some moment, and how many batches it has to hold at least and may hold at most. */
interface Moment {
  readonly image: Image;
  readonly when: string;
  readonly acknowledged: number;
  readonly appended: number;
}

/** What a start would read. Throws what it is refused with. */
async function read(image: Image): Promise<readonly Change[]> {
  const disk = new FakeDisk(image, false);
  const refuse = (problem: unknown): never => {
    throw new Error(JSON.stringify(problem));
  };
  const content = await readData(disk, data, new CheckpointFile(disk, data, refuse), refuse);
  return content?.records ?? [];
}

/** Writes batches and keeps a picture of the disk at each of its operations, whole, half done, and as after a power cut. */
async function writeAndWatch(
  batches: readonly (readonly Change[])[],
  {
    durability = 'os',
    compactAt = 400,
    start = new Map(),
  }: { durability?: Durability; compactAt?: number; start?: Image },
): Promise<{ moments: Moment[]; disk: FakeDisk }> {
  const disk = new FakeDisk(start);
  const moments: Moment[] = [];
  let acknowledged = 0;
  let appended = 0;
  disk.onOperation = ({ kind, name, bytes, position = 0 }) => {
    const when = `${moments.length} before ${kind} ${name}`;
    const moment = { when, acknowledged, appended };
    const image = disk.image();
    moments.push({ ...moment, image });
    if (durability === 'fsync') {
      moments.push({ ...moment, image: disk.imageAfterPowerCut(), when: `${when}, without power` });
    }
    for (const part of bytes === undefined ? [] : [1, bytes.length >> 1, bytes.length - 1]) {
      const half = new FakeDisk(image).image();
      const before = half.get(name) ?? Buffer.alloc(0);
      const written = Buffer.alloc(Math.max(before.length, position + part));
      before.copy(written);
      bytes?.copy(written, position, 0, part);
      moments.push({ ...moment, image: half.set(name, written), when: `${when}, ${part} bytes of it done` });
    }
  };
  const store = await openFileStore(file, { files: disk, compactAt, durability });
  await store.load();
  for (const batch of batches) {
    appended += 1;
    for (const change of batch) store.append(change);
    await store.flush();
    acknowledged += 1;
    // Lets a compaction get on between two batches, sometimes.
    for (let i = 0; i < acknowledged % 5; i += 1) await turn();
  }
  await store.close();
  expect(disk.openFiles).toBe(0);
  return { moments, disk };
}

/** Every moment holds the first batches, at least those that were acknowledged, and each of them whole. */
async function check(moments: readonly Moment[], batches: readonly (readonly Change[])[]): Promise<void> {
  const after = Array.from({ length: batches.length + 1 }, (_, count) =>
    JSON.stringify(recordsAfter(batches.slice(0, count).flat())),
  );
  for (const { image, when, acknowledged, appended } of moments) {
    const found = await read(image).then(JSON.stringify, String);
    expect(after.slice(acknowledged, appended + 1), when).toContain(found);
  }
}

const many: readonly (readonly Change[])[] = Array.from({ length: 40 }, (_, i) => [
  put(`flow ${i % 7}`, { version: i, text: 'x'.repeat(i) }),
  ...(i % 3 === 0 ? [gone(`flow ${(i + 2) % 7}`), put(`user ${i % 4}`, i, 'user')] : []),
]);

describe('a file store whose process ends at any step', () => {
  it.each<Durability>(['os', 'fsync'])(
    'holds all acknowledged batches and none by half, compaction or not, with durability %s',
    async (durability) => {
      const { moments } = await writeAndWatch(many, { durability });
      expect(moments.filter(({ when }) => /before rename/.test(when)).length).toBeGreaterThan(3);
      expect(
        moments.filter(({ image }) => [...image.keys()].filter((name) => /journal/.test(name)).length > 1).length,
      ).toBeGreaterThan(50);
      await check(moments, many);
    },
  );

  it('holds them also when it ended like that before, and goes on from there', async () => {
    const first = many.slice(0, 20);
    const { moments } = await writeAndWatch(first, {});
    for (const { image, when } of moments.filter((_, index) => index % 7 === 0)) {
      const there = await read(image);
      const again = await writeAndWatch(many.slice(20, 26), { start: image, compactAt: 200 });
      const batches = [there, ...many.slice(20, 26)];
      const seen = again.moments.map((moment) => ({
        ...moment,
        acknowledged: moment.acknowledged + 1,
        appended: moment.appended + 1,
      }));
      await check(seen, batches).catch((error) => {
        throw new Error(`ended at ${when}: ${error}`);
      });
    }
  });

  it('holds them whatever the batches are', async () => {
    const batches = fc.array(fc.array(anyChange, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(
        batches,
        fc.constantFrom<Durability>('os', 'fsync'),
        fc.nat(300),
        async (given, durability, compactAt) => {
          const { moments } = await writeAndWatch(given, { durability, compactAt });
          await check(moments, given);
        },
      ),
      { seed: 20_261_124, numRuns: inDepth(40) },
    );
  });
});
