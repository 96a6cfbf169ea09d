import { STATUS_CODES } from 'node:http';
import type { EffectOf } from '../../faults/fault.js';
import { JSON_TYPE, type Reply, TEXT_TYPE } from '../answer.js';
import type { Exchange } from '../request.js';
import type { Service } from '../upstream-services.js';

/** The answer of a status effect. Without a body, an error is told as the service tells its own. */
export function statusReply(effect: EffectOf<'status'>, service: Service, exchange: Exchange): Reply {
  const { status, body } = effect;
  const { 'content-type': contentType, ...headers } = lowerCased(effect.headers ?? {});
  if (body === undefined && status >= 400) {
    const reply = service.refuse(exchange, status, textOf(service, status), true);
    return { ...reply, contentType: contentType ?? reply.contentType, headers: { ...reply.headers, ...headers } };
  }
  if (body === undefined) {
    return { status, text: '', headers };
  }
  return typeof body === 'string'
    ? { status, text: body, contentType: contentType ?? TEXT_TYPE, headers }
    : { status, text: JSON.stringify(body), contentType: contentType ?? JSON_TYPE, headers };
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

function textOf({ name }: Service, status: number): string {
  return TEXTS[`${name} ${status}`] ?? STATUS_CODES[status] ?? `Status ${status}`;
}
