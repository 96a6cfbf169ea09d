import { controlOperations } from '../../openapi/index.js';
import { closest } from '../domain/checks/closest.js';
import type { AnyAnswer } from '../http/answer.js';
import type { RequestContext } from '../http/context.js';
import { toHono } from '../http/routes.js';
import { ControlError } from './errors.js';
import { controlService } from './routes.js';

/** Answers what the control API does not know: 405 with the methods of the path, or 404 with the nearest path. */
export const unknownControl = toHono({ service: { ...controlService, readBody: async () => undefined }, handle });

function handle({ request }: RequestContext): AnyAnswer {
  const { method } = request;
  const path = request.path.length > 1 ? request.path.replace(/\/$/, '') : request.path;
  const methods = controlOperations
    .filter((operation) => fits(operation.path, path))
    .map((one) => one.method.toUpperCase());
  if (methods.length > 0) {
    const known = [...new Set(methods)];
    const allow = known.join(', ');
    const error = `The control API has no ${method} ${path}: ${allow} ${known.length === 1 ? 'is' : 'are'} there.`;
    return { status: 405, body: { error }, headers: { allow } };
  }
  const near = closest(path, new Set(controlOperations.map((operation) => operation.path)));
  const meant = near === undefined ? 'GET /_mock/health tells whether the mock runs' : `is ${near} meant?`;
  throw new ControlError(404, `The control API has no ${path}: ${meant}`);
}

function fits(pattern: string, path: string): boolean {
  const wanted = pattern.split('/');
  const given = path.split('/');
  return (
    wanted.length === given.length &&
    wanted.every((part, i) => (part.startsWith('{') ? given[i] !== '' : part === given[i]?.toLowerCase()))
  );
}
