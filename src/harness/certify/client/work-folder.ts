import { mkdtemp, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeTempFolder, removeFolder } from '../../temp-folder.js';
import type { BuiltEvent } from '../world/built-world.js';

/** The folder for the events files of a run. */
export interface WorkFolder {
  readonly path: string;
  /** Writes the events of a case to a new file, whose path does not identify the case. */
  writeEvents(events: readonly BuiltEvent[]): Promise<EventsFile>;
  remove(): Promise<void>;
}

export interface EventsFile {
  readonly path: string;
  rewrite(events: readonly BuiltEvent[]): Promise<void>;
  remove(): Promise<void>;
}

export async function createWorkFolder(): Promise<WorkFolder> {
  const path = await makeTempFolder('certify');
  return {
    path,
    writeEvents: async (events) => {
      const folder = await mkdtemp(join(path, 'events-'));
      const file = join(folder, 'events.json');
      // An app that goes on running may read it at any moment, and never finds half of it.
      const rewrite = async (happened: readonly BuiltEvent[]): Promise<void> => {
        const draft = `${file}.new`;
        await writeFile(draft, JSON.stringify({ events: happened }));
        await rename(draft, file);
      };
      await rewrite(events);
      return { path: file, rewrite, remove: () => removeFolder(folder) };
    },
    remove: () => removeFolder(path),
  };
}
