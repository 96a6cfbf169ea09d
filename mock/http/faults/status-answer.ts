import { STATUS_CODES } from 'node:http';
import type { EffectOf } from '../../faults/fault.js';
import type { AnyAnswer } from '../answer.js';
import { ApiError } from '../errors.js';
import type { RawRequest } from '../request.js';
import type { Service } from '../upstream-services.js';

/** The answer of a status effect. Without a body, an error has the service's own wording. */
export function statusAnswer(effect: EffectOf<'status'>, service: Service<unknown>, request: RawRequest): AnyAnswer {
  const { status, body } = effect;
  const { 'content-type': given, ...headers } = lowerCased(effect.headers ?? {});
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
