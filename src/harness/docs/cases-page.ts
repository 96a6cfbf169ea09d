import { type CertificationCase, type CertificationSuite, editions } from '../../../contracts/index.js';
import { type Topic, topics } from './topics.js';

/** All cases as a Markdown page: what each requires and why, what fails it, and how it is done right. */
export function toCasesPage(suites: readonly CertificationSuite[]): string {
  const used = topics.filter((topic) => suites.some(({ cases }) => cases.some((each) => topicOf(each) === topic)));
  const parts = [
    '# The cases of the certification',
    '<!-- Made from contracts/certification: changes here are lost. -->',
    `A case is a world, what happens in it, how FlowMate misbehaves, and what must be seen. MUST and SHOULD are those of RFC 2119: a
MUST that is not met fails the run, a SHOULD is a warning. \`flowmate-mock certify --case ID -- <command>\` runs one alone.`,
    `Sets never change: \`certify --set core-${editions.at(-1)}\` has the cases of a suite that its edition or an earlier one brought, \`all-${editions.at(-1)}\`
those of all suites.`,
    toTable(
      ['suite', 'cases', 'what it is about'],
      suites.map(({ name, cases, description }) => [
        `[${name}](#${anchorOf(name)})`,
        String(cases.length),
        description,
      ]),
    ),
    ...suites.flatMap(toSuite),
    '## How it is done right',
    ...used.flatMap(toTopic),
  ];
  return `${parts.join('\n\n')}\n`;
}

function toSuite({ name, description, cases }: CertificationSuite): readonly string[] {
  const cells = cases.filter(({ cell }) => cell !== undefined);
  const others = cases.filter(({ cell }) => cell === undefined);
  return [`## ${name}`, description, ...others.map(toSection), ...(cells.length === 0 ? [] : toMatrix(name, cells))];
}

function toSection(given: CertificationCase): string {
  const { id, level, title, requirement, source, hint, feature, requires = [], since = editions[0], judges } = given;
  const topic = topicOf(given);
  const facts = [
    ['level', `${level}${feature === undefined ? '' : `, for clients that claim \`${feature}\``}`],
    ['source', source],
    ['since', since],
    ...(requires.length === 0
      ? []
      : [['presupposes', requires.map((each) => `[${each}](#${anchorOf(each)})`).join(', ')]]),
    ['judged by', [...new Set(judges.map(({ judge }) => `\`${judge}\``))].join(', ')],
  ];
  return [
    `### ${id}`,
    `**${title}.** ${requirement}`,
    facts.map(([label = '', value = '']) => `- ${label}: ${value}`).join('\n'),
    ...(topic === undefined ? [] : [`Why: ${topic.why}`, `What fails it: ${topic.fails}`]),
    `Fix: ${hint}${topic === undefined ? '' : ` See [${topic.name}](#${anchorOf(topic.name)}).`}`,
  ].join('\n\n');
}

/** Cells say what they are about by their place: an operation, what becomes of it, and when. */
function toMatrix(suite: string, cells: readonly CertificationCase[]): readonly string[] {
  const rows = cells.map((given) => {
    const { id, level, requirement, cell } = given;
    const topic = topicOf(given);
    const fix = topic === undefined ? '' : `[${topic.name}](#${anchorOf(topic.name)})`;
    return [
      `<a id="${anchorOf(id)}"></a>${id}`,
      level,
      cell?.operation,
      cell?.effect,
      cell?.position,
      requirement,
      fix,
    ];
  });
  return [
    `### The matrix of ${suite}`,
    toTable(['case', 'level', 'operation', 'effect', 'position', 'requirement', 'done right'], rows),
  ];
}

function toTopic({ name, why, fails, node, python, shell }: Topic): readonly string[] {
  const code = [
    ['js', node],
    ['python', python],
    ['sh', shell],
  ] as const;
  return [
    `### ${name}`,
    `${why} What goes wrong: ${fails.charAt(0).toLowerCase()}${fails.slice(1)}`,
    ...code.flatMap(([language, text]) =>
      text === undefined ? [] : [`\`\`\`${language} not-run: a part of a client\n${text}\n\`\`\``],
    ),
  ];
}

function topicOf({ title, cell }: CertificationCase): Topic | undefined {
  // The cell of a matrix is about its effect; its title may name operations, too.
  const about = cell === undefined ? title : cell.effect;
  return topics.find((topic) => topic.about.test(about));
}

function toTable(head: readonly string[], rows: readonly (readonly (string | undefined)[])[]): string {
  const line = (cells: readonly (string | undefined)[]): string =>
    `| ${cells.map((cell = '') => cell.replaceAll('|', '\\|').replace(/\s+/g, ' ')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** As GitHub makes it of a heading. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .replace(/\s+/g, '-');
}
