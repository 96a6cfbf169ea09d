import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { checkData } from '../../../../mock/store/file/check-data.js';
import { openFileStore } from '../../../../mock/store/file/file-store.js';
import type { Change } from '../../../../mock/store/file/persistence.js';
import { repairData } from '../../../../mock/store/file/repair-data.js';
import { gone, put } from '../../../support/changes.js';
import { inDepth } from '../../../support/depth.js';
import { DiskFault, FakeDisk, type Image } from '../../../support/fake-disk.js';

const folder = mkdtempSync(join(tmpdir(), 'flowmate-repair-'));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = join(folder, 'world.json');

const [state, journal1, journal2] = ['world.json', 'world.json.journal-1', 'world.json.journal-2'];

/** The files of a store that was killed after these batches. */
async function written(batches: readonly (readonly Change[])[]): Promise<Image> {
  const disk = new FakeDisk();
  const store = await openFileStore(file, { files: disk });
  await store.load();
  for (const batch of batches) {
    for (const change of batch) store.append(change);
    await store.flush();
  }
  const image = disk.image();
  await store.close();
  return image;
}

const sound = await written([
  [put('world', { n: 0 }, 'meta'), put('a', { n: 1 }), put('b', { n: 2 }), put('c', { n: 3 }), put('z', 0)],
  [put('a', { n: 4 }), gone('b')],
  [put('d', { n: 5 }), put('e', { n: 6 })],
]);

const whole = [
  put('world', { n: 0 }, 'meta'),
  put('a', { n: 4 }),
  put('c', { n: 3 }),
  put('z', 0),
  put('d', { n: 5 }),
  put('e', { n: 6 }),
];

const without = (key: string): Change[] => whole.filter((each) => each.key !== key);

function altered(image: Image, name: string, change: (text: string) => string): Image {
  const text = String(image.get(name));
  const next = change(text);
  if (next === text) throw new Error(`${name} is as it was`);
  return new Map(image).set(name, Buffer.from(next));
}

const lost = (image: Image, name: string): Image => new Map([...image].filter(([each]) => each !== name));

async function recordsOf(disk: FakeDisk): Promise<Change[]> {
  const store = await openFileStore(file, { files: disk });
  const records = [...((await store.load()) ?? [])];
  await store.close();
  return records;
}

describe('a repair', () => {
  it.each<[what: string, image: Image, problems: readonly RegExp[], records: readonly Change[]]>([
    [
      'a record of the state that was changed: as it is now',
      altered(sound, state, (text) => text.replace('{"n":3}', '{"n":33}')),
      [
        /world\.json:5 \(byte \d+\): the checksum does not fit: flow "c" was changed from outside; it is kept as it is now/,
      ],
      whole.map((each) => (each.key === 'c' ? put('c', { n: 33 }) : each)),
    ],
    [
      'the others, when a record of the state is none any more',
      altered(sound, state, (text) => text.replace('{"n":3}', '{"n":3')),
      [/world\.json:5 \(byte \d+\): this line is no record; it is dropped/, /counts 5 records, and the file has 4/],
      without('c'),
    ],
    [
      'what stands before the place where the state ends early, and the journal',
      altered(sound, state, (text) => text.slice(0, text.indexOf('"c"'))),
      [/this line is no record; it is dropped/, /the file ends early, after 3 records; what stood behind is lost/],
      // The journal repeats the last record of the first write.
      without('c'),
    ],
    [
      'all of a state whose first line is gone',
      altered(sound, state, (text) => text.slice(text.indexOf('\n') + 1)),
      [/the first line is not that of a data file; the records behind it are kept/],
      without('world'),
    ],
    [
      'what the journal says when the state is missing',
      lost(sound, state),
      [/the file is missing or empty, and its journals are there; it is made anew/],
      [put('z', 0), put('a', { n: 4 }), put('d', { n: 5 }), put('e', { n: 6 })],
    ],
    [
      'the state when the journal is missing',
      lost(sound, journal1),
      [/world\.json\.journal-1: this journal is missing; what it said is lost/],
      [put('world', { n: 0 }, 'meta'), put('a', { n: 1 }), put('b', { n: 2 }), put('c', { n: 3 }), put('z', 0)],
    ],
    [
      'a change of the journal that was changed: as it is now',
      altered(sound, journal1, (text) => text.replace('{"n":5}', '{"n":55}')),
      [
        /journal-1:5 \(byte \d+\): the checksum does not fit: what it says of flow "d" was changed from outside; it is kept/,
      ],
      whole.map((each) => (each.key === 'd' ? put('d', { n: 55 }) : each)),
    ],
    [
      'the rest of a batch whose last line is none any more',
      altered(sound, journal1, (text) => text.replace('{"n":6}', '')),
      [/journal-1:6 \(byte \d+\): the checksum does not fit: the line is not as it was written; it is dropped/],
      without('e'),
    ],
    [
      'what stands behind a line of the journal that is none any more',
      altered(sound, journal1, (text) => text.replace('"flow","b"', '"flow""b"')),
      [/the line is not as it was written; it is dropped/],
      [
        put('world', { n: 0 }, 'meta'),
        put('a', { n: 4 }),
        put('b', { n: 2 }),
        put('c', { n: 3 }),
        put('z', 0),
        put('d', { n: 5 }),
        put('e', { n: 6 }),
      ],
    ],
  ])('keeps %s', async (_, image, problems, records) => {
    const disk = new FakeDisk(image);
    const before = await checkData(file, disk);
    expect(disk.image()).toEqual(image);
    expect(before.isForeign).toBe(false);
    expect(before.problemCount).toBeGreaterThan(0);
    const report = await repairData(file, disk);
    const told = report.problems.map(({ what, repair }) => `${what}; ${repair}`).join('\n');
    for (const problem of problems) expect(told).toMatch(problem);
    expect(report.problems).toEqual(before.problems);
    expect(report.records).toBe(records.length);

    const after = await checkData(file, disk);
    expect(after).toMatchObject({ problems: [], problemCount: 0, records: records.length, notes: [] });
    const left = disk.image();
    for (const [name, bytes] of image) {
      const kept = name.replace('world.json', 'world.json.damaged-1');
      expect(left.get(kept), kept).toEqual(bytes);
      expect(report.originals).toContain(join(folder, kept));
    }
    expect(report.originals).toHaveLength(image.size);
    expect([...left.keys()].filter((name) => !name.includes('damaged')).sort()).toEqual([state, journal2]);
    expect(await recordsOf(disk)).toEqual(records);
    const original = await checkData(join(folder, 'world.json.damaged-1'), new FakeDisk(left));
    expect(original.problemCount).toBe(before.problemCount);
  });

  it('leaves what is sound as it is, an end that was never acknowledged included', async () => {
    const torn = new Map(sound).set(
      journal1,
      Buffer.concat([sound.get(journal1) ?? Buffer.alloc(0), Buffer.from('["12')]),
    );
    for (const image of [sound, torn]) {
      const disk = new FakeDisk(image);
      expect(await repairData(file, disk)).toMatchObject({ problemCount: 0, originals: [], records: 6 });
      expect(disk.image()).toEqual(image);
      expect((await checkData(file, disk)).notes).toHaveLength(image === sound ? 0 : 1);
    }
  });

  it.each<[what: string, image: Image, says: RegExp]>([
    ['something else', new Map([[state, Buffer.from('{"name":"x"}\n')]]), /this is no data file of flowmate-mock/],
    [
      'of a later format',
      altered(sound, state, (text) => text.replace('"format":1', '"format":9').replace('{"n":3}', '{"n":4}')),
      /the file is of format 9/,
    ],
    [
      'beside a journal of a later format',
      altered(sound, journal1, (text) => text.replace('"format":1', '"format":2')),
      /journal is of format 2/,
    ],
  ])('does not touch a file that is %s', async (_, image, says) => {
    const disk = new FakeDisk(image);
    expect(await checkData(file, disk)).toMatchObject({
      isForeign: true,
      problemCount: 1,
      problems: [{ what: expect.stringMatching(says) }],
      files: [],
    });
    await expect(repairData(file, disk)).rejects.toMatchObject({
      trouble: 'damaged',
      message: expect.stringMatching(says),
    });
    expect(disk.image()).toEqual(image);
  });

  it('is refused while the file is open, and where there is none', async () => {
    const disk = new FakeDisk(sound);
    const store = await openFileStore(file, { files: disk });
    await store.load();
    const busy = { trouble: 'in-use', message: expect.stringContaining(String(process.pid)) };
    await expect(checkData(file, disk)).rejects.toMatchObject(busy);
    await expect(repairData(file, disk)).rejects.toMatchObject(busy);
    await store.close();
    for (const name of [join(folder, 'other.json'), join(folder, 'no-folder', 'x.json')]) {
      await expect(checkData(name, disk)).rejects.toMatchObject({ trouble: 'missing' });
      await expect(repairData(name, disk)).rejects.toMatchObject({ trouble: 'missing' });
    }
  });

  it('keeps each damaged file when there are several', async () => {
    const disk = new FakeDisk(lost(sound, journal1));
    await repairData(file, disk);
    await disk.remove(journal2);
    const second = await repairData(file, disk);
    expect(second.originals).toEqual([join(folder, 'world.json.damaged-2')]);
    await disk.remove('world.json.journal-3');
    expect((await repairData(file, disk)).originals).toEqual([join(folder, 'world.json.damaged-3')]);
  });

  it('leaves the damaged file or the sound one, at whichever step it ends', async () => {
    const damaged = altered(
      altered(sound, state, (text) => text.replace('{"n":3}', '{"n":3')),
      journal1,
      (text) => text.replace('{"n":5}', '{"n"}'),
    );
    const disk = new FakeDisk(damaged);
    const moments: Image[] = [];
    disk.onOperation = () => moments.push(disk.image(), disk.imageAfterPowerCut());
    await repairData(file, disk);
    disk.onOperation = () => {};
    const repaired = await recordsOf(disk);
    let isRepaired = 0;
    for (const image of moments) {
      const then = new FakeDisk(image);
      const { problemCount } = await checkData(file, then);
      if (problemCount === 0) isRepaired += 1;
      else await repairData(file, then);
      expect(await recordsOf(then)).toEqual(repaired);
    }
    expect(isRepaired).toBeGreaterThan(0);
    expect(isRepaired).toBeLessThan(moments.length);
  });

  it('changes nothing when there is no room for it', async () => {
    const damaged = altered(sound, state, (text) => text.replace('{"n":3}', '{"n":3'));
    for (const kind of ['duplicate', 'open', 'write', 'sync', 'rename'] as const) {
      const disk = new FakeDisk(damaged);
      disk.onOperation = (operation) => {
        if (operation.kind === kind && operation.name !== state && operation.name !== journal1)
          throw new DiskFault('ENOSPC', 3);
        if (operation.kind === kind && kind === 'duplicate') throw new DiskFault('ENOSPC');
      };
      await expect(repairData(file, disk)).rejects.toMatchObject({ message: expect.stringContaining('cannot repair') });
      expect(disk.image(), kind).toEqual(damaged);
      expect(disk.openFiles).toBe(0);
    }
  });

  it('makes a sound file of whatever was done to one', async () => {
    const spot = fc.record({
      file: fc.constantFrom(state, journal1),
      at: fc.nat(600),
      byte: fc.nat(255),
      cut: fc.nat(9),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(spot, { minLength: 1, maxLength: 6 }), async (spots) => {
        const image = new Map([...sound].map(([name, bytes]) => [name, Buffer.from(bytes)]));
        for (const { file: name, at, byte, cut } of spots) {
          const bytes = image.get(name) ?? Buffer.alloc(0);
          if (cut === 0) image.set(name, bytes.subarray(0, at));
          else if (at < bytes.length) bytes[at] = byte;
        }
        const disk = new FakeDisk(image, false);
        const before = await checkData(file, disk);
        if (before.isForeign) {
          await expect(repairData(file, disk)).rejects.toMatchObject({ trouble: 'damaged' });
          expect(disk.image()).toEqual(image);
          return;
        }
        const report = await repairData(file, disk);
        expect(await checkData(file, disk)).toMatchObject({ problemCount: 0 });
        expect(await recordsOf(disk)).toHaveLength(report.records);
      }),
      { seed: 20_261_124, numRuns: inDepth(300) },
    );
  });
});
