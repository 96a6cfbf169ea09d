import type { OperationId } from '../../openapi/index.js';
import { parseQuery } from '../domain/upstream/query.js';
import type { ApiChange } from '../worlds/api-change.js';
import { type AnyAnswer, textOf } from './answer.js';
import { ApiError } from './errors.js';
import type { RawRequest } from './request.js';

/** A request under way, as far as a change has to do with it. */
interface Changeable {
  readonly operation: OperationId | undefined;
  readonly request: RawRequest;
  readonly body: unknown;
  readonly bodyRead: boolean;
  queryInstead: string | undefined;
  readonly entry: { note(text: string): void } | undefined;
}

/** Lets a change of the API at a request before its handler. Throws an ApiError where it refuses. */
export function changeRequest(context: Changeable, change: ApiChange): void {
  const { operation, request } = context;
  if (operation === undefined || !change.touches(operation)) {
    return;
  }
  const refusal = change.refuse({
    operation,
    query: parseQuery(request.query).pairs,
    body: context.bodyRead ? context.body : undefined,
    header: (name) => request.header(name),
  });
  if (refusal !== undefined) {
    note(context, refusal.titles);
    throw new ApiError(refusal.status, refusal.message);
  }
  const asked = change.query(operation, context.queryInstead ?? request.query);
  if (asked !== undefined) {
    note(context, asked.titles);
    context.queryInstead = asked.query;
  }
}

/** The answer as it is after the change. */
export function changedAnswer(context: Changeable, answer: AnyAnswer, change: ApiChange): AnyAnswer {
  const { operation } = context;
  if (operation === undefined || answer.stream !== undefined || !change.touches(operation)) {
    return answer;
  }
  const text = textOf(answer);
  const isJson = text !== undefined && answer.text === undefined;
  const changed = change.answer(operation, { status: answer.status, body: isJson ? JSON.parse(text) : undefined });
  if (changed === undefined) {
    return answer;
  }
  note(context, changed.titles);
  const { status } = changed;
  const headers = { ...answer.headers, ...changed.headers };
  if (!isJson && changed.status === answer.status) {
    return { ...answer, headers };
  }
  // A tag of before belongs to another body.
  const etag = answer.etag === null ? { etag: null } : {};
  return changed.body === undefined
    ? { status, ...etag, headers }
    : { status, json: JSON.stringify(changed.body), ...etag, headers };
}

function note({ entry }: Changeable, titles: readonly string[]): void {
  for (const title of titles) {
    entry?.note(`changed: ${title}`);
  }
}
