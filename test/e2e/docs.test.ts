import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { type DocsBlock, missingLine, readDocsPage } from '../support/docs-page.js';
import { chromiumPath } from './browser.js';
import { type CliProcess, mainFile, startCli } from './cli-process.js';
import { type Consumer, createConsumer } from './consumer.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const pages = [
  'README.md',
  'skill/SKILL.md',
  ...readdirSync(resolve(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];
/** The address that the pages show. */
const ADDRESS = /https?:\/\/127\.0\.0\.1:4010/g;

/**
 * A suite starts its client once per case, which is most of what the pages cost: here it has a case of each group. That whole suites
 * pass is the matter of the tests beside this one.
 */
const SOME_CASES = 'FM-*-02';

const packages = {
  vitest: 'vitest',
  playwright: 'playwright-core',
  typescript: 'typescript',
  '@types': '@types',
  '@pact-foundation': '@pact-foundation',
  '@pactflow': '@pactflow',
};

/** A person who follows one page, from an empty folder in which the package is installed. */
class Reader {
  readonly #consumer: Consumer = createConsumer(packages);
  readonly #servers: CliProcess[] = [];
  readonly #shell = spawn('bash', ['--noprofile', '--norc'], { cwd: this.#consumer.folder, env: environment() });
  #printed = '';
  #blocks = 0;

  constructor() {
    for (const stream of [this.#shell.stdout, this.#shell.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        this.#printed += text;
      });
    }
    // What a shell of a person finds: the installed command, and the project's own programs behind npx.
    this.#consumer.write(
      '.shell',
      [
        `flowmate-mock() {
          if [ "$1" = certify ]; then case " $* " in
            *' --suite '*) set -- certify --case '${SOME_CASES}' "\${@:2}" ;;
          esac; fi
          ${process.execPath} ${mainFile} "$@"
        }`,
        `npx() { local name=$1; shift; case $name in vitest) ${process.execPath} ${root}node_modules/vitest/vitest.mjs "$@";; tsc) ${process.execPath} ${root}node_modules/typescript/lib/tsc.js "$@";; *) echo "npx $name is unknown here"; return 127;; esac; }`,
        'curl() { command curl -sS --fail-with-body "$@"; local code=$?; echo; return $code; }',
      ].join('\n'),
    );
    this.#shell.stdin.write('. ./.shell\n');
  }

  /** A file in the folder in which the shell is. */
  async write(name: string, text: string): Promise<void> {
    const { printed } = await this.run('pwd');
    writeFileSync(
      join(printed.trim(), name),
      this.#here(text).replace('chromium.launch()', `chromium.launch({ executablePath: '${chromiumPath()}' })`),
    );
  }

  async serve(line: string): Promise<void> {
    await Promise.all(this.#servers.splice(0).map((server) => server.stop('SIGKILL')));
    const { printed } = await this.run(line.replace(/^flowmate-mock serve\s*/, "printf '%s\\n' --log silent "));
    const { printed: folder } = await this.run('pwd');
    const server = await startCli(printed.trim().split('\n'), {}, folder.trim());
    this.#servers.push(server);
    // Commands for a running server find it without an option, as they do on the port of the pages.
    await this.run(`export FLOWMATE_MOCK_URL=${server.url}`);
  }

  /** Runs lines in the same shell as those before. Their last code, and what they printed. */
  async run(lines: string): Promise<{ readonly code: number; readonly printed: string }> {
    this.#blocks += 1;
    const file = `.block-${this.#blocks}`;
    this.#consumer.write(file, this.#here(lines));
    const from = this.#printed.length;
    const mark = `--- end of block ${this.#blocks}:`;
    this.#shell.stdin.write(`{ . "${this.#consumer.folder}/${file}"; } < /dev/null; echo "${mark} $?"\n`);
    for (;;) {
      const [, code] = new RegExp(`^${mark} (\\d+)$`, 'm').exec(this.#printed.slice(from)) ?? [];
      if (code !== undefined) return { code: Number(code), printed: this.#printed.slice(from).split(mark)[0] ?? '' };
      await once(this.#shell.stdout, 'data');
    }
  }

  /** Has `python3` mean one that has this module: the one that comes first may be none of Debian's. */
  async findPython(module: string, place: string): Promise<void> {
    const has = (python: string) => `${python} -c 'import ${module}' 2> /dev/null`;
    const lines = `${has('python3')} || { ${has('/usr/bin/python3')} && python3() { /usr/bin/python3 "$@"; }; }`;
    if ((await this.run(lines)).code !== 0)
      throw new Error(`${place} needs ${module}: apt-get install python3-${module}`);
  }

  /** With the address at which the server of this page really is. */
  #here(text: string): string {
    return text.replaceAll(ADDRESS, (shown) => this.#servers[0]?.url ?? shown);
  }

  async close(): Promise<void> {
    await Promise.all(this.#servers.map((server) => server.stop('SIGKILL')));
    this.#shell.kill('SIGKILL');
    this.#consumer.remove();
  }
}

function environment(): NodeJS.ProcessEnv {
  return {
    ...Object.fromEntries(
      Object.entries(process.env).filter(([name]) => !/^(VITEST|FLOWMATE|NODE_OPTIONS|PACT_)/.test(name)),
    ),
    NO_COLOR: '1',
  };
}

let reader: Reader | undefined;
afterEach(() => reader?.close());

describe('the pages of the documentation', () => {
  it.each(pages)('%s: every block works, in its order', async (page) => {
    const blocks = readDocsPage(resolve(root, page));
    reader = new Reader();
    let last = '';
    for (const block of blocks) last = (await follow(reader, page, block, last)) ?? last;
  });

  it.each(pages)('%s: links lead to files and headings that exist', (page) => {
    const text = readFileSync(resolve(root, page), 'utf8').replace(/^```.*?^```$/gms, '');
    for (const [, link = ''] of text.matchAll(/\]\(([^)]+)\)/g)) {
      if (/^https?:/.test(link)) continue;
      const [path = '', anchor] = link.split('#');
      const file = path === '' ? resolve(root, page) : resolve(root, dirname(page), path);
      expect(existsSync(file), `${page}: ${link}`).toBe(true);
      if (anchor !== undefined) expect(anchorsOf(file), `${page}: ${link}`).toContain(anchor);
    }
  });
});

it('README.md is short enough to be read', () => {
  expect(readFileSync(resolve(root, 'README.md'), 'utf8').split('\n').length).toBeLessThanOrEqual(250);
});

/** What a block printed, where it is run. */
async function follow(
  reader: Reader,
  page: string,
  { line, text, does }: DocsBlock,
  last: string,
): Promise<string | undefined> {
  const place = `${page}:${line}`;
  switch (does.kind) {
    case 'nothing':
      return undefined;
    case 'file':
      await reader.write(does.name, text);
      return undefined;
    case 'server':
      await reader.serve(text.trim());
      return undefined;
    case 'output':
      expect(missingLine(text, last), `${place}: a line that was not printed, in\n${last}`).toBeUndefined();
      return undefined;
    case 'run': {
      if (does.needs !== undefined) await reader.findPython(does.needs, place);
      // As a person does: each line by itself, in the same shell; the first failure ends the block.
      const { code, printed } = await reader.run(`set -o pipefail; trap 'return $? 2> /dev/null' ERR\n${text}`);
      expect(code, `${place}\n${printed}`).toBe(does.exit);
      return printed;
    }
  }
}

function anchorsOf(file: string): string[] {
  const headings = readFileSync(file, 'utf8').matchAll(/^#+ (.+)$/gm);
  return [...headings].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}
