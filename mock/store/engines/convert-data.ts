import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { crc32 } from 'node:zlib';
import { FIRST_FORMAT } from './checkpoint.js';
import { statOf } from './data-files.js';
import { PersistenceError } from './engine.js';
import { applyChange, type RecordValues } from './record-values.js';
import { changeData, copiesOf, replaceData } from './repair-data.js';

/*
 * Files of the first format: a record a line, ["checksum","kind","key",{...}], between a head and a foot; beside it journals, each
 * line ["checksum",number,more,"kind","key",{...}], of which `more` is 0 at the end of a batch. The checksum is the CRC-32 of what
 * is between its comma and the last bracket.
 */

const HEAD = /^\{"flowmate-mock":\{"format":1,"generation":(\d+)\},"records":\[$/;

const FOOT = /^\],"count":(\d+)\}$/;

const JOURNAL_HEAD = /^\{"flowmate-mock":"journal","format":1,"generation":(\d+),"before":\d+\}$/;

const LINE = /^\["([\da-f]{8})",(.*)\],?$/;

export interface ConversionReport {
  readonly records: number;
  /** The files as they were, under their new names. */
  readonly originals: readonly string[];
}

/**
 * Writes a data file of the first format anew in that of today. The files as they were stay beside it.
 * @throws PersistenceError `damaged` when it is no sound one; `missing`, `in-use`, `unreadable` or `unwritable`
 */
export function convertData(file: string): Promise<ConversionReport> {
  return changeData(file, 'convert', async (data) => {
    const cannot = `cannot convert ${file}`;
    if (statOf(data.checkpoint) === undefined) {
      throw new PersistenceError('missing', `${cannot}: there is no such file.`);
    }
    const damaged = (path: string, line: number): PersistenceError => {
      const what = `${path}:${line}: this line is not what an earlier version wrote`;
      return new PersistenceError(
        'damaged',
        `${cannot}: ${what}. Nothing was changed; the version that wrote it can repair it.`,
      );
    };
    const lines = readFileSync(data.checkpoint, 'utf8').split('\n');
    if (!lines[0]?.startsWith(FIRST_FORMAT)) {
      throw new PersistenceError(
        'damaged',
        `${cannot}: it is no data file of an earlier version. Nothing was changed.`,
      );
    }
    const records: RecordValues = new Map();
    const end = lines.length - 2;
    for (let index = 1; index < end; index++) {
      const [kind, key, value, ...others] = entryOf(lines[index]) ?? [];
      if (typeof kind !== 'string' || typeof key !== 'string' || value === undefined || others.length > 0) {
        throw damaged(data.checkpoint, index + 1);
      }
      applyChange(records, kind, key, value);
    }
    const generation = Number(HEAD.exec(lines[0])?.[1] ?? Number.NaN);
    if (Number.isNaN(generation) || Number(FOOT.exec(lines[end] ?? '')?.[1]) !== end - 1) {
      throw damaged(data.checkpoint, Number.isNaN(generation) ? 1 : end + 1);
    }
    const journals = journalsOf(data.checkpoint, data.folder).filter(({ number }) => number >= generation);
    for (const [index, { path, number }] of journals.entries()) {
      if (number !== generation + index) {
        const missing = `${data.checkpoint}.journal-${generation + index} is missing`;
        throw new PersistenceError('damaged', `${cannot}: ${missing}. Nothing was changed.`);
      }
      applyJournal(path, records, index === journals.length - 1, (line) => damaged(path, line));
    }
    const copies = copiesOf(
      data,
      `${data.checkpoint}.earlier`,
      journalsOf(data.checkpoint, data.folder).map(({ path }) => path),
    );
    await replaceData(data, 1, records, copies);
    const count = [...records.values()].reduce((sum, { size }) => sum + size, 0);
    return { records: count, originals: copies.map(({ to }) => to) };
  });
}

function journalsOf(checkpoint: string, folder: string): { readonly path: string; readonly number: number }[] {
  const prefix = `${basename(checkpoint)}.journal-`;
  return readdirSync(folder)
    .filter((name) => name.startsWith(prefix) && /^[1-9]\d*$/.test(name.slice(prefix.length)))
    .map((name) => ({
      path: `${checkpoint}.journal-${name.slice(prefix.length)}`,
      number: Number(name.slice(prefix.length)),
    }))
    .sort((a, b) => a.number - b.number);
}

/** What follows the last whole batch of the newest journal was never acknowledged. */
function applyJournal(path: string, records: RecordValues, isLast: boolean, damaged: (line: number) => Error): void {
  const lines = readFileSync(path, 'utf8').split('\n');
  const end = lines.length - 1;
  if (end > 0 && !JOURNAL_HEAD.test(lines[0] ?? '')) {
    throw damaged(1);
  }
  let batch: unknown[][] = [];
  for (let index = 1; index < end; index++) {
    const entry = entryOf(lines[index]);
    const [number, more, kind, key] = entry ?? [];
    if (entry === undefined || number !== index || typeof kind !== 'string' || typeof key !== 'string') {
      throw damaged(index + 1);
    }
    batch.push(entry);
    if (more === 0) {
      for (const [, , ofKind, withKey, value] of batch) {
        applyChange(records, String(ofKind), String(withKey), value);
      }
      batch = [];
    }
  }
  if (!isLast && batch.length > 0) {
    throw damaged(end);
  }
}

function entryOf(line: string | undefined): unknown[] | undefined {
  const [, sum = '', body = ''] = LINE.exec(line ?? '') ?? [];
  try {
    return crc32(Buffer.from(body)) === Number.parseInt(sum, 16) ? JSON.parse(`[${body}]`) : undefined;
  } catch {
    return undefined;
  }
}
