import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Story } from '../parity/judge.mjs';

/** The world that the exchanges were recorded over, as a file for the `scenario` option. */
export const parityWorldFile = fileURLToPath(new URL('../parity/world.json', import.meta.url));

interface ParityWorld {
  readonly actors: Readonly<Record<string, { readonly user: string; readonly token: string }>>;
  readonly names: Readonly<
    Record<'users' | 'tenants' | 'roles' | 'flows' | 'templates', Readonly<Record<string, string>>>
  >;
}

export const parityWorld: ParityWorld = JSON.parse(readFileSync(parityWorldFile, 'utf8'));

/** The token of an actor of that world. */
export function tokenOf(actor: string): string {
  const token = parityWorld.actors[actor]?.token;
  if (token === undefined) throw new Error(`the parity world has no actor ${actor}`);
  return token;
}

/** An id by its short name, e.g. `idOf('flows', 'alpha')`. */
export function idOf(kind: keyof ParityWorld['names'], name: string): string {
  const id = parityWorld.names[kind][name];
  if (id === undefined) throw new Error(`the parity world has no ${name} among its ${kind}`);
  return id;
}

const EXCHANGES = ['exchanges.json', 'exchanges-2.json'];

/** The recorded stories, read anew: the caller may change them. */
export function readStories(): Story[] {
  return EXCHANGES.flatMap((name): Story[] =>
    JSON.parse(readFileSync(new URL(`../parity/${name}`, import.meta.url), 'utf8')),
  );
}
