import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs, { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { findHolder, takeLock } from '../../../../mock/store/engines/lock.js';
import { openLowdbEngine } from '../../../../mock/store/engines/lowdb-engine.js';
import { inDepth } from '../../../support/depth.js';

const folder = mkdtempSync(join(tmpdir(), 'flowmate-lock-'));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

let places = 0;

function nextFile(): { file: string; lock: string } {
  places += 1;
  const file = join(folder, `world-${places}.json`);
  return { file, lock: `${file}.lock` };
}

/** A process that lives until it is told to end. */
async function living(): Promise<{ pid: number; end: () => Promise<void> }> {
  const child = spawn(process.execPath, ['-e', 'process.stdin.resume(); console.log("up")']);
  await once(child.stdout, 'data');
  return {
    pid: child.pid ?? 0,
    end: async () => {
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

/** The lock that another process would have written: this module, in that process. */
async function lockOf(pid: number, lock: string): Promise<string> {
  const own = await takeLock(lock, 'x');
  const { started, host } = JSON.parse(readFileSync(lock, 'utf8'));
  await own.release();
  return `${JSON.stringify({ pid, started: started === null ? null : 'unknown', host })}\n`;
}

describe('the lock of a data file', () => {
  it('is refused to a second store of this process, by whatever name, until the first is closed', async () => {
    const { file } = nextFile();
    const first = await openLowdbEngine(file, {});
    await first.load();
    const alias = join(folder, `alias-${places}.json`);
    await first.write([{ kind: 'a', key: 'a', text: '1' }]);
    symlinkSync(file, alias);
    for (const name of [file, alias]) {
      await expect(openLowdbEngine(name, {})).rejects.toMatchObject({
        trouble: 'in-use',
        message: `cannot open ${name}: this process (${process.pid}) has it open already. Close that first, or choose another file.`,
      });
    }
    await first.close();
    const second = await openLowdbEngine(alias, {});
    expect([...((await second.load()) ?? [])]).toHaveLength(1);
    await second.close();
  });

  it('is refused while another process has it, and taken over when that has ended', async () => {
    const { file, lock } = nextFile();
    const other = await living();
    writeFileSync(lock, `${JSON.stringify({ pid: other.pid, started: null, host: hostname() })}\n`);
    await expect(openLowdbEngine(file, {})).rejects.toMatchObject({
      trouble: 'in-use',
      message: expect.stringContaining(`process ${other.pid} has it open. Stop that first, or choose another file`),
    });
    expect(await findHolder(lock)).toMatchObject({ pid: other.pid });
    await other.end();
    const notes: string[] = [];
    const store = await openLowdbEngine(file, { onNote: (note) => notes.push(note) });
    expect(notes).toEqual([`${file}: process ${other.pid} ended without closing it; its lock was taken over`]);
    await store.close();
    expect(existsSync(lock)).toBe(false);
  });

  it.runIf(existsSync('/proc/self/stat'))('is taken over when another process has the pid by now', async () => {
    const { lock } = nextFile();
    const other = await living();
    writeFileSync(lock, await lockOf(other.pid, lock));
    const taken = await takeLock(lock, 'x');
    expect(taken.tookOverFrom).toMatchObject({ pid: other.pid });
    await taken.release();
    await other.end();
  });

  it('of another machine is refused, with the way out', async () => {
    const { file, lock } = nextFile();
    const text = `${JSON.stringify({ pid: 1, started: null, host: 'elsewhere' })}\n`;
    writeFileSync(lock, text);
    await expect(openLowdbEngine(file, {})).rejects.toThrow(
      `process 1 on elsewhere has it open, and from here it cannot be seen whether it still runs. If it does not, remove ${lock}.`,
    );
    expect(readFileSync(lock, 'utf8')).toBe(text);
  });

  it.each(['', '\n', '{}', '{"pid":0,"host":"x"}', '{"pid":"1","host":"x"}', 'not at all', '\0\0\0', 'null', '[]'])(
    'that holds %j and so names nobody is taken over',
    async (text) => {
      const { file, lock } = nextFile();
      writeFileSync(lock, text);
      const store = await openLowdbEngine(file, {});
      await store.load();
      await store.close();
      expect(existsSync(lock)).toBe(false);
    },
  );

  it('is won by one of many that come at the same moment, a stale lock or none', async () => {
    const stale = `${JSON.stringify({ pid: 4_194_303, started: null, host: hostname() })}\n`;
    for (let round = 0; round < inDepth(24, 12); round += 1) {
      const { lock } = nextFile();
      if (round > 0) writeFileSync(lock, stale);
      // Somebody ended while he was taking over, and somebody else while he took over from him.
      if (round % 2 === 0) writeFileSync(`${lock}.takeover`, round % 6 === 0 ? '' : stale);
      if (round % 4 === 0) writeFileSync(`${lock}.takeover.takeover`, stale);
      const tries = await Promise.allSettled(Array.from({ length: 20 }, () => takeLock(lock, 'x')));
      const won = tries.filter((each) => each.status === 'fulfilled');
      expect(won).toHaveLength(1);
      for (const each of won) await each.value.release();
      expect(existsSync(lock)).toBe(false);
      for (const left of [`${lock}.takeover`, `${lock}.takeover.takeover`]) rmSync(left, { force: true });
    }
  });

  it('that is not ours any more is left alone when we let go', async () => {
    const { lock } = nextFile();
    const first = await takeLock(lock, 'x');
    writeFileSync(lock, 'of somebody else');
    await first.release();
    expect(readFileSync(lock, 'utf8')).toBe('of somebody else');
  });

  it('follows no link that was planted in the place of its draft', async () => {
    const { file, lock } = nextFile();
    const target = join(folder, 'target');
    writeFileSync(target, 'precious');
    for (let n = 0; n < 2_000; n += 1) symlinkSync(target, `${lock}.${process.pid}-${n}`);
    await (await openLowdbEngine(file, {})).close();
    expect(readFileSync(target, 'utf8')).toBe('precious');
    for (let n = 0; n < 2_000; n += 1) rmSync(`${lock}.${process.pid}-${n}`, { force: true });
  });

  it('leaves nothing behind when there is no room for it', async () => {
    const { file } = nextFile();
    const before = readdirSync(folder);
    const { writeFileSync: write } = fs;
    fs.writeFileSync = (path, text, options) => {
      write(path, String(text).slice(0, 0), options);
      throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    };
    syncBuiltinESMExports();
    try {
      await expect(openLowdbEngine(file, {})).rejects.toMatchObject({
        trouble: 'full',
        message: expect.stringMatching(/Make room\.$/),
      });
    } finally {
      fs.writeFileSync = write;
      syncBuiltinESMExports();
    }
    expect(readdirSync(folder)).toEqual(before);
  });

  it('leaves no other file behind', async () => {
    expect(readdirSync(folder).filter((name) => /\.lock\../.test(name))).toEqual([]);
  });
});
