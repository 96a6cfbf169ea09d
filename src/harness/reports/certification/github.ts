import type { CaseResult, Cause, CertificationResult, Verdict } from '../../certify/result.js';
import type { Place } from '../check.js';
import {
  byUrgency,
  clientOf,
  explained,
  explanationOf,
  factsOf,
  failuresFirst,
  outcomeOf,
  readableOutput,
  unlistedStale,
} from './case-facts.js';

const commands: Readonly<Partial<Record<Verdict, 'error' | 'warning'>>> = {
  FAIL: 'error',
  UNEXPECTED_PASS: 'error',
  HARNESS_ERROR: 'error',
  CONFIG: 'error',
  WARN: 'warning',
};

/** GitHub refuses summaries of more than 1 MiB. */
const maxSummaryLength = 300_000;
const maxFactLength = 2_000;

/** https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts says what has to be escaped. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

interface Annotation {
  readonly command: 'error' | 'warning';
  readonly title: string;
  readonly text: string;
}

function toLine({ command, title, text }: Annotation, place: Place | undefined): string {
  const properties = { ...(place === undefined ? {} : { file: place.file, line: String(place.line ?? 1) }), title };
  const written = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(value)}`);
  return `::${command} ${written.join(',')}::${escapeData(text)}`;
}

/** Of each cause one: GitHub shows ten at most. */
function toAnnotation({ kind, summary, lead, cases, notReached }: Cause, result: CertificationResult): Annotation[] {
  const shown = result.cases.find(({ id }) => id === lead);
  if (shown === undefined) return [];
  const command = commands[shown.verdict] ?? 'error';
  const others = cases.length + notReached.length - 1;
  const wanted = factsOf(shown).filter(({ label }) => /^(client|observed|expected|fix|repeat)$/.test(label));
  const text = [
    ...(others === 0 ? [] : [`${summary}.`]),
    ...(kind === 'setup' ? [] : wanted.map((fact) => `${fact.label}: ${fact.text.slice(0, maxFactLength)}`)),
  ].join('\n');
  const title = others === 0 ? `${lead} ${shown.title}` : `${lead} and ${others} more`;
  return [{ command, title, text: text === '' ? summary : text }];
}

/** Workflow commands that GitHub shows beside the run, one line each. `place`: the file they are shown at. */
export function toAnnotations(result: CertificationResult, place?: Place): readonly string[] {
  const { preflight, causes } = result;
  const annotations: readonly Annotation[] = [
    ...(preflight.verdict === 'PASS'
      ? causes.flatMap((cause) => toAnnotation(cause, result))
      : [{ command: 'error' as const, title: 'The client cannot be certified', text: preflight.observed }]),
    ...unlistedStale(result).map(({ id, why }) => ({ command: 'error' as const, title: `Baseline: ${id}`, text: why })),
  ];
  return annotations.map((annotation) => toLine(annotation, place));
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** Plain text in Markdown: no mark-up, link, table cell or line of its own. */
function escapeMarkdown(text: string): string {
  return escapeHtml(text.replace(/\s+/g, ' ')).replace(/[\\`*_{}[\]()#+!|~@-]/g, (mark) => `&#${mark.charCodeAt(0)};`);
}

/** A block of code that its content cannot end. */
function fence(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const ticks = '`'.repeat(longest + 1);
  return `${ticks}text\n${text}\n${ticks}`;
}

function toDetails(result: CaseResult): string {
  const facts = factsOf(result).map(({ label, text }) => `${label.padEnd(8)}  ${text.slice(0, maxFactLength)}`);
  const output = readableOutput(result).slice(-maxFactLength);
  const tail = output === '' ? '' : `\n\nThe end of what the client printed:\n\n${fence(output)}`;
  const heading = `<b>${result.verdict}</b> ${escapeHtml(`${result.id} ${result.title}`)}`;
  return `<details><summary>${heading}</summary>\n\n${fence(facts.join('\n'))}${tail}\n\n</details>`;
}

/** Causes that several cases share, the first of them to be mended first. */
function toCauses({ causes }: CertificationResult): string {
  const shared = causes.filter(({ cases, notReached }) => cases.length + notReached.length > 1).slice(0, 20);
  return shared.map(({ summary }) => `- ${escapeMarkdown(summary)}`).join('\n');
}

/** What GitHub shows on the page of the run, as Markdown. */
export function toSummary(result: CertificationResult): string {
  const { run, summary, cases, preflight } = result;
  const present = byUrgency.filter((verdict) => summary[verdict] > 0);
  const suites = [...new Set(cases.map(({ suite }) => suite))];
  const rows = suites.map((suite) => {
    const members = cases.filter((each) => each.suite === suite);
    const counts = present.map((verdict) => members.filter((each) => each.verdict === verdict).length || '');
    return `| ${[escapeMarkdown(suite), members.length, ...counts].join(' | ')} |`;
  });
  const table = [
    `| ${['suite', 'cases', ...present].join(' | ')} |`,
    `| ${['---', ...['cases', ...present].map(() => '--:')].join(' | ')} |`,
    ...rows,
  ];
  const facts = [`seed ${run.seed}`, run.features.length === 0 ? 'no features' : `features ${run.features.join(', ')}`];
  const parts = [
    `## FlowMate certification: ${outcomeOf(result)}`,
    escapeMarkdown(explanationOf(result)),
    `Client: ${escapeMarkdown(clientOf(run))}; ${escapeMarkdown(facts.join(', '))}, flowmate-mock ${escapeMarkdown(run.tool.version)}`,
    ...(preflight.verdict === 'PASS' ? [] : [`**${preflight.verdict}** ${escapeMarkdown(preflight.observed)}`]),
    ...(cases.length === 0 || preflight.verdict !== 'PASS' ? [] : [toCauses(result), table.join('\n')]).filter(
      (part) => part !== '',
    ),
    ...unlistedStale(result).map(({ id, why }) => `- Baseline: ${escapeMarkdown(id)}: ${escapeMarkdown(why)}`),
  ];
  const wanted =
    preflight.verdict === 'PASS' ? failuresFirst(cases).filter(({ verdict }) => explained.includes(verdict)) : [];
  let length = 0;
  for (const [index, each] of wanted.entries()) {
    const details = toDetails(each);
    length += details.length;
    if (length > maxSummaryLength) {
      parts.push(`${wanted.length - index} more are in the reports.`);
      break;
    }
    parts.push(details);
  }
  return `${parts.join('\n\n')}\n`;
}
