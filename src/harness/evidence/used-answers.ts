import { isRecord, parseJson } from '../json.js';
import { operationAt } from '../pact/operations.js';
import { decoded } from '../text.js';
import type { EvidenceFile } from './evidence-file.js';

/** An answer that a client got. */
export interface UsedAnswer {
  /** Absent: the API document has no such operation. */
  readonly operation?: string;
  readonly method: string;
  readonly path: string;
  /** Names of the query parameters. */
  readonly query: readonly string[];
  /** 0: none came. */
  readonly status: number;
  /** An armed fault was at work: the answer may be the fault's. */
  readonly isFaulty: boolean;
}

export interface UsedAnswers {
  readonly answers: readonly UsedAnswer[];
  /** Why there are more answers than these. Absent: these are all. */
  readonly missing?: string;
}

/** What was named shows no answers: nothing can be said. */
export class NothingUsed extends Error {
  override readonly name = 'NothingUsed';
}

type Members = Readonly<Record<string, unknown>>;

/** The answers in a journal (a page of it, a list, or lines of JSON), a report of certify or an HTTP archive. Throws NothingUsed. */
export function parseUsed(text: string, file: string, evidence: EvidenceFile): UsedAnswers {
  const whole = parseJson(text);
  const content = whole === undefined ? parseLines(text) : whole;
  if (content === undefined) throw new NothingUsed(`${file} is neither JSON nor lines of JSON`);
  if (isRecord(content)) {
    if (Array.isArray(content.cases)) return answersOfReport(content.cases, file);
    if (isRecord(content.log)) return answersOfArchive(content.log, file, evidence);
    if (Array.isArray(content.data)) {
      const dropped = isRecord(content.meta) ? Number(content.meta.dropped ?? 0) : 0;
      const answers = content.data.map((entry, at) => toAnswer(entry, `${file}: data[${at}]`));
      return { answers, ...gapOf(dropped + leftOut(content)) };
    }
  }
  if (Array.isArray(content)) return { answers: content.map((entry, at) => toAnswer(entry, `${file}: [${at}]`)) };
  // One line of `tail --json`.
  if (isRecord(content) && 'method' in content) return { answers: [toAnswer(content, file)] };
  throw new NothingUsed(
    `${file} shows no requests: a page of GET /_mock/requests, lines of tail --json, report.json of certify, or an HTTP archive does`,
  );
}

/** Entries that came in before those of a page of the journal, or that its limit left out. */
function leftOut({ data, meta }: Members): number {
  const total = isRecord(meta) ? Number(meta.total ?? 0) : 0;
  return Array.isArray(data) ? Math.max(0, total - data.length) : 0;
}

export function gapOf(count: number): { missing?: string } {
  return count > 0 ? { missing: `${count} more requests are not in it` } : {};
}

function parseLines(text: string): readonly unknown[] | undefined {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const values = lines.map(parseJson);
  return lines.length === 0 || values.includes(undefined) ? undefined : values;
}

function answersOfReport(cases: readonly unknown[], file: string): UsedAnswers {
  let missing = 0;
  const answers = cases.flatMap((each, at) => {
    if (!isRecord(each) || !Array.isArray(each.entries))
      throw new NothingUsed(`${file}: cases[${at}] has no entries: report.json of certify --out has them`);
    missing += Array.isArray(each.exchanges) ? each.exchanges.length - each.entries.length : 0;
    return each.entries.map((entry, n) => toAnswer(entry, `${file}: cases[${at}].entries[${n}]`));
  });
  return { answers, ...gapOf(missing) };
}

/** An entry of a journal. */
export function toAnswer(entry: unknown, place: string): UsedAnswer {
  if (!isRecord(entry)) throw new NothingUsed(`${place} is no entry of a journal`);
  const { operation, method, path, query, status, faults } = entry;
  if (typeof method !== 'string' || typeof path !== 'string' || typeof status !== 'number')
    throw new NothingUsed(`${place} is no entry of a journal: it needs method, path and status`);
  return {
    ...(typeof operation === 'string' ? { operation } : {}),
    method,
    path,
    query: isRecord(query) ? Object.keys(query) : [],
    status,
    isFaulty: Array.isArray(faults) && faults.length > 0,
  };
}

/** Archives of browsers hold requests to other servers as well: only what is an operation of the API counts. */
function answersOfArchive(log: Members, file: string, evidence: EvidenceFile): UsedAnswers {
  if (!Array.isArray(log.entries)) throw new NothingUsed(`${file} is no HTTP archive: it has no log.entries`);
  const isOurs = isRecord(log.creator) && log.creator.name === 'flowmate-mock';
  const answers = log.entries.flatMap((entry, at): UsedAnswer[] => {
    const place = `${file}: log.entries[${at}]`;
    const { request, response }: Members = isRecord(entry) ? entry : {};
    if (!isRecord(entry) || !isRecord(request) || !isRecord(response) || !URL.canParse(String(request.url)))
      throw new NothingUsed(`${place} has no request with a URL, or no response`);
    const { pathname, searchParams } = new URL(String(request.url));
    const path = pathname.replace(/^\/@[^/]+/, '');
    const shown = { ...request, path, status: response.status, operation: entry._operation, faults: entry._faults };
    const answer = { ...toAnswer(shown, place), query: [...searchParams.keys()] };
    const operation = answer.operation ?? operationOf(answer.method, path, evidence);
    if (path.startsWith('/_mock') || (operation === undefined && !isOurs)) return [];
    return [operation === undefined ? answer : { ...answer, operation }];
  });
  return { answers };
}

const documents = new WeakMap<EvidenceFile, { readonly paths: Record<string, Record<string, object>> }>();

/** The operation that a request is; HEAD works wherever GET does. */
function operationOf(method: string, path: string, evidence: EvidenceFile): string | undefined {
  const document = documents.get(evidence) ?? { paths: {} };
  if (!documents.has(evidence)) {
    for (const each of evidence.operations) {
      document.paths[each.path] = { ...document.paths[each.path], [each.method.toLowerCase()]: {} };
    }
    documents.set(evidence, document);
  }
  const plain = decoded(path);
  const methods = method === 'HEAD' ? ['HEAD', 'GET'] : [method];
  for (const each of methods) {
    const template = operationAt(each, plain, document)?.template;
    const found = evidence.operations.find((known) => known.path === template && known.method === each);
    if (found !== undefined) return found.operation;
  }
  return undefined;
}
