import {
  appendFileSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { put } from '../../../support/changes.js';
import { openFile } from '../../../support/store.js';

const folder = mkdtempSync(join(tmpdir(), 'flowmate-vanish-'));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

let places = 0;

/** A store with one record in its file and one in its log, in a folder of its own. */
async function begun() {
  const place = join(folder, String(places++));
  mkdirSync(place);
  const file = join(place, 'world.json');
  const store = await openFile(file);
  store.append(put('a', 1));
  await store.flush();
  await expect.poll(() => existsSync(file) && !existsSync(`${file}.wal-old`)).toBe(true);
  store.append(put('b', 2));
  await store.flush();
  return { file, place, store };
}

async function foundIn(file: string) {
  const store = await openFile(file);
  await store.close();
  return store.found;
}

const replacedByFolder = (path: string) => {
  rmSync(path);
  mkdirSync(path);
};

const replacedByLink = (path: string) => {
  const target = `${path}-target`;
  writeFileSync(target, 'precious');
  rmSync(path);
  symlinkSync(target, path);
};

const disturbances: readonly [what: string, disturb: (file: string) => void][] = [
  ['the file is deleted', (file) => rmSync(file)],
  ['the log is deleted', (file) => rmSync(`${file}.wal`)],
  [
    'both are deleted',
    (file) => {
      for (const path of [file, `${file}.wal`]) rmSync(path);
    },
  ],
  ['the log is cut', (file) => writeFileSync(`${file}.wal`, '')],
  ['the log is appended to', (file) => appendFileSync(`${file}.wal`, 'junk\n')],
  [
    'the log is replaced',
    (file) => {
      const text = readFileSync(`${file}.wal`);
      rmSync(`${file}.wal`);
      writeFileSync(`${file}.other`, text);
      linkSync(`${file}.other`, `${file}.wal`);
    },
  ],
  ['the log is a link', (file) => replacedByLink(`${file}.wal`)],
  ['the file is a link', (file) => replacedByLink(file)],
  ['the file is edited', (file) => writeFileSync(file, readFileSync(file, 'utf8').replace('"a": 1', '"a": 17'))],
  ['the file is garbage', (file) => writeFileSync(file, 'garbage')],
  ['the file is empty', (file) => writeFileSync(file, '')],
];

describe('a store whose files are changed by something else while it runs', () => {
  it.each(disturbances)('writes its world anew at the next write when %s', async (_, disturb) => {
    const { file, store } = await begun();
    disturb(file);
    store.append(put('c', 3));
    await store.flush();
    expect(store.notes).toEqual([expect.stringMatching(/world\.json\S* was changed or removed by something else/)]);
    // As after kill -9, right after the answer.
    const copy = join(folder, `copy-${places++}`);
    mkdirSync(copy);
    for (const name of readdirSync(join(file, '..'))) {
      if (/\.json(\.wal(-old)?)?$/.test(name) && lstatSync(join(file, '..', name)).isFile()) {
        writeFileSync(join(copy, name), readFileSync(join(file, '..', name)));
      }
    }
    expect(await foundIn(join(copy, 'world.json'))).toEqual([put('a', 1), put('b', 2), put('c', 3)]);
    await store.close();
    expect(await foundIn(file)).toEqual([put('a', 1), put('b', 2), put('c', 3)]);
    for (const name of readdirSync(join(file, '..')).filter((each) => each.endsWith('-target'))) {
      expect(readFileSync(join(file, '..', name), 'utf8')).toBe('precious');
    }
  });

  it.each(disturbances)(
    'writes its world anew at the close when %s and nothing was written since',
    async (_, disturb) => {
      const { file, store } = await begun();
      disturb(file);
      await store.close();
      expect(store.notes.length).toBeGreaterThan(0);
      expect(await foundIn(file)).toEqual([put('a', 1), put('b', 2)]);
    },
  );

  it('goes on in its log when the file is a folder, and says what is in its way', async () => {
    const { file, store } = await begun();
    replacedByFolder(file);
    store.append(put('c', 3));
    await store.flush();
    await store.close();
    expect(store.notes.at(-1)).toMatch(/could not be written anew .* until \S+world\.json can be written/);
    await expect(openFile(file)).rejects.toThrow(/it is no file/);
    rmSync(file, { recursive: true });
    expect(await foundIn(file)).toHaveLength(3);
  });

  it('refuses writes and the close while the folder is gone, goes on when it is back, and never says that nothing is lost', async () => {
    const { file, place, store } = await begun();
    renameSync(place, `${place}-moved`);
    store.append(put('c', 3));
    const refused = {
      trouble: 'unwritable',
      message: expect.stringMatching(/in memory only until a later try .* do not stop/),
    };
    await expect(store.flush()).rejects.toMatchObject(refused);
    await expect(store.flush()).rejects.toMatchObject({ message: expect.not.stringMatching(/is safe/) });
    mkdirSync(place);
    store.append(put('d', 4));
    await store.flush();
    expect(store.failure).toBeUndefined();
    await store.close();
    expect(await foundIn(file)).toHaveLength(4);

    const other = await begun();
    rmSync(other.place, { recursive: true });
    await expect(other.store.close()).rejects.toThrow(/the world is stored no more, and ends with this process/);
  });

  it('makes its lock again when that was removed, and says so', async () => {
    const { file, store } = await begun();
    rmSync(`${file}.lock`);
    rmSync(`${file}.wal`);
    store.append(put('c', 3));
    await store.flush();
    expect(store.notes.join('\n')).toMatch(/its lock was removed and was made again/);
    await expect(openFile(file)).rejects.toThrow(/has it open already/);
    await store.close();
  });

  it('writes nothing more when its lock is of another process, until that is gone', async () => {
    const { file, store } = await begun();
    const other = `${JSON.stringify({ pid: 1, started: null, host: 'elsewhere' })}\n`;
    writeFileSync(`${file}.lock`, other);
    const log = readFileSync(`${file}.wal`, 'utf8');
    appendFileSync(`${file}.wal`, '[["flow","theirs",1]]\n');
    store.append(put('c', 3));
    for (let tries = 0; tries < 2; tries += 1) {
      await expect(store.flush()).rejects.toMatchObject({
        trouble: 'in-use',
        message: expect.stringMatching(
          /process 1 on elsewhere has taken its lock, \S+\.lock\. Nothing more is written here/,
        ),
      });
    }
    expect(readFileSync(`${file}.wal`, 'utf8').startsWith(log)).toBe(true);
    await expect(store.close()).rejects.toMatchObject({ trouble: 'in-use' });
    expect(readFileSync(`${file}.lock`, 'utf8')).toBe(other);
  });

  it('follows no link that is planted where it makes its drafts', async () => {
    const { file, place, store } = await begun();
    const precious = join(place, 'precious');
    mkdirSync(precious);
    writeFileSync(join(precious, 'checkpoint'), 'mine');
    symlinkSync(precious, `${file}.draft`);
    symlinkSync(join(precious, 'checkpoint'), `${file}.next`);
    store.append(put('c', 3));
    await store.close();
    expect(readFileSync(join(precious, 'checkpoint'), 'utf8')).toBe('mine');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    await expect(openFile(file)).rejects.toThrow(
      `cannot use ${file}.next: it is no file of flowmate-mock. Move it away.`,
    );
    rmSync(`${file}.next`);
    expect(await foundIn(file)).toHaveLength(3);
    expect(readdirSync(place).filter((name) => name !== 'precious')).toEqual([basename(file)]);
  });

  it('writes to the target of a link that does not exist yet, and leaves the link', async () => {
    const place = join(folder, String(places++));
    mkdirSync(place);
    const link = join(place, 'link.json');
    symlinkSync('target.json', link);
    const store = await openFile(link);
    store.append(put('a', 1));
    await store.close();
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(await foundIn(join(place, 'target.json'))).toEqual([put('a', 1)]);
  });
});

describe('a file that is edited by hand while no store has it open', () => {
  it('counts as it is', async () => {
    const { file, store } = await begun();
    await store.close();
    const text = readFileSync(file, 'utf8');
    const { log: _, ...rest } = JSON.parse(text);
    writeFileSync(file, JSON.stringify({ ...rest, records: { flow: { b: 20, c: { new: true } }, user: {} } }));
    expect(await foundIn(file)).toEqual([put('b', 20), put('c', { new: true })]);
  });
});
