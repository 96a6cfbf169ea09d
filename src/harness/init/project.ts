import { constants, existsSync } from 'node:fs';
import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { InitError, reasonOf } from './init.js';

/** A file that was written, and what it is for. */
export interface WrittenFile {
  readonly path: string;
  readonly purpose: string;
}

interface ProjectFile {
  readonly name: string;
  readonly purpose: string;
  /** In the folder of templates. Absent: the schema of scenarios. */
  readonly template?: string;
}

const files: readonly ProjectFile[] = [
  { name: 'world.yaml', purpose: 'a world of your own', template: 'world.yaml' },
  { name: 'world.schema.json', purpose: 'completion and checks of that file in an editor' },
  { name: 'flowmate-mock.config.yaml', purpose: 'options of serve', template: 'config.yaml' },
  { name: 'flowmate.test.mjs', purpose: 'a test against the running mock', template: 'flowmate.test.mjs' },
  { name: '.github/workflows/flowmate.yml', purpose: 'the same in GitHub Actions', template: 'workflow.yml' },
  { name: 'compose.yaml', purpose: 'the mock beside an app, in containers', template: 'compose.yaml' },
];

/** Writes the files with which a project begins: all of them, or none where one is there already. Throws an InitError. */
export async function writeProject(folder: string, schema: string): Promise<readonly WrittenFile[]> {
  const there = files.map(({ name }) => name).filter((name) => existsSync(join(folder, name)));
  if (there.length > 0) {
    const which = there.map((name) => JSON.stringify(join(folder, name))).join(', ');
    throw new InitError(`nothing is written, as ${which} would be written over. Take it away, or name another folder.`);
  }
  const written: string[] = [];
  try {
    for (const { name, template } of files) {
      const path = join(folder, name);
      const text = template === undefined ? schema : await readTemplate(template);
      await mkdir(dirname(path), { recursive: true });
      const file = await open(path, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL);
      written.push(path);
      await file.writeFile(text).finally(() => file.close());
    }
  } catch (error) {
    await Promise.all(written.map((path) => rm(path, { force: true })));
    throw new InitError(`cannot write into ${JSON.stringify(folder)}: ${reasonOf(error)}`);
  }
  return files.map(({ name, purpose }) => ({ path: join(folder, name), purpose }));
}

function readTemplate(name: string): Promise<string> {
  return readFile(new URL(`./templates/project/${name}`, import.meta.url), 'utf8');
}
