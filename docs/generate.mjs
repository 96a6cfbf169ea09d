// Writes the pages that are made from the product: cli.md from the commands' own help, control-api.md from its API document, certify-cases.md
// from the cases.
// With --check it writes nothing, and fails where a page is not what it would write. Needs `npm run build`.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { suites } from '../dist/contracts/index.js';
import { toCasesPage } from '../dist/src/harness/docs/cases-page.js';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const NOTE = '<!-- Written by docs/generate.mjs: change what it is made from. -->';

/** What a command prints for --help, without the width of this terminal. */
function helpOf(...words) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [here('../dist/src/cli/main.js'), ...words, '--help'],
    {
      encoding: 'utf8',
      env: { PATH: process.env.PATH, NO_COLOR: '1' },
    },
  );
  if (status !== 0) throw new Error(`${words.join(' ')} --help: ${stderr}`);
  return stdout.trimEnd();
}

/** The words after `Commands:`, but for `help` itself. */
function commandsIn(help) {
  const [, list = ''] = help.split('\nCommands:\n');
  return [...list.matchAll(/^ {2}(\w+)/gm)].map(([, word]) => word).filter((word) => word !== 'help');
}

function toCliPage() {
  const sections = [];
  const visit = (words) => {
    const help = helpOf(...words);
    sections.push(
      `${'#'.repeat(Math.min(words.length + 1, 3))} ${words.length === 0 ? 'Commands' : words.join(' ')}\n\n\`\`\`text not-run: help\n${help}\n\`\`\`\n`,
    );
    for (const word of commandsIn(help)) visit([...words, word]);
  };
  visit([]);
  const [first, ...others] = sections;
  return [
    NOTE,
    '',
    '# Command line',
    '',
    '`flowmate-mock` starts the fake, checks scenarios, certifies clients and verifies contracts. Every option of `serve` has an environment',
    'variable of its own; an option on the command line wins.',
    '',
    first.replace(/^# /, '## '),
    ...others,
  ].join('\n');
}

const METHODS = ['get', 'put', 'post', 'patch', 'delete'];

function toControlPage() {
  const document = JSON.parse(readFileSync(here('../openapi/generated/control/control.json'), 'utf8'));
  const resolve = (value) =>
    value?.$ref === undefined
      ? value
      : resolve(
          value.$ref
            .slice(2)
            .split('/')
            .reduce((at, name) => at[name], document),
        );
  const cell = (text = '') => text.trim().replaceAll(/\s+/g, ' ').replaceAll('|', '\\|');
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.filter((method) => item[method] !== undefined).map((method) => ({
      path,
      method,
      ...item[method],
      parameters: [...(item.parameters ?? []), ...(item[method].parameters ?? [])].map(resolve),
    })),
  );
  const lines = [
    NOTE,
    '',
    '# Control API',
    '',
    document.info.description.trim(),
    '',
    'The whole document, with every member of bodies and answers: [openapi/control.yaml](../openapi/control.yaml).',
    '',
  ];
  for (const { name, description } of document.tags) {
    const own = operations.filter(({ tags }) => tags?.includes(name));
    lines.push(`## ${name}`, '', cell(description), '');
    for (const { path, method, summary, description: more, parameters, responses } of own) {
      lines.push(
        `### ${method.toUpperCase()} ${path.replaceAll('{', '\\{')}`,
        '',
        cell(`${summary}. ${more ?? ''}`),
        '',
      );
      const queried = parameters.filter((each) => each.in !== 'path');
      if (queried.length > 0)
        lines.push(
          '| parameter | meaning |',
          '| --- | --- |',
          ...queried.map((each) => `| \`${each.name}\` | ${cell(each.description)} |`),
          '',
        );
      const answers = Object.entries(responses).map(
        ([status, answer]) => `${status}: ${cell(resolve(answer).description)}`,
      );
      lines.push(answers.map((answer) => `- ${answer}`).join('\n'), '');
    }
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

const pages = { 'cli.md': toCliPage(), 'control-api.md': toControlPage(), 'certify-cases.md': toCasesPage(suites) };
const check = process.argv.includes('--check');
const stale = Object.entries(pages).filter(([name, text]) => read(name) !== text);
for (const [name, text] of check ? [] : stale) writeFileSync(here(name), text);
if (check && stale.length > 0) {
  console.error(
    `docs: ${stale.map(([name]) => name).join(', ')} ${stale.length === 1 ? 'is' : 'are'} out of date: npm run docs`,
  );
  process.exitCode = 1;
}

function read(name) {
  try {
    return readFileSync(here(name), 'utf8');
  } catch {
    return undefined;
  }
}
