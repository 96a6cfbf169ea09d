import { controlOperations } from '../../openapi/index.js';
import { closest } from '../domain/checks/closest.js';
import { jsonReply, toResponse } from '../http/answer.js';
import type { Exchange } from '../http/request.js';
import { refuseStranger } from './access.js';

const CONTROL = '/_mock';

/** Whether the path belongs to the control API, known there or not. */
export function isControlPath(path: string): boolean {
  return path === CONTROL || path.startsWith(`${CONTROL}/`);
}

/** The answer to what the control API does not know. Such requests are none of the world's. */
export function answerUnknown(exchange: Exchange, token: string | undefined): Response {
  const stranger = refuseStranger(exchange, token);
  if (stranger !== undefined) {
    return toResponse(exchange, stranger, {});
  }
  const { method } = exchange;
  const path = exchange.path.length > 1 ? exchange.path.replace(/\/$/, '') : exchange.path;
  const methods = controlOperations
    .filter((operation) => fits(operation.path, path))
    .map((one) => one.method.toUpperCase());
  if (methods.length > 0) {
    const known = [...new Set(methods)];
    const allow = known.join(', ');
    const error = `The control API has no ${method} ${path}: ${allow} ${known.length === 1 ? 'is' : 'are'} there.`;
    return toResponse(exchange, { ...jsonReply(405, { error }), headers: { allow } }, {});
  }
  const near = closest(path, new Set(controlOperations.map((operation) => operation.path)));
  const meant = near === undefined ? 'GET /_mock/health tells whether the mock runs' : `is ${near} meant?`;
  return toResponse(exchange, jsonReply(404, { error: `The control API has no ${path}: ${meant}` }), {});
}

/** The answer when the control API itself fails. Its requests are none of the world's, whatever becomes of them. */
export function answerFailure(exchange: Exchange, { name, message }: Error): Response {
  const where = `${exchange.method} ${exchange.path}`;
  return toResponse(exchange, jsonReply(500, { error: `The mock failed on ${where}: ${name}: ${message}` }), {});
}

function fits(pattern: string, path: string): boolean {
  const wanted = pattern.split('/');
  const given = path.split('/');
  return (
    wanted.length === given.length &&
    wanted.every((part, i) => (part.startsWith('{') ? given[i] !== '' : part === given[i]?.toLowerCase()))
  );
}
