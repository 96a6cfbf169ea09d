import { requestRules } from '../generated/validators.js';
import type { OperationId } from '../operations.js';
import type { BodyRule, ParameterRule, RequestRules, SchemaCheck } from '../request-rules.js';
import { explain, explainRefused, quote } from './explain.js';
import { fittingErrors } from './fitting-errors.js';
import type { CheckedRequest, Violation } from './violation.js';
import { ViolationList } from './violations.js';

const JSON_TYPE = 'application/json';

/**
 * Compares a request with what the document allows a correct client to send. Without violations it returns an empty list, always
 * the same one.
 */
export function validateRequest(operation: OperationId, request: CheckedRequest): readonly Violation[] {
  return checkRequest(operation, requestRules[operation], request);
}

/** The same for the control API, which refuses everything that its document does not allow. */
export function checkControl(operation: string, rules: RequestRules, request: CheckedRequest): readonly Violation[] {
  return checkRequest(operation, rules, request, true);
}

function checkRequest(
  operation: string,
  rules: RequestRules,
  request: CheckedRequest,
  isControl = false,
): readonly Violation[] {
  const report = new ViolationList(operation, isControl);
  for (const rule of rules.path) {
    const text = request.params[rule.name];
    if (text !== undefined) checkParameter(report, 'path', rule, text);
  }
  const { query } = request;
  for (let at = 0; at < query.length && !report.isFull(); at++) {
    const pair = query[at];
    if (pair === undefined) break;
    const [name, text] = pair;
    const rule = rules.query.get(name);
    if (rule === undefined) {
      if (!rules.anyQuery) reportUnknown(report, name, text, rules.query);
    } else if (!rule.many && isRepeated(query, at)) {
      const message = `${quote(name)} is given more than once`;
      report.add(`query ${name}`, 'repeated', text, message, `give ${name} once: ${rule.hint}`);
    } else {
      checkParameter(report, 'query', rule, text);
    }
  }
  for (const rule of rules.requiredQuery) {
    if (!query.some(([name]) => name === rule.name)) {
      report.add(`query ${rule.name}`, 'required', undefined, `${quote(rule.name)} is missing`, rule.hint);
    }
  }
  if (rules.body !== undefined && !request.isBodyUnread) checkBody(report, rules.body, request);
  return report.violations;
}

function isRepeated(query: CheckedRequest['query'], at: number): boolean {
  const name = query[at]?.[0];
  for (let earlier = 0; earlier < at; earlier++) {
    if (query[earlier]?.[0] === name) return true;
  }
  return false;
}

function reportUnknown(
  report: ViolationList,
  name: string,
  text: string,
  known: ReadonlyMap<string, ParameterRule>,
): void {
  const right =
    known.size === 0
      ? 'leave it out: the operation takes no query'
      : `leave it out, or use one of ${[...known.keys()].join(', ')}`;
  report.add(
    `query ${name}`,
    'unknown-parameter',
    text,
    `the operation knows no query parameter ${quote(name)}`,
    right,
  );
}

const WHOLE_NUMBER = /^-?\d+$/;

/** The value that a parameter's text stands for; otherwise the text itself. */
function read(kind: ParameterRule['kind'], text: string): unknown {
  if (kind === 'integer') return WHOLE_NUMBER.test(text) ? Number(text) : text;
  if (kind === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}

function checkParameter(report: ViolationList, where: 'path' | 'query', rule: ParameterRule, text: string): void {
  if (rule.check(read(rule.kind, text))) return;
  for (const error of rule.check.errors ?? []) {
    const { message, right } = report.isControl ? explainRefused(error, text, rule.hint) : explain(error, text);
    report.add(`${where} ${rule.name}`, error.keyword, text, message, report.isControl ? right : rule.hint);
  }
}

function isJson(contentType: string): boolean {
  if (contentType === JSON_TYPE) return true;
  const end = contentType.indexOf(';');
  return (end < 0 ? contentType : contentType.slice(0, end)).trim().toLowerCase() === JSON_TYPE;
}

function checkBody(report: ViolationList, rule: BodyRule, { contentType, body }: CheckedRequest): void {
  if (contentType === undefined) {
    if (body !== undefined || (rule.anyType && rule.required)) {
      report.add(
        'header content-type',
        'required',
        undefined,
        'the content type is missing',
        `send content-type: ${JSON_TYPE}`,
      );
    } else if (rule.required) {
      reportNoBody(report);
    }
  } else if (!isJson(contentType)) {
    if (rule.anyType) return;
    const message = `a body of content type ${quote(contentType)} is not read and counts as empty`;
    report.add(
      'header content-type',
      'content-type',
      contentType,
      message,
      `send JSON with content-type: ${JSON_TYPE}`,
    );
  } else if (body !== undefined) {
    checkJson(report, rule.check, body);
  } else if (rule.required) {
    reportNoBody(report);
  }
}

function reportNoBody(report: ViolationList): void {
  report.add(
    'body',
    'required',
    undefined,
    'there is no body, or none that is JSON',
    `send a JSON body with content-type: ${JSON_TYPE}`,
  );
}

function checkJson(report: ViolationList, check: SchemaCheck, body: unknown): void {
  try {
    if (check(body)) return;
    const errors = check.errors ?? [];
    for (const error of report.isControl ? fittingErrors(errors) : errors) {
      // `if` only reports that one of the other errors belongs to a branch.
      if (error.keyword === 'if') continue;
      const { message, right, member } = report.isControl
        ? explainRefused(error, error.data)
        : explain(error, error.data);
      const value = error.keyword === 'required' ? undefined : memberOf(error.data, member);
      report.add(
        `body ${error.instancePath}${member === undefined ? '' : `/${member}`}`.trimEnd(),
        error.keyword,
        value,
        message,
        right,
      );
      if (report.isFull()) return;
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    report.add('body', 'too-deep', undefined, 'the body is nested too deeply to be checked', 'send a flatter body');
  }
}

function memberOf(data: unknown, member: string | undefined): unknown {
  if (member === undefined || typeof data !== 'object' || data === null) return data;
  return Object.entries(data).find(([name]) => name === member)?.[1];
}
