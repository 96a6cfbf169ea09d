import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { CheckpointFile } from '../../../../mock/store/file/checkpoint-file.js';
import { locateData } from '../../../../mock/store/file/data-files.js';
import { openFileStore } from '../../../../mock/store/file/file-store.js';
import type { Change } from '../../../../mock/store/file/persistence.js';
import { readData } from '../../../../mock/store/file/read-data.js';
import { gone, put, recordsAfter } from '../../../support/changes.js';
import { isDeep } from '../../../support/depth.js';
import { FakeDisk, type Image } from '../../../support/fake-disk.js';

const folder = mkdtempSync(join(tmpdir(), 'flowmate-damage-'));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = join(folder, 'world.json');

const data = await locateData(file);

const [state, journal1, journal2] = ['world.json', 'world.json.journal-1', 'world.json.journal-2'];

const batches: readonly (readonly Change[])[] = [
  [put('world', { name: 'guide' }, 'meta'), put('a', { n: 1 }), put('b', { n: 2, text: 'ü"' })],
  [put('a', { n: 3 }), gone('b'), put('c', { n: 4 })],
  [put('d', { n: 5 })],
  [put('a', { n: 6 }), put('e', [7])],
];

/** A state and its journal, and a state with two journals: the process ended before the second state had its name. */
async function images(): Promise<{ plain: Image; between: Image }> {
  const disk = new FakeDisk();
  const store = await openFileStore(file, { files: disk, compactAt: 600 });
  await store.load();
  let plain: Image = new Map();
  let between: Image = new Map();
  disk.onOperation = ({ kind }) => {
    if (kind === 'rename' && disk.image().has(journal2)) between = disk.image();
  };
  for (const batch of batches) {
    plain = disk.image();
    for (const change of batch) store.append(change);
    await store.flush();
  }
  await store.close();
  const named = ([name]: [string, Buffer]): boolean => !/unfinished/.test(name);
  return { plain: new Map([...plain].filter(named)), between: new Map([...between].filter(named)) };
}

const { plain, between } = await images();

/** What a start makes of these files: the records, or the problem that it is refused with. */
async function read(image: Image): Promise<string> {
  const disk = new FakeDisk(image, false);
  const refuse = (problem: unknown): never => {
    throw new Error(`refused: ${JSON.stringify(problem)}`);
  };
  const reading = readData(disk, data, new CheckpointFile(disk, data, refuse), refuse);
  return reading.then(
    (content) => JSON.stringify(content?.records ?? []),
    (error: Error) => (error.message.startsWith('refused') ? 'refused' : String(error.stack)),
  );
}

function altered(image: Image, name: string, change: (bytes: Buffer) => Buffer): Image {
  const bytes = image.get(name);
  if (bytes === undefined) throw new Error(`there is no ${name}`);
  return new Map(image).set(name, change(Buffer.from(bytes)));
}

const whole: readonly [name: string, image: Image][] = [
  ['a state and its journal', plain],
  ['a state with two journals', between],
];

describe('damage', () => {
  it('is looked for in files that are as they should be', async () => {
    expect([...plain.keys()].sort()).toEqual([state, journal1]);
    expect([...between.keys()].sort()).toEqual([state, journal1, journal2]);
    expect(await read(plain)).toBe(JSON.stringify(recordsAfter(batches.slice(0, 3).flat())));
    expect(await read(between)).toBe(JSON.stringify(recordsAfter(batches.flat())));
    expect(plain.get(state)?.length).toBeLessThan(400);
  });

  it.each(whole)('of any single byte of %s is noticed, or does not matter', async (_, image) => {
    const right = await read(image);
    const wrong: string[] = [];
    let harmless = 0;
    for (const [name, bytes] of image) {
      for (const [at, byte] of bytes.entries()) {
        const flipped = [0, 2, 5, 7].map((bit) => byte ^ (1 << bit));
        const others = [...new Set([...flipped, 0x0a, 0x22, 0x2c, 0x5d, 0x00])].filter((other) => other !== byte);
        for (const other of others.filter((_, index) => isDeep || (at + index) % 3 === 0)) {
          const found = await read(
            altered(image, name, (changed) => {
              changed[at] = other;
              return changed;
            }),
          );
          if (found === right) harmless += 1;
          else if (found !== 'refused') wrong.push(`${name} byte ${at}: ${byte} as ${other} gives ${found}`);
        }
      }
    }
    expect(wrong).toEqual([]);
    // The last line break of the state, and what a first journal says of the one before it.
    expect(harmless).toBeLessThan(50);
  });

  it.each(whole)('by cutting %s anywhere is noticed, or leaves the first batches whole', async (_, image) => {
    const prefixes = batches.map((__, count) => JSON.stringify(recordsAfter(batches.slice(0, count + 1).flat())));
    const right = await read(image);
    const allowed = (name: string): readonly string[] =>
      // What the last journal loses at its end looks like a write that was never acknowledged.
      name === [...image.keys()].sort().at(-1) ? ['refused', ...prefixes] : ['refused', right];
    const wrong: string[] = [];
    for (const [name, bytes] of image) {
      for (let length = 0; length < bytes.length; length += 1) {
        const found = await read(altered(image, name, (cut) => cut.subarray(0, length)));
        if (!allowed(name).includes(found)) wrong.push(`${name} cut to ${length} bytes: ${found}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it.each(whole)('by losing or doubling lines of %s, or swapping those of a journal, is noticed', async (_, image) => {
    for (const [name, bytes] of image) {
      const lines = bytes.toString().split(/(?<=\n)/);
      const isLast = name === [...image.keys()].sort().at(-1);
      for (let at = 0; at < lines.length; at += 1) {
        const line = lines[at] ?? '';
        const without = lines.toSpliced(at, 1);
        const doubled = lines.toSpliced(at, 0, line);
        const swapped = at === 0 || name === state ? doubled : lines.toSpliced(at - 1, 2, line, lines[at - 1] ?? '');
        for (const [what, changed] of Object.entries({ without, doubled, swapped })) {
          // That a journal ends with an earlier batch can't be seen.
          if (isLast && what === 'without' && at === lines.length - 1) continue;
          const found = await read(altered(image, name, () => Buffer.from(changed.join(''))));
          expect(found, `${name} line ${at + 1} ${what}`).toBe('refused');
        }
      }
    }
  });
});

/** Opens a store on this disk, which has to fail; gives what it says, and has checked that nothing was touched. */
async function refusal(image: Image): Promise<string> {
  const disk = new FakeDisk(image);
  const store = await openFileStore(file, { files: disk });
  const touching: string[] = [];
  disk.onOperation = ({ kind, name }) => {
    if (!/^(open|close|read|names)$/.test(kind)) touching.push(`${kind} ${name}`);
  };
  const error: unknown = await store
    .load()
    .then(
      () => 'it was not refused',
      (thrown) => thrown,
    )
    .finally(() => store.close());
  expect(error).toMatchObject({ name: 'PersistenceError', trouble: 'damaged' });
  expect(touching).toEqual([]);
  expect(disk.image()).toEqual(new Map(image));
  expect(disk.openFiles).toBe(0);
  return error instanceof Error ? error.message : '';
}

const replace =
  (from: string | RegExp, to: string) =>
  (bytes: Buffer): Buffer => {
    const text = bytes.toString();
    expect(text).toMatch(from);
    return Buffer.from(text.replace(from, to));
  };

const check =
  /`flowmate-mock data check .*world\.json` lists all that is wrong, `flowmate-mock data repair .*world\.json`/;

describe('a start with damaged files is refused and touches nothing', () => {
  it.each<[what: string, image: Image, says: RegExp]>([
    [
      'a record of the state was changed',
      altered(plain, state, replace('"n":1', '"n":9')),
      /world\.json:3 \(byte \d+\): the checksum does not fit: flow "a" was changed from outside\. Everything was left/,
    ],
    [
      'a line of the state is no record',
      altered(plain, state, replace('"flow","a"', '"flow",a"')),
      /world\.json:3 \(byte \d+\): this line is no record/,
    ],
    ['the state ends early', altered(plain, state, (bytes) => bytes.subarray(0, -20)), /world\.json/],
    ['the state is empty', altered(plain, state, () => Buffer.alloc(0)), /world\.json: the file is missing or empty/],
    [
      'the state is missing',
      new Map([...plain].filter(([name]) => name !== state)),
      /world\.json: the file is missing/,
    ],
    [
      'the journal is missing',
      new Map([...plain].filter(([name]) => name !== journal1)),
      /world\.json\.journal-1: this journal is missing/,
    ],
    [
      'the first of two journals is missing',
      new Map([...between].filter(([name]) => name !== journal1)),
      /world\.json\.journal-1: this journal is missing/,
    ],
    [
      'a line in the middle of the journal was changed',
      altered(plain, journal1, replace('"n":3', '"n":8')),
      /world\.json\.journal-1:3 \(byte \d+\): the checksum does not fit/,
    ],
    [
      'the last line of the journal was changed',
      altered(plain, journal1, replace('"n":5', '"n":8')),
      /world\.json\.journal-1:6 \(byte \d+\): the checksum does not fit/,
    ],
    [
      'the first of two journals ends early',
      altered(between, journal1, (bytes) => bytes.subarray(0, -10)),
      /world\.json\.journal-1:\d+ \(byte \d+\): the file ends early, in the middle of a line/,
    ],
    [
      'the first of two journals ends a batch early',
      altered(between, journal1, (bytes) => bytes.subarray(0, bytes.lastIndexOf('\n', -2) + 1)),
      /world\.json\.journal-1: the file ends early, in the middle of a batch|changes, and the next one says/,
    ],
    [
      'a journal stands under the name of another',
      new Map(plain).set(journal2, plain.get(journal1) ?? Buffer.alloc(0)),
      /world\.json\.journal-2:1 \(byte 0\): this is journal 1 under the name of another/,
    ],
    [
      'the first line of the journal is none',
      altered(plain, journal1, replace('flowmate-mock', 'flowmate-muck')),
      /world\.json\.journal-1:1 \(byte 0\): the first line is not that of a journal/,
    ],
    ...['[', 'x', '["1234', '["12345678",5,1,"flow"', '["1234567g', `["12345678",6,0,"fl\0`, '\0\0\0\0'].flatMap(
      (end): [string, Image, RegExp][] =>
        end === '[' || end === '["1234'
          ? []
          : [
              [
                `the journal ends with ${JSON.stringify(end)}, which is no write that ended early`,
                altered(plain, journal1, (bytes) => Buffer.concat([bytes, Buffer.from(end)])),
                /world\.json\.journal-1:7 \(byte \d+\): the file ends with what is no write of ours/,
              ],
            ],
    ),
    [
      'the journal ends in zeros',
      altered(plain, journal1, (bytes) => Buffer.concat([bytes, Buffer.from('\0\0\0\n')])),
      /world\.json\.journal-1:7 \(byte \d+\): the checksum does not fit/,
    ],
  ])('when %s', async (_, image, says) => {
    const message = await refusal(image);
    expect(message).toMatch(says);
    expect(message).toMatch(check);
    expect(message.split('\n')).toHaveLength(1);
  });

  it.each<[what: string, text: string, says: RegExp]>([
    ['it belongs to something else', '{"name":"a package"}\n', /this is no data file of flowmate-mock/],
    ['it is one line of something else', 'x', /this is no data file of flowmate-mock/],
    ['it is binary', '\x7fELF\0\0\n\n\0', /this is no data file of flowmate-mock/],
    [
      'it is of a later format',
      '{"flowmate-mock":{"format":2,"generation":1},"records":[\n],"count":0}\n',
      /the file is of format 2, and this version of flowmate-mock knows format 1 only/,
    ],
  ])('when %s', async (_, text, says) => {
    const message = await refusal(new Map([[state, Buffer.from(text)]]));
    expect(message).toMatch(says);
    expect(message).toMatch(/Name another file\.$/);
  });

  it('when the journal is of a later format', async () => {
    const message = await refusal(altered(plain, journal1, replace('"format":1', '"format":2')));
    expect(message).toMatch(/the journal is of format 2, and this version of flowmate-mock knows format 1 only/);
  });
});

describe('what a crash leaves', () => {
  it.each(['[', '["1234ab', '["12345678",6', '["12345678",6,0,"flow","a', '["12345678",6,1,"flow","ä",{"n'])(
    'is dropped at the next start where it was never acknowledged, and noted: %s',
    async (end) => {
      const notes: string[] = [];
      const torn = altered(plain, journal1, (bytes) => Buffer.concat([bytes, Buffer.from(end)]));
      const disk = new FakeDisk(torn);
      const store = await openFileStore(file, { files: disk, onNote: (note) => notes.push(note) });
      expect([...((await store.load()) ?? [])]).toEqual(recordsAfter(batches.slice(0, 3).flat()));
      expect(notes).toEqual([
        expect.stringContaining(
          `world.json: the last ${Buffer.byteLength(end)} bytes of its journal belong to a write`,
        ),
      ]);
      expect(disk.image()).toEqual(new Map(plain));
      await store.close();
    },
  );

  it('is removed at the next start where it is not needed any more', async () => {
    const disk = new FakeDisk();
    const first = await openFileStore(file, { files: disk, compactAt: 300 });
    await first.load();
    let image: Image = new Map();
    // After the new state has its name, and before the journal that it makes superfluous is gone.
    disk.onOperation = ({ kind, name }) => {
      if (kind === 'remove' && name === journal1) image = disk.image();
    };
    for (let i = 0; i < 20; i += 1) {
      first.append(put('a', 'x'.repeat(100 + i)));
      await first.flush();
    }
    await first.close();
    expect([...image.keys()]).toContain(journal1);
    const after = new FakeDisk(new Map(image).set('world.json.unfinished', Buffer.from('half of a st')));
    const second = await openFileStore(file, { files: after });
    expect(await second.load()).toHaveLength(1);
    expect([...after.image().keys()].sort()).toEqual([state, journal2]);
    await second.close();
  });

  it('of the very first write is nothing', async () => {
    const disk = new FakeDisk();
    const seen: Image[] = [];
    disk.onOperation = () => seen.push(disk.image());
    const store = await openFileStore(file, { files: disk });
    await store.load();
    store.append(put('a', 1));
    await store.flush();
    await store.close();
    for (const image of seen) expect(['[]', JSON.stringify([put('a', 1)])]).toContain(await read(image));
  });
});
