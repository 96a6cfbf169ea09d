import { isAbsolute, relative, resolve } from 'node:path';

/** A path as it can be opened from a folder: relative where it is in there. */
export function openablePath(path: string, folder: string): string {
  const inside = relative(resolve(folder), path);
  return inside.startsWith('..') || isAbsolute(inside) ? path : inside.replaceAll('\\', '/');
}
