import { STATUS_CODES } from 'node:http';
import type { EffectOf } from '../../faults/fault.js';
import { type AnyAnswer, textOf } from '../answer.js';
import { ApiError } from '../errors.js';
import type { RawRequest } from '../request.js';
import type { Service } from '../upstream-services.js';

/** The answer of a status effect. Without a body, an error has the service's own wording. */
export function statusAnswer(effect: EffectOf<'status'>, service: Service<unknown>, request: RawRequest): AnyAnswer {
  const { status, body } = effect;
  const { 'content-type': given, ...others } = lowerCased(effect.headers ?? {});
  const headers = { ...others, ...dates(effect) };
  const type = given === undefined ? {} : { type: given };
  if (body === undefined && status >= 400) {
    const answer = service.renderError(request, new ApiError(status, textFor(service, status)));
    return { ...answer, ...type, headers: { ...answer.headers, ...headers } };
  }
  if (body === undefined) {
    return { status, headers };
  }
  return typeof body === 'string' ? { status, text: body, ...type, headers } : { status, body, ...type, headers };
}

/** The headers with a date in them, made now. By the clock of the machine: clients wait in real time. */
function dates({ retryAfterDate, dateOffset }: EffectOf<'status'>): Record<string, string> {
  if (retryAfterDate === undefined && dateOffset === undefined) {
    return {};
  }
  const now = Math.floor(Date.now() / 1_000) + (dateOffset ?? 0);
  const after = retryAfterDate === undefined ? {} : { 'retry-after': toHttpDate(now + retryAfterDate) };
  return { date: toHttpDate(now), ...after };
}

const toHttpDate = (seconds: number) => new Date(seconds * 1_000).toUTCString();

const WITHOUT_BODY: readonly number[] = [204, 205];

/** A successful answer as another one. Undefined: it is no success, or nothing about it changes. */
export function succeed({ status, empty = false }: EffectOf<'success'>): (answer: AnyAnswer) => AnyAnswer | undefined {
  return (answer) => {
    const isEmpty = textOf(answer) === undefined;
    const becomesEmpty = !isEmpty && (empty || WITHOUT_BODY.includes(status));
    if (answer.status >= 300 || (answer.status === status && !becomesEmpty)) {
      return undefined;
    }
    return becomesEmpty ? { status, headers: answer.headers } : { ...answer, status };
  };
}

function lowerCased(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

/** What upstream says to a token that has expired, or to one without the permission (facts: upstream behaviour B1). */
const TEXTS: Readonly<Record<string, string>> = {
  'flows 401': 'Token invalid. Error: Error. Details: Token not found in IAM',
  'templates 401': 'Token invalid. Error: Error. Details: Token not found in IAM',
  'iam 401': 'VALIDATION_ERROR',
  'flows 403': 'MISSING_PERMISSION',
  'templates 403': 'MISSING_PERMISSION',
  'iam 403': 'MISSING_PERMISSION',
  'webhooks 403': 'Unauthorized',
};

function textFor({ name }: Service<unknown>, status: number): string {
  return TEXTS[`${name} ${status}`] ?? STATUS_CODES[status] ?? `Status ${status}`;
}
