import { writeFileSync } from 'node:fs';
import { dialects, OptionError } from '../../mock/index.js';
import { readEvidence } from '../harness/evidence/evidence-file.js';
import {
  toAdviceLines,
  toAsideLines,
  toEvidenceSentence,
  toLockLines,
  toRuleLines,
} from '../harness/evidence/evidence-lines.js';
import { compareWithLock, LockError, parseLock, toLock } from '../harness/evidence/lock.js';
import { toReliance, weakerThan } from '../harness/evidence/reliance.js';
import { gapOf, NothingUsed, parseUsed, toAnswer, type UsedAnswers } from '../harness/evidence/used-answers.js';
import { readPlainFile, whyUnread } from '../harness/plain-file.js';
import { printableLines } from '../harness/reports/printable.js';
import { messageOf } from '../harness/text.js';
import { causes } from './causes.js';
import { toDialect } from './dialect.js';
import type { EvidenceTask } from './evidence-command.js';
import { UsageError } from './failure.js';
import { controlOf, TalkError } from './server-client.js';

const NOT_ESTABLISHED = 3;

type Dialects = Readonly<Record<string, string>>;

/** Runs the command, and resolves with the exit code. Errors go to stderr, in a line. */
export async function runEvidenceTask(task: EvidenceTask): Promise<number> {
  try {
    return await judge(task);
  } catch (error) {
    const isWrong = error instanceof LockError || error instanceof UsageError || error instanceof OptionError;
    process.stderr.write(printableLines(`error: ${isWrong ? '' : 'not established: '}${causes(error)}\n`));
    return isWrong ? 2 : NOT_ESTABLISHED;
  }
}

async function judge(task: EvidenceTask): Promise<number> {
  const { pin, update } = task;
  const evidence = readEvidence();
  const given = toDialect(task.dialect ?? {});
  const locked = pin === undefined || update ? [] : parseLock(await readLock(pin), pin);
  const { answers, missing, dialect = {} } = await readUsed(task);
  const reliance = toReliance(answers, { ...defaults(), ...dialect, ...given }, evidence);
  const { rules } = reliance;
  if (rules.length === 0) {
    const aside = toAsideLines(reliance).join('');
    throw new NothingUsed(`${task.used} shows no answer that FlowMate gave. ${aside}`.trimEnd());
  }
  const moves = compareWithLock(rules, locked, evidence);
  const isFree = pin !== undefined && task.atLeast === undefined;
  const candidates = isFree ? (update ? [] : moves.added) : rules;
  const weak = weakerThan(candidates, task.atLeast ?? 'documented');
  const exitCode = weak.length + moves.sank.length > 0 ? 1 : missing === undefined ? 0 : NOT_ESTABLISHED;
  const isPinned = update === true && pin !== undefined && missing === undefined;
  if (isPinned) writeLock(pin, toLock(rules));
  if (task.json) {
    const { sank, rose, added } = moves;
    const shown = {
      exitCode,
      rules,
      weak,
      ...(pin === undefined ? {} : { sank, rose, added }),
      missing,
      aside: { ...reliance, rules: undefined },
    };
    process.stdout.write(`${JSON.stringify(shown, undefined, 2)}\n`);
    return exitCode;
  }
  const lines = [
    ...toRuleLines(rules, weak),
    '',
    ...toAsideLines(reliance),
    toEvidenceSentence(reliance),
    ...(pin === undefined ? [] : toLockLines(moves)),
    ...(isPinned ? [`Written to ${pin}.`] : []),
    ...(weak.length === 0 ? [] : [`These stand on less than ${task.atLeast ?? 'documented'}:`, ...toAdviceLines(weak)]),
    ...(missing === undefined ? [] : [`Not established: ${missing}. Raise --journal-size, or take a whole file.`]),
  ];
  process.stdout.write(printableLines(`${lines.join('\n')}\n`));
  return exitCode;
}

function defaults(): Dialects {
  return Object.fromEntries(Object.entries(dialects).map(([name, [value]]) => [name, value]));
}

async function readLock(file: string): Promise<string> {
  return readPlainFile(file).catch((error: unknown) => {
    throw new LockError(`cannot read the pin file ${file}: ${whyUnread(error)}. --update writes it`);
  });
}

function writeLock(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new LockError(`cannot write the pin file ${file}: ${messageOf(error)}`);
  }
}

type Read = UsedAnswers & { readonly dialect?: Dialects };

async function readUsed({ used, controlToken }: EvidenceTask): Promise<Read> {
  if (/^https?:\/\//i.test(used))
    return readMock(used.replace(/\/_mock(?:[/?#].*)?$/, '').replace(/\/+$/, ''), controlToken);
  const text = await readPlainFile(used).catch((error: unknown) => {
    const why = whyUnread(error);
    throw new NothingUsed(
      `cannot read ${used}: ${why}${why === 'it is a folder' ? '; name the report.json in it' : ''}`,
    );
  });
  return parseUsed(text, used, readEvidence());
}

/** Entries in one answer. */
const PAGE = 1_000;
const LONGEST_MS = 60_000;

async function readMock(url: string, controlToken: string | undefined): Promise<Read> {
  const control = controlOf({ url, ...(controlToken === undefined ? {} : { controlToken }) });
  const signal = AbortSignal.timeout(LONGEST_MS);
  const { data: health } = await control.GET('/_mock/health', { signal });
  if (health?.status !== 'pass') throw new TalkError(`${url} is not the base URL of a mock, or of a sandbox in it`);
  const answers: UsedAnswers['answers'][number][] = [];
  for (let since = 0; ; ) {
    const query = { since, limit: PAGE, bodies: false };
    const { data: page, response } = await control.GET('/_mock/requests', { params: { query }, signal });
    if (page === undefined) throw new TalkError(`${url} answers ${response.status}: it is not the base URL of a mock`);
    answers.push(...page.data.map((entry, at) => toAnswer(entry, `${url}: request ${since + at + 1}`)));
    if (page.data.length < PAGE) {
      return { answers, ...gapOf(page.meta.dropped), dialect: health.dialect };
    }
    since = page.meta.next;
  }
}
