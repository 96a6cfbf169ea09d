import { createClock } from './clock.js';
import { Journal } from './journal.js';
import { type MockOptions, resolveOptions, type Settings } from './options.js';
import type { WorldData } from './scenarios/world-file.js';
import { World } from './world.js';

/** What every handler works on. */
export interface Mock {
  readonly settings: Settings;
  readonly world: World;
  readonly journal: Journal;
}

/** A mock over a world that is loaded already. `token` of the options takes the place of the partner's own. */
export function assembleMock(data: WorldData, options: MockOptions): Mock {
  const settings = resolveOptions(options);
  const journal = new Journal(settings.journalSize, settings.onEntry);
  return { settings, journal, world: new World(withToken(data, settings.token), settings.seed, createClock()) };
}

function withToken(data: WorldData, token: string | undefined): WorldData {
  const { partner } = data;
  if (token === undefined || partner === undefined) {
    return data;
  }
  return {
    ...data,
    partner: { ...partner, token },
    tokens: data.tokens
      .filter((known) => known.token !== token || known._id === partner.tokenId)
      .map((known) => (known._id === partner.tokenId ? { ...known, token } : known)),
  };
}
