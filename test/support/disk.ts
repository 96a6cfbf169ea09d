import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { basename } from 'node:path';

/** One thing that is asked of the file system, before it is done. */
export interface Operation {
  /** As the function is named. */
  readonly kind: string;
  /** Of the file, without its folder; empty where it is not known. */
  readonly name: string;
  /** What is to be written, and where. */
  readonly bytes?: Buffer | undefined;
  readonly position?: number | undefined;
}

const byPath = ['openSync', 'renameSync', 'rmSync'] as const;
const byPathLater = ['open', 'rename', 'rm', 'mkdir', 'writeFile'] as const;
const byDescriptor = ['writeSync', 'write', 'ftruncateSync', 'fdatasync', 'closeSync'] as const;

/** Calls `onOperation` before what changes files; what it throws is how that ends. Returns a function that ends this. */
export function watchDisk(onOperation: (operation: Operation) => void): () => void {
  const names = new Map<number, string>();
  const restore: (() => void)[] = [];
  let isBusy = false;
  /** What is done meanwhile is not the store's doing. */
  const observe = (act: () => void): void => {
    if (isBusy) return;
    isBusy = true;
    try {
      act();
    } finally {
      isBusy = false;
    }
  };
  const patch = (target: object, kind: string, before: (args: readonly unknown[]) => Operation, isLater: boolean) => {
    const original = Reflect.get(target, kind);
    restore.push(() => Reflect.set(target, kind, original));
    Reflect.set(target, kind, (...args: unknown[]) => {
      const done = args.at(-1);
      try {
        observe(() => onOperation(before(args)));
      } catch (error) {
        if (typeof done === 'function') return done(error);
        if (isLater) return Promise.reject(error);
        throw error;
      }
      const result: unknown = Reflect.apply(original, target, args);
      if (kind === 'openSync' && typeof result === 'number') names.set(result, basename(String(args[0])));
      return result;
    });
  };
  for (const kind of byPath) patch(fs, kind, ([path]) => ({ kind, name: basename(String(path)) }), false);
  for (const kind of byPathLater) patch(fs.promises, kind, ([path]) => ({ kind, name: basename(String(path)) }), true);
  for (const kind of byDescriptor) {
    const before = ([fd, bytes, offset, length, position]: readonly unknown[]): Operation => ({
      kind,
      name: names.get(Number(fd)) ?? '',
      ...(Buffer.isBuffer(bytes) && /^write/.test(kind)
        ? { bytes: bytes.subarray(Number(offset), Number(offset) + Number(length)), position: Number(position) }
        : {}),
    });
    patch(fs, kind, before, false);
  }
  syncBuiltinESMExports();
  return () => {
    for (const undo of restore) undo();
    syncBuiltinESMExports();
  };
}

/** How the system refuses. */
export function refusal(code: string): Error {
  return Object.assign(new Error(`${code}: the disk refuses, write`), { code });
}
