import { createClock } from './clock.js';
import { Deadlines } from './deadlines.js';
import { Journal } from './journal.js';
import { type MockOptions, resolveOptions, type Settings } from './options.js';
import type { WorldData } from './scenarios/world-file.js';
import { World } from './world.js';

/** What every handler works on. */
export interface Mock {
  readonly settings: Settings;
  readonly world: World;
  readonly journal: Journal;
  /** For request bodies that do not come to an end. */
  readonly deadlines: Deadlines;
}

/** A mock over a world that is loaded already. `token` of the options takes the place of the partner's own. */
export function assembleMock(data: WorldData, options: MockOptions): Mock {
  const settings = resolveOptions(options);
  const journal = new Journal(settings.journalSize, settings.onEntry);
  const deadlines = new Deadlines(settings.bodyTimeoutMs);
  return {
    settings,
    journal,
    deadlines,
    world: new World(withToken(data, settings.token), settings.seed, createClock()),
  };
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
