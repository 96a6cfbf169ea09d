import { describe, expectTypeOf, it } from 'vitest';
import type { Flow, User } from '../../../openapi/index.js';
import { createClient, type Result } from '../../../src/client/index.js';

const client = createClient({ baseUrl: 'https://api.example', token: 't' });
/** Checked by the compiler, and never called. */
const unused = (call: () => unknown): unknown => call;

describe('the types of the client', () => {
  it('are those of the document', () => {
    unused(async () => {
      const list = await client.GET('/flows', { params: { query: { 'filter[status]': 'active', 'page[size]': 5 } } });
      expectTypeOf(list.data?.data).toEqualTypeOf<Flow[] | undefined>();
      const users = await client.GET('/users');
      if (Array.isArray(users.data)) expectTypeOf(users.data).toEqualTypeOf<User[]>();
      const login = await client.POST('/login', { body: { username: 'a', password: 'b' } });
      expectTypeOf(login.data?.token).toEqualTypeOf<string | undefined>();
    });
  });

  it('know results', () => {
    unused(async () => {
      const { data, error } = await client.flows.list();
      if (error === undefined) expectTypeOf(data).toEqualTypeOf<readonly Flow[]>();
      else expectTypeOf(error.message).toEqualTypeOf<string>();
      for await (const result of client.flows.all()) expectTypeOf(result).toEqualTypeOf<Result<Flow>>();
    });
  });

  it('refuse what the document does not know', () => {
    unused(() => {
      // @ts-expect-error there is no such path
      client.GET('/flow');
      // @ts-expect-error flows have no status of that name
      client.GET('/flows', { params: { query: { 'filter[status]': 'paused' } } });
      // @ts-expect-error a flow needs an id
      client.GET('/flows/{id}');
      // @ts-expect-error the password is missing
      client.POST('/login', { body: { username: 'a' } });
      // @ts-expect-error starting is no status to filter by
      client.flows.all({ status: 'starting' });
      // @ts-expect-error middleware would come between a call and its tries
      client.use({});
    });
  });
});
