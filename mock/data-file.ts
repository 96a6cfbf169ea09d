import { Keeper } from './keeper.js';
import { type MockOptions, wholeNumber } from './options.js';
import { openFileStore } from './persistence/file-store.js';

/**
 * Opens the file that a world is kept in, for this process alone, and reads what is there.
 * @throws PersistenceError, or OptionError
 */
export async function openDataFile(file: string, options: MockOptions): Promise<Keeper> {
  const { durability = 'os', onNote, compactAt } = options;
  const noted = onNote === undefined ? {} : { onNote };
  const compacted = compactAt === undefined ? {} : { compactAt: wholeNumber('compactAt', compactAt) };
  const note = (what: string) => onNote?.(`${file}: ${what}`);
  const keeper = await Keeper.open(await openFileStore(file, { durability, ...noted, ...compacted }), note);
  const kept = keeper.scenario;
  const { scenario } = options;
  if (kept !== undefined && typeof scenario === 'string' && scenario !== kept) {
    note(`the world that it keeps began as ${kept} and goes on; ${scenario} is not loaded`);
  }
  return keeper;
}
