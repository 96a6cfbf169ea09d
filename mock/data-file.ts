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
  const keeper = await Keeper.open(await openFileStore(file, { durability, ...noted, ...compacted }));
  const kept = keeper.base?.scenario;
  const { scenario } = options;
  if (kept !== undefined && typeof scenario === 'string' && scenario !== kept) {
    onNote?.(`${file} keeps a world that began as ${kept}: it goes on with that, and ${scenario} is not loaded`);
  }
  return keeper;
}
