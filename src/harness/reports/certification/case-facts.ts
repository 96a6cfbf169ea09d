import { stripVTControlCharacters } from 'node:util';
import type { CaseResult, CertificationResult, Exchange, ExitCode, Verdict } from '../../certify/result.js';
import { quoteCommand } from '../../quote.js';
import { counted } from '../../text.js';
import { printableLines } from '../printable.js';

/** What each verdict means, as the reports' legend says it. The order is that of urgency. */
export const legend: Readonly<Record<Verdict, string>> = {
  FAIL: 'A requirement (MUST) is not met.',
  UNEXPECTED_PASS: 'The baseline says that it fails, and it does not: take the entry out.',
  HARNESS_ERROR: 'The harness or the fake itself failed; this says nothing about the client.',
  CONFIG: 'The command cannot be started, or never reaches the server; this says nothing about the client.',
  WARN: 'A recommendation (SHOULD) is not met. Never makes the run fail.',
  NOT_REACHED:
    'Another case fails that this one presupposes: mend that first. A requirement (MUST) is not established.',
  NOT_EXERCISED: 'The client gave no occasion to judge. A requirement (MUST) is not established.',
  EXPECTED_FAIL: 'Fails as the baseline says. Does not make the run fail.',
  NOT_APPLICABLE: 'Needs a feature that the client does not claim, or something that a client may do without.',
  PASS: 'The requirement is met.',
};

/** All verdicts, the most urgent first. */
export const byUrgency = Object.keys(legend).filter((word): word is Verdict => word in legend);

/** Verdicts of which the report explains why. */
export const explained: readonly Verdict[] = ['FAIL', 'UNEXPECTED_PASS', 'HARNESS_ERROR', 'CONFIG', 'WARN'];

/** Verdicts that say nothing of the client, with a reason. */
export const unjudged: readonly Verdict[] = ['NOT_REACHED', 'NOT_EXERCISED', 'NOT_APPLICABLE'];

/** Cases with the most urgent verdict first, else in their own order. */
export function failuresFirst(cases: readonly CaseResult[]): readonly CaseResult[] {
  return byUrgency.flatMap((verdict) => cases.filter((each) => each.verdict === verdict));
}

/** The result in one word or two. */
export function outcomeOf({ exitCode, conclusion }: Pick<CertificationResult, 'exitCode' | 'conclusion'>): string {
  return /^not established\b/.test(conclusion) ? 'not established' : outcomes[exitCode];
}

const outcomes: Readonly<Record<ExitCode, string>> = {
  0: 'conformant',
  1: 'not conformant',
  2: 'not started',
  3: 'harness error',
  4: 'never called',
};

/** Stale entries of the baseline, without those whose case has the verdict UNEXPECTED_PASS and so reports it itself. */
export function unlistedStale({ stale, cases }: CertificationResult): CertificationResult['stale'] {
  const told = new Set(cases.filter(({ verdict }) => verdict === 'UNEXPECTED_PASS').map(({ id }) => id));
  return stale.filter(({ id }) => !told.has(id));
}

/** What there is to say beside the outcome: the conclusion without its first words. */
export function explanationOf({ conclusion, exitCode, summary }: CertificationResult): string {
  const rest = conclusion.replace(/^(not conformant|not established|conformant|no verdict)\b[:,]?\s*/i, '');
  const judged = summary.total - summary.NOT_APPLICABLE - summary.NOT_EXERCISED - summary.NOT_REACHED;
  const met = `all requirements are met in ${counted(judged, 'case')}`;
  const text = rest !== '' ? rest : exitCode === 0 ? met : conclusion;
  const sentence = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}

export interface Fact {
  readonly label: 'required' | 'expected' | 'observed' | 'exchange' | 'client' | 'baseline' | 'fix' | 'repeat';
  readonly text: string;
}

/** What there is to say about a case, in the order in which one wants to know it. */
export function factsOf(result: CaseResult): readonly Fact[] {
  const { requirement, source, expected, observed, repeat } = result;
  const offending = offendingExchange(result);
  const baseline = result.baseline === undefined ? '' : baselineOf(result.baseline);
  const facts: readonly Fact[] = [
    { label: 'client', text: endingOf(result) },
    { label: 'observed', text: observed },
    { label: 'expected', text: expected },
    { label: 'fix', text: hintOf(result) },
    { label: 'exchange', text: offending === undefined ? '' : toExchangeLine(offending, result) },
    { label: 'required', text: source === '' ? requirement : `${requirement} (${source})` },
    { label: 'baseline', text: baseline },
    { label: 'repeat', text: repeat },
  ];
  return facts.filter(({ text }) => text !== '');
}

/** What to do about it; empty where it is not the client that something has to be done about. */
export function hintOf({ verdict, hint }: CaseResult): string {
  if (verdict === 'NOT_EXERCISED' || verdict === 'NOT_APPLICABLE') return '';
  if (verdict === 'UNEXPECTED_PASS') return 'Take the entry out of the baseline.';
  return verdict === 'CONFIG' || verdict === 'HARNESS_ERROR' ? '' : hint;
}

/** The first exchange that shows what is wrong. */
function offendingExchange({ exchange, entries }: CaseResult): Exchange | undefined {
  return exchange === undefined ? undefined : entries.find(({ sequence }) => sequence === exchange);
}

/** `3: GET /flows?page[size]=100 answered 503 (injected: 503 once)`. */
function toExchangeLine({ sequence, method, url, status, faults = [] }: Exchange, result: CaseResult): string {
  const answer = status === 0 ? 'was never answered' : `answered ${status}`;
  const by = faults.length === 0 ? '' : ` (injected: ${faults.map((id) => injectionOf(result, id)).join(', ')})`;
  return `${sequence}: ${method} ${url} ${answer}${namesOf(url, result)}${by}`;
}

/** What a fault does, by its id. */
function injectionOf({ injected = {} }: CaseResult, id: string): string {
  return injected[id] ?? id;
}

/** ` (flow "Send the invoice" of "ada")`: what the ids in a URL stand for. */
function namesOf(url: string, { names = {} }: CaseResult): string {
  const found = Object.entries(names).flatMap(([id, name]) => (url.includes(id) ? [name] : []));
  return found.length === 0 ? '' : ` (${found.join(', ')})`;
}

/** How the client ended, and what of its output explains that. */
function endingOf(result: CaseResult): string {
  const ended = howItEnded(result);
  const { lastWords } = result;
  if (ended === '' || lastWords === undefined) return ended;
  const { line, place } = lastWords;
  return `${ended}; it printed last: ${line}${place === undefined || line.includes(place) ? '' : ` (${place})`}`;
}

/** How the client came to its end; empty when it was not started, or is no process. */
export function howItEnded({ exitCode, signal, timedOut, durationMs }: CaseResult): string {
  const after = `after ${toSeconds(durationMs)}`;
  if (timedOut) return `did not end by itself, was ended ${after}`;
  if (signal !== undefined) return `ended by ${signal} ${after}`;
  return exitCode === undefined ? '' : `exit code ${exitCode} ${after}`;
}

function baselineOf({ reason, expires }: NonNullable<CaseResult['baseline']>): string {
  return expires === undefined ? reason : `${reason} (until ${expires})`;
}

/** `0.4 s` */
export function toSeconds(ms: number): string {
  return `${(ms / 1000).toFixed(ms < 100 ? 2 : 1)} s`;
}

/** The end of what the client printed, without colours and cursor moves. */
export function readableOutput({ outputTail }: Pick<CaseResult, 'outputTail'>): string {
  return printableLines(stripVTControlCharacters(outputTail)).trimEnd();
}

/** The command as one types it, or what stands in its place. */
export function clientOf({ client }: CertificationResult['run']): string {
  switch (client.kind) {
    case 'command':
      return quoteCommand(client.command);
    case 'function':
      return `function ${client.name}`;
    case 'watched':
      return 'an app that was already running';
  }
}
