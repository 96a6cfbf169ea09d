import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { checkData } from '../../../../mock/store/engines/check-data.js';
import { convertData } from '../../../../mock/store/engines/convert-data.js';
import type { Change } from '../../../../mock/store/engines/engine.js';
import { repairData } from '../../../../mock/store/engines/repair-data.js';
import { gone, put, recordsAfter } from '../../../support/changes.js';
import { inDepth } from '../../../support/depth.js';
import { refusal, watchDisk } from '../../../support/disk.js';
import { openFile, writeFile } from '../../../support/store.js';

const folder = mkdtempSync(join(tmpdir(), 'flowmate-damage-'));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

let places = 0;

function nextFile(): string {
  const place = join(folder, String(places++));
  mkdirSync(place);
  return join(place, 'world.json');
}

const records = [put('a', { name: 'one', steps: [1, 2] }), put('7', 'ü'), put('b', null), put('u', { x: 1 }, 'user')];
const batches: readonly (readonly Change[])[] = [[put('c', 3)], [gone('b'), put('a', { name: 'two' })], [put('d', 4)]];
const all = recordsAfter([...records, ...batches.flat()]);

/** A sound file with a log of three batches. */
async function sound(): Promise<{ file: string; text: string; log: string }> {
  const file = nextFile();
  await writeFile(file, [records]);
  const text = readFileSync(file, 'utf8');
  const store = await openFile(file);
  for (const batch of batches) {
    for (const change of batch) store.append(change);
    await store.flush();
  }
  const log = readFileSync(`${file}.wal`, 'utf8');
  await store.close();
  writeFileSync(file, text);
  writeFileSync(`${file}.wal`, log);
  return { file, text, log };
}

async function foundIn(file: string): Promise<readonly Change[] | undefined> {
  const store = await openFile(file);
  await store.close();
  return store.found;
}

const filesBeside = (file: string) =>
  Object.fromEntries(readdirSync(join(file, '..')).map((name) => [name, readFileSync(join(file, '..', name), 'utf8')]));

const withoutLast = (text: string, count: number) =>
  text
    .split('\n')
    .slice(0, -1 - count)
    .join('\n');

/** What is done to the file and its log, the first problem, how many there are, and what a repair leaves. */
const damages: readonly [
  what: string,
  damage: (file: string, text: string, log: string) => void,
  says: RegExp,
  left: readonly Change[],
][] = [
  [
    'a batch is unreadable',
    (file, _, log) => writeFileSync(`${file}.wal`, log.replace('[["flow","b"]', '[["flow"b"]')),
    /world\.json\.wal:3: this line is no batch of changes$/,
    recordsAfter([...records, put('c', 3), put('d', 4)]),
  ],
  [
    'a batch is JSON and no batch',
    (file, _, log) => writeFileSync(`${file}.wal`, log.replace('[["flow","c",3]]', '{"flow":"c"}')),
    /world\.json\.wal:2: this line is no batch of changes$/,
    recordsAfter([...records, ...batches.slice(1).flat()]),
  ],
  [
    'a batch is empty',
    (file, _, log) => writeFileSync(`${file}.wal`, log.replace('[["flow","c",3]]', '')),
    /world\.json\.wal:2: this line is no batch of changes$/,
    recordsAfter([...records, ...batches.slice(1).flat()]),
  ],
  [
    'the first line of the log is unreadable',
    (file, _, log) => writeFileSync(`${file}.wal`, log.replace('["log",', '["lo')),
    /world\.json\.wal:1: this line does not begin a log$/,
    all,
  ],
  [
    'the log continues another file',
    (file, text) => writeFileSync(file, text.replace(/"log": \d+/, '"log": 0')),
    /world\.json\.wal: it continues another state of \S+world\.json \(log 2, where 1 is due\)$/,
    all,
  ],
  [
    'the file is missing',
    (file) => rmSync(file),
    /world\.json: the file is missing or empty, and its log is there$/,
    recordsAfter(batches.flat()),
  ],
  [
    'the file is empty',
    (file) => writeFileSync(file, ''),
    /world\.json: the file is missing or empty, and its log is there$/,
    recordsAfter(batches.flat()),
  ],
  [
    'a comma is missing',
    (file, text) => writeFileSync(file, text.replace('"name": "one",', '"name": "one"')),
    /world\.json:8:9: it is no JSON: /,
    recordsAfter([...records.slice(1), ...batches.flat()]),
  ],
  [
    'the file was cut',
    (file, text) => writeFileSync(file, withoutLast(text, 5)),
    /world\.json:\d+:\d+: it is no JSON: /,
    recordsAfter([...records.slice(0, 3), ...batches.flat()]),
  ],
  [
    'the records are no object',
    (file, text) => writeFileSync(file, JSON.stringify({ ...JSON.parse(text), records: [1] })),
    /world\.json: "records" is no object$/,
    recordsAfter(batches.flat()),
  ],
  [
    'the records of a kind are no object',
    (file, text) => {
      const data = JSON.parse(text);
      writeFileSync(file, JSON.stringify({ ...data, records: { ...data.records, user: 'none' } }));
    },
    /world\.json: records of kind "user" are no object$/,
    recordsAfter([...records.slice(0, 3), ...batches.flat()]),
  ],
];

describe('a data file', () => {
  it('that is sound is read whole, a write that was never acknowledged left out', async () => {
    const { file, log } = await sound();
    writeFileSync(`${file}.wal`, `${log}[["flow","e",5]]`);
    const before = filesBeside(file);
    expect(await checkData(file)).toMatchObject({
      records: 5,
      problemCount: 0,
      isForeign: false,
      files: [{ file }, { file: `${file}.wal`, says: 'log, 3 batches of changes' }],
      notes: [expect.stringMatching(/its last 16 bytes are of a write never acknowledged/)],
    });
    expect(await repairData(file)).toMatchObject({ problemCount: 0, originals: [] });
    expect(filesBeside(file)).toEqual(before);
    expect(await foundIn(file)).toEqual(all);
  });

  it.each(damages)('is refused when %s, left as it is, and repaired', async (_, damage, says, left) => {
    const { file, text, log } = await sound();
    damage(file, text, log);
    const before = filesBeside(file);
    const refused = await openFile(file).catch((error) => error);
    expect(refused).toMatchObject({ trouble: 'damaged' });
    expect(refused.message).toContain(`\`flowmate-mock data repair ${file}\` keeps what can be read.`);
    expect(refused.message).not.toContain('\n');
    const { problems, problemCount } = await checkData(file);
    expect(problemCount).toBe(1);
    expect(problems[0]?.what).toMatch(says);
    expect(filesBeside(file)).toEqual(before);

    const { originals } = await repairData(file);
    expect(originals.map((path) => readFileSync(path, 'utf8')).sort()).toEqual(Object.values(before).sort());
    expect((await checkData(file)).problemCount).toBe(0);
    expect(await foundIn(file)).toEqual(left);
    expect(originals.every((path) => /world\.json\.damaged-1(\.wal)?$/.test(path))).toBe(true);
  });

  it('of which a byte of the log was changed is refused, or holds whole batches only', async () => {
    const { file, text, log } = await sound();
    for (let at = 0; at < log.length; at += inDepth(1, 7)) {
      writeFileSync(file, text);
      writeFileSync(`${file}.wal`, `${log.slice(0, at)}\u0001${log.slice(at + 1)}`);
      const { problemCount, notes } = await checkData(file);
      // Without its line break, the last batch was never acknowledged.
      expect(problemCount + notes.length, String(at)).toBeGreaterThan(0);
    }
  });

  it('that was cut anywhere in its log holds the batches before', async () => {
    const { file, text, log } = await sound();
    const states = [0, 1, 2, 3].map((count) => recordsAfter([...records, ...batches.slice(0, count).flat()]));
    for (let length = 0; length < log.length; length += inDepth(1, 9)) {
      writeFileSync(file, text);
      writeFileSync(`${file}.wal`, log.slice(0, length));
      const lines = log.slice(0, length).split('\n').length - 1;
      expect(await foundIn(file), String(length)).toEqual(states[Math.max(0, lines - 1)]);
    }
  });

  it.each<[what: string, text: string, says: RegExp]>([
    ['a text', 'my diary\n', /this is no data file of flowmate-mock\. Name another file\./],
    ['JSON of others', '{"name":"x"}', /this is no data file of flowmate-mock\. Name another file\./],
    ['a list', '[]', /this is no data file of flowmate-mock/],
    ['a number', '1', /this is no data file of flowmate-mock/],
    ['null', 'null', /this is no data file of flowmate-mock/],
    [
      'of a later version',
      '{"format":"flowmate-mock 3","records":{}}',
      /it is of a later version \("flowmate-mock 3"\)/,
    ],
    [
      'of an earlier version',
      '{"flowmate-mock":{"format":1,"generation":1},"records":[\n],"count":0}\n',
      /it is of an earlier version; `flowmate-mock data convert \S+` writes it anew\./,
    ],
    ['a damaged one of an earlier version', '{"flowmate-mock":{"format":1', /a damaged file of an earlier version/],
  ])('that is %s is refused and never changed', async (_, text, says) => {
    const file = nextFile();
    writeFileSync(file, text);
    await expect(openFile(file)).rejects.toMatchObject({ trouble: 'damaged', message: expect.stringMatching(says) });
    expect(await checkData(file)).toMatchObject({ isForeign: true, problemCount: 1, files: [] });
    await expect(repairData(file)).rejects.toThrow(/Nothing was changed\.$/);
    expect(filesBeside(file)).toEqual({ 'world.json': text });
  });

  it('that is damaged stays as it is when there is no room for a repair', async () => {
    const { file } = await sound();
    rmSync(file);
    const before = filesBeside(file);
    const stop = watchDisk(({ kind, name }) => {
      if (kind === 'open' && name === 'checkpoint') throw refusal('ENOSPC');
    });
    await expect(repairData(file))
      .rejects.toThrow(/The data is as it was\.$/)
      .finally(stop);
    expect(filesBeside(file)).toEqual(before);
  });

  it('is neither checked nor repaired while it is open, nor where there is none', async () => {
    const { file } = await sound();
    const store = await openFile(file);
    for (const act of [checkData, repairData, convertData]) {
      await expect(act(file)).rejects.toMatchObject({ trouble: 'in-use' });
      await expect(act(nextFile())).rejects.toMatchObject({
        trouble: 'missing',
        message: expect.stringMatching(/there is no such file\.$/),
      });
    }
    await store.close();
  });
});

const line = (body: string) => `["${crc32(body).toString(16).padStart(8, '0')}",${body}]`;

/** A file of the first format, with a journal after it and one that it contains. */
function earlier(): string {
  const file = nextFile();
  const entries = ['"flow","b",{"id":"b"}', '"flow","12",["ü"]', '"user","u",null'].map(line);
  writeFileSync(
    file,
    `{"flowmate-mock":{"format":1,"generation":2},"records":[\n${entries.join(',\n')}\n],"count":3}\n`,
  );
  const head = (generation: number) => `{"flowmate-mock":"journal","format":1,"generation":${generation},"before":0}\n`;
  writeFileSync(`${file}.journal-1`, `${head(1)}${line('1,0,"flow","old",1')}\n`);
  const changes = ['1,1,"flow","b"', '2,0,"flow","c",3', '3,1,"flow","torn",1'].map(line);
  writeFileSync(`${file}.journal-2`, `${head(2)}${changes.join('\n')}\n["abc`);
  return file;
}

describe('a data file of an earlier version', () => {
  it('is converted, and stays under another name', async () => {
    const file = earlier();
    const before = filesBeside(file);
    expect(await convertData(file)).toEqual({
      records: 3,
      originals: ['', '.journal-1', '.journal-2'].map((end) => `${file}.earlier-1${end}`),
    });
    const after = filesBeside(file);
    for (const [name, text] of Object.entries(before)) {
      expect(after[name.replace('world.json', 'world.json.earlier-1')]).toBe(text);
    }
    expect(await foundIn(file)).toEqual([put('12', ['ü']), put('c', 3), put('u', null, 'user')]);
    await expect(convertData(file)).rejects.toThrow(/it is no data file of an earlier version\. Nothing was changed\./);
  });

  it.each<[what: string, name: string, change: (text: string) => string, says: RegExp]>([
    ['a record was changed', '', (text) => text.replace('ü', 'u'), /world\.json:3: this line is not what/],
    ['its count is wrong', '', (text) => text.replace('"count":3', '"count":4'), /world\.json:5: /],
    ['its head is damaged', '', (text) => text.replace('"generation":2', '"generation":x'), /world\.json:1: /],
    ['it was cut', '', (text) => text.slice(0, -30), /world\.json:\d: /],
    ['a change was changed', '.journal-2', (text) => text.replace('"c",3', '"c",4'), /journal-2:3: /],
    ['a change is missing', '.journal-2', (text) => text.replace(/\n.*"b"\]/, ''), /journal-2:2: /],
  ])('is not converted when %s', async (_, name, change, says) => {
    const file = earlier();
    writeFileSync(file + name, change(readFileSync(file + name, 'utf8')));
    const before = filesBeside(file);
    await expect(convertData(file)).rejects.toMatchObject({ trouble: 'damaged', message: expect.stringMatching(says) });
    expect(filesBeside(file)).toEqual(before);
  });
});
