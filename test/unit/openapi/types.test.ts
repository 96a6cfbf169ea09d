import { describe, expectTypeOf, it } from 'vitest';
import type {
  Answer,
  Body,
  Flow,
  JsonText,
  OperationId,
  Query,
  RequestBody,
  Status,
  User,
} from '../../../openapi/index.js';

const flow: Flow = {
  graph: { nodes: [], edges: [] },
  owners: [],
  status: 'inactive',
  createdAt: '2024-12-18T14:52:04.101Z',
  updatedAt: '2024-12-18T14:52:04.101Z',
  id: '6762e154616e91cb8d8b1aaf',
};

/** Gives back an answer that fits the operation; whatever does not fit is an error of the compiler. */
function answer<Op extends OperationId>(_operation: Op, given: Answer<Op>): Answer<Op> {
  return given;
}

describe('the type of an answer', () => {
  it('takes what the document says', () => {
    answer('getFlow', { status: 200, body: { data: flow, meta: {} } });
    answer('getFlow', { status: 200, json: '{}' as JsonText<Body<'getFlow', 200>> });
    answer('getFlow', { status: 304 });
    answer('getFlow', { status: 404, body: { errors: [{ message: 'No flow found', code: 404 }] } });
    answer('patchFlow', { status: 400, body: { errors: 'Invalid id' } });
    answer('iamPatchUser', { status: 200, text: 'OK' });
    answer('login', { status: 401, body: { message: 'USER_NOT_FOUND' } });
    answer('login', { status: 401, text: '<pre>Unauthorized</pre>', type: 'text/html' });
    answer('headWebhook', { status: 404 });
    answer('startFlows', { status: 500, body: [{}] });
    answer('patchFlow', { status: 500, body: { errors: [{ message: {} }] } });
  });

  it('refuses an undocumented status, a wrong body, and text of another body', () => {
    // @ts-expect-error getFlow never answers 201
    answer('getFlow', { status: 201, body: { data: flow, meta: {} } });
    // @ts-expect-error a flow stands under data
    answer('getFlow', { status: 200, body: flow });
    // @ts-expect-error meta is missing
    answer('getFlow', { status: 200, body: { data: flow } });
    // @ts-expect-error only PATCH and DELETE answer with the bare text
    answer('getFlow', { status: 400, body: { errors: 'Invalid id' } });
    // @ts-expect-error the text holds another body
    answer('getFlow', { status: 200, json: '{}' as JsonText<Body<'getFlows', 200>> });
    // @ts-expect-error a plain string is no checked JSON text
    answer('getFlow', { status: 200, json: '{}' });
    // @ts-expect-error identity management answers a change with plain text
    answer('iamPatchUser', { status: 200, body: { message: 'OK' } });
    // @ts-expect-error flows have no status of that name
    answer('getFlow', { status: 200, body: { data: { ...flow, status: 'paused' }, meta: {} } });
  });

  it('names statuses, bodies and queries one by one', () => {
    expectTypeOf<Status<'startFlow'>>().toEqualTypeOf<
      200 | 400 | 401 | 403 | 404 | 408 | 409 | 413 | 415 | 422 | 500
    >();
    expectTypeOf<Body<'getFlow', 200>['data']>().toEqualTypeOf<Flow>();
    expectTypeOf<Body<'iamPatchUser', 200>>().toBeNever();
    expectTypeOf<Body<'getFlow', 304>>().toBeNever();
    expectTypeOf<Extract<Body<'getUsers', 200>, readonly unknown[]>>().toEqualTypeOf<User[]>();
    expectTypeOf<RequestBody<'getFlow'>>().toBeNever();
    expectTypeOf<RequestBody<'startFlows'>>().toEqualTypeOf<string[]>();
    expectTypeOf<NonNullable<Query<'getFlows'>['filter[status]']>>().toEqualTypeOf<'active' | 'inactive' | '1' | '0'>();
  });
});
