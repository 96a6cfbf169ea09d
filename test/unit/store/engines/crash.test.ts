import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { namesOf } from '../../../../mock/store/engines/data-files.js';
import type { Change } from '../../../../mock/store/engines/engine.js';
import { readData } from '../../../../mock/store/engines/read-data.js';
import { changesIn } from '../../../../mock/store/engines/record-values.js';
import { anyChange, gone, put, recordsAfter } from '../../../support/changes.js';
import { inDepth } from '../../../support/depth.js';
import { watchDisk } from '../../../support/disk.js';
import { openFile } from '../../../support/store.js';

const folder = mkdtempSync(join(tmpdir(), 'flowmate-crash-'));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a folder holds at some moment, and how many batches it has to hold at least and may hold at most. */
interface Moment {
  readonly image: ReadonlyMap<string, Buffer>;
  readonly when: string;
  readonly acknowledged: number;
  readonly appended: number;
}

let places = 0;

function nextFolder(): string {
  const path = join(folder, String(places++));
  mkdirSync(path);
  return path;
}

function imageOf(place: string): Map<string, Buffer> {
  const files = readdirSync(place).filter((name) => !name.endsWith('.lock') && statSync(join(place, name)).isFile());
  return new Map(files.map((name) => [name, readFileSync(join(place, name))]));
}

/** A folder with these files. */
function restored(image: Moment['image']): string {
  const place = nextFolder();
  for (const [name, bytes] of image) writeFileSync(join(place, name), bytes);
  return join(place, 'world.json');
}

/** What a start would read. */
async function read(image: Moment['image']): Promise<Change[]> {
  const file = restored(image);
  const content = await readData(namesOf(file), ({ what }) => {
    throw new Error(what);
  });
  return content === undefined ? [] : recordsAfter(changesIn(content.records));
}

/** Writes batches and keeps a picture of the folder before each thing that is done to it, whole and half done. */
async function writeAndWatch(
  batches: readonly (readonly Change[])[],
  { compactAt = 400, start = new Map() }: { compactAt?: number; start?: Moment['image'] },
): Promise<Moment[]> {
  const file = restored(start);
  const moments: Moment[] = [];
  let acknowledged = 0;
  let appended = 0;
  const stop = watchDisk(({ kind, name, bytes, position = 0 }) => {
    const image = imageOf(join(file, '..'));
    const moment = { when: `${moments.length} before ${kind} ${name}`, acknowledged, appended };
    moments.push({ ...moment, image });
    for (const part of bytes === undefined || !image.has(name) ? [] : [1, bytes.length >> 1, bytes.length - 1]) {
      const before = image.get(name) ?? Buffer.alloc(0);
      const half = Buffer.concat([before.subarray(0, position), bytes?.subarray(0, part) ?? Buffer.alloc(0)]);
      moments.push({
        ...moment,
        image: new Map(image).set(name, half),
        when: `${moment.when}, ${part} bytes of it done`,
      });
    }
  });
  try {
    const store = await openFile(file, { compactAt });
    for (const batch of batches) {
      appended += 1;
      for (const change of batch) store.append(change);
      await store.flush();
      acknowledged += 1;
      // Lets a compaction get on between two batches, sometimes.
      const isWaiting = () => acknowledged % 3 === 0 && existsSync(`${file}.wal-old`);
      for (let i = 0; i < acknowledged % 5 || isWaiting(); i += 1) await turn();
    }
    await store.close();
    moments.push({ image: imageOf(join(file, '..')), when: 'at the end', acknowledged, appended });
  } finally {
    stop();
  }
  return moments;
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

/** Also records that go and come back: their order is not to depend on how often a log is read. */
const many: readonly (readonly Change[])[] = Array.from({ length: inDepth(40, 14) }, (_, i) => [
  put(`flow ${i % 7}`, { version: i, text: 'x'.repeat(i) }),
  ...(i % 3 === 0
    ? [
        gone(`flow ${(i + 2) % 7}`),
        put(`flow ${(i + 2) % 7}`, 'again'),
        put(`new ${i}`, 1),
        put(`user ${i % 4}`, i, 'user'),
      ]
    : []),
]);

describe('a file store whose process ends at any step', () => {
  it('holds all acknowledged batches and none by half, compaction or not', async () => {
    const moments = await writeAndWatch(many, { compactAt: 200 });
    const seen = moments.map(({ when }) => when.replace(/^\d+ /, ''));
    // The log is rotated, the new file gets its name, and the log that it contains goes.
    for (const step of ['renameSync world.json.wal', 'rename checkpoint', 'rmSync world.json.wal-old']) {
      expect(seen.filter((when) => when === `before ${step}`).length, step).toBeGreaterThan(2);
    }
    await check(moments, many);
  });

  it('holds them also when it ended like that before, and goes on from there', async () => {
    const first = many.slice(0, 10);
    const moments = await writeAndWatch(first, { compactAt: 200 });
    for (const { image, when } of moments.filter((_, index) => index % inDepth(2, 23) === 0)) {
      const there = await read(image);
      const again = await writeAndWatch(many.slice(10, 14), { start: image, compactAt: 200 });
      const batches = [there, ...many.slice(10, 14)];
      const shifted = again.map((moment) => ({
        ...moment,
        acknowledged: moment.acknowledged + 1,
        appended: moment.appended + 1,
      }));
      await check(shifted, batches).catch((error) => {
        throw new Error(`ended at ${when}: ${error}`);
      });
    }
  });

  it('holds them whatever the batches are', async () => {
    const batches = fc.array(fc.array(anyChange, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(batches, fc.nat(300), async (given, compactAt) => {
        await check(await writeAndWatch(given, { compactAt }), given);
      }),
      { seed: 20_261_124, numRuns: inDepth(40, 3) },
    );
  });
});
