// Writes the pages that are made from the product: cli.md from the commands' own help, control-api.md from its API document, certify-cases.md
// from the cases, world-file.md from the schema, evidence.md from FlowMate's API document; for programs, the skill and llms.txt from the other pages.
// With --check it writes nothing, and fails where a page is not what it would write. Needs `npm run build`.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { suites } from '../dist/contracts/index.js';
import { createMock } from '../dist/mock/index.js';
import { toCasesPage } from '../dist/src/harness/docs/cases-page.js';
import { toEvidencePage, toWorldFilePage } from './reference.mjs';

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
  // How it is typed in this clone is not for the page.
  return stdout.replace(/\nflowmate-mock is typed here: .*\n/, '').trimEnd();
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

/** A section of a page with its heading, and its links as they are from another folder. */
function sectionOf(page, heading) {
  const text = readFileSync(here(`../${page}`), 'utf8');
  const begin = text.indexOf(`\n## ${heading}\n`);
  if (begin < 0) throw new Error(`${page} has no section ${heading}`);
  const end = text.indexOf('\n## ', begin + 1);
  const folder = page.includes('/') ? `../${page.slice(0, page.lastIndexOf('/'))}/` : '../';
  return text
    .slice(begin + 1, end < 0 ? undefined : end)
    .trim()
    .replaceAll(
      /\]\((?!https?:|#)([^)]+)\)/g,
      (_, link) =>
        `](${new URL(folder + link, 'file:///skill/').pathname.replace(/^/, '..')}${new URL(link, 'file:///').hash})`,
    );
}

/** What a coding agent needs to set up a world, write a client, and certify it: sections of the pages for people. */
function toSkillPage() {
  return [
    '---',
    'name: flowmate-mock',
    'description: Set up a fake FlowMate, write a client for the FlowMate API in any language, and certify it. For integrations that look up users, list flows and start them by webhook.',
    '---',
    '',
    NOTE,
    '',
    '# Write and certify a FlowMate client',
    '',
    'Work in this order: write the client, certify the suite `core`, mend what fails, then certify all suites. Do not guess what FlowMate',
    'does: ask the fake. The command `flowmate-mock` has to be installed (see [Install](../README.md#install)). For programs:',
    '',
    '- `flowmate-mock certify --list --json` lists all requirements; `certify --out DIR` writes `DIR/report.json`, whose',
    '  `cases` have a `verdict`, and `expected`, `observed` and `hint` for what failed. Its schema is `flowmate-mock/report.schema.json`.',
    '- `flowmate-mock scenario validate --json FILE` gives each problem of a world file with `line`, `column`, `path` and `message`.',
    '- The API document is [openapi/flowmate.yaml](../openapi/flowmate.yaml), that of the fake [openapi/control.yaml](../openapi/control.yaml).',
    '',
    sectionOf('README.md', 'Certify a client'),
    '',
    sectionOf('README.md', 'What trips clients'),
    '',
    sectionOf('docs/worlds.md', 'Your own'),
    '',
  ].join('\n');
}

/** A list of all pages with what each is about: its first sentence. */
function toPageList() {
  const names = readdirSync(here('.')).filter((name) => name.endsWith('.md'));
  const rows = names.map((name) => {
    const text = pages[name] ?? read(name) ?? '';
    const [, title = name] = /^# (.+)$/m.exec(text) ?? [];
    const blocks = text.slice(text.search(/^# /m)).split('\n\n').slice(1);
    const about = blocks.find((block) => !block.startsWith('<!--')) ?? '';
    // A page that begins with a list, a table, a heading or a block of code says nothing about itself in one sentence.
    const sentence =
      /^[#`|-]/.test(about) && !/^`[^`]/.test(about) ? '' : about.replaceAll(/\s+/g, ' ').split(/(?<=\.) /)[0];
    const words = sentence.replaceAll(/\[([^\]]+)\]\([^)]*\)/g, '$1').replace(/:$/, '.');
    return `- [${title}](docs/${name})${words === '' ? '' : `: ${words}`}`;
  });
  return [
    '# flowmate-mock',
    '',
    '> A fake FlowMate API for local work and CI, and a certification for the clients that call it.',
    '',
    'To write a client from nothing to its certificate, follow [skill/SKILL.md](skill/SKILL.md).',
    '',
    '## Docs',
    '',
    '- [README](README.md): Install, first calls, certification, tests, CI.',
    ...rows,
    '',
    '## Documents',
    '',
    '- [FlowMate API](openapi/flowmate.yaml): OpenAPI 3.1, with the evidence of each operation.',
    '- [Control API](openapi/control.yaml): the paths under /_mock.',
    '',
  ].join('\n');
}

/** The steps of the integration guide in its own world. Each is sent to the fake, which has to answer 200. */
async function guideSteps() {
  const mock = await createMock({ scenario: 'guide', token: 'secret', strict: true });
  const { username, userId, flowId, data } = mock.describe().example;
  const steps = [
    { name: "Your own id of the user to FlowMate's _id", method: 'GET', path: `/users?username=${username}` },
    {
      name: 'The active flows of the user',
      method: 'GET',
      path: `/flows?filter[status]=active&filter[user]=${userId}`,
    },
    { name: 'What a flow expects: payload.inputParameters', method: 'GET', path: `/flows/${flowId}` },
    {
      name: 'Start the flow',
      method: 'POST',
      path: `/webhooks/${flowId}`,
      body: JSON.stringify({ data }, undefined, 2),
    },
    { name: 'What the webhook started', method: 'GET', path: `/executions?filter[flowId]=${flowId}` },
  ];
  const headers = { authorization: 'Bearer secret', 'content-type': 'application/json' };
  for (const { method, path, body } of steps) {
    const { status } = await mock.request(path, { method, headers, body });
    if (status !== 200) throw new Error(`the guide's step ${method} ${path} is answered with ${status}`);
  }
  return steps;
}

const BASE = 'http://127.0.0.1:4010';

/** For editors that send requests from a file. */
function toHttpFile(steps) {
  const blocks = steps.map(({ name, method, path, body }) =>
    [
      `### ${name}`,
      `${method} {{baseUrl}}${path}`,
      'Authorization: Bearer {{token}}',
      ...(body === undefined ? [] : ['Content-Type: application/json', '', body]),
    ].join('\n'),
  );
  return `# Written by docs/generate.mjs. For: flowmate-mock serve --scenario guide --token secret\n@baseUrl = ${BASE}\n@token = secret\n\n${blocks.join('\n\n')}\n`;
}

/** A Postman collection, version 2.1. */
function toCollection(steps) {
  const item = steps.map(({ name, method, path, body }) => {
    const [plain, query = ''] = path.split('?');
    const pairs = query === '' ? [] : query.split('&').map((pair) => pair.split('='));
    return {
      name,
      request: {
        method,
        header: body === undefined ? [] : [{ key: 'Content-Type', value: 'application/json' }],
        ...(body === undefined ? {} : { body: { mode: 'raw', raw: body } }),
        url: {
          raw: `{{baseUrl}}${path}`,
          host: ['{{baseUrl}}'],
          path: plain.slice(1).split('/'),
          ...(pairs.length === 0 ? {} : { query: pairs.map(([key, value]) => ({ key, value })) }),
        },
      },
      response: [],
    };
  });
  const collection = {
    info: {
      name: "FlowMate: the integration guide's steps",
      description: 'For flowmate-mock serve --scenario guide --token secret. Written by docs/generate.mjs.',
      schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
    },
    auth: { type: 'bearer', bearer: [{ key: 'token', value: '{{token}}', type: 'string' }] },
    variable: [
      { key: 'baseUrl', value: BASE },
      { key: 'token', value: 'secret' },
    ],
    item,
  };
  return `${JSON.stringify(collection, undefined, 2)}\n`;
}

const steps = await guideSteps();
const pages = { 'cli.md': toCliPage(), 'control-api.md': toControlPage(), 'certify-cases.md': toCasesPage(suites) };
const readJson = (path) => JSON.parse(readFileSync(here(path), 'utf8'));
pages['world-file.md'] = toWorldFilePage(NOTE, readJson('../dist/mock/scenarios/scenario.schema.json'));
pages['evidence.md'] = toEvidencePage(NOTE, readJson('../openapi/generated/flowmate.json'));
pages['../skill/SKILL.md'] = toSkillPage();
pages['guide.http'] = toHttpFile(steps);
pages['guide.postman_collection.json'] = toCollection(steps);
pages['../llms.txt'] = toPageList();
const check = process.argv.includes('--check');
const stale = Object.entries(pages).filter(([name, text]) => read(name) !== text);
mkdirSync(here('../skill'), { recursive: true });
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
