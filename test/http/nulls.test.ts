import { describe, expect, it } from 'vitest';
import { actorOf, at, textAt } from '../support/client.js';
import { idOf, tokenOf } from '../support/parity-world.js';

const quinn = idOf('users', 'quinn');
const tenant = idOf('tenants', 'empty');

describe('null in a user', () => {
  it.each(['firstname', 'lastname', 'phone', 'avatar', 'confirmed', 'tenant', 'roles', 'permissions'])(
    'is stored as %s by POST',
    async (name) => {
      const admin = await actorOf('admin');
      const { body } = await admin.post('/users', { username: 'n@example.com', password: 'p', [name]: null });
      const shown = await admin.get(`/users/${textAt(body, 'id')}`);
      expect([at(shown.body, name), Object.hasOwn(Object(shown.body), name)]).toEqual([null, true]);
    },
  );

  it.each(['username', 'status'])('as %s is refused by POST', async (name) => {
    const admin = await actorOf('admin');
    const answer = await admin.post('/users', { username: 'n@example.com', password: 'p', [name]: null });
    expect([answer.status, answer.body]).toEqual([400, { message: 'INPUT_INVALID' }]);
  });

  it.each(
    ['PATCH', 'PUT'].flatMap((method) =>
      ['username', 'firstname', 'status', 'confirmed', 'tenant', 'roles', 'permissions', 'safeguard', '__v'].map(
        (name) => [method, name] as const,
      ),
    ),
  )('is stored by %s as %s', async (method, name) => {
    const admin = await actorOf('admin');
    expect((await admin.send(method, `/users/${quinn}`, { body: { [name]: null } })).text).toBe('OK');
    expect(at((await admin.get(`/users/${quinn}`)).body, name)).toBeNull();
  });

  it('within a list stays null, and lists are made of single values', async () => {
    const admin = await actorOf('admin');
    await admin.send('PATCH', `/users/${quinn}`, { body: { permissions: ['a', null, 5] } });
    expect(at((await admin.get(`/users/${quinn}`)).body, 'permissions')).toEqual(['a', null, '5']);
    await admin.send('PATCH', `/users/${quinn}`, { body: { permissions: 'b' } });
    expect(at((await admin.get(`/users/${quinn}`)).body, 'permissions')).toEqual(['b']);
  });

  it('as permissions lets the user do nothing, at any service', async () => {
    const admin = await actorOf('admin');
    await admin.send('PATCH', `/users/${idOf('users', 'alice')}`, { body: { permissions: null } });
    const token = tokenOf('alice');
    const ask = async (path: string) => {
      const { status, body } = await admin.get(path, { token });
      return [status, at(body, 'message') ?? at(body, 'errors', 0, 'message')];
    };
    const failed = 'Token invalid. Error: Error. Details: Authorization failed';
    expect(await ask('/users/me')).toEqual([401, 'SESSION_EXPIRED']);
    for (const path of ['/flows', '/templates', '/secrets']) expect(await ask(path)).toEqual([401, failed]);
    expect((await admin.post('/api/v1/tokens/introspect', { token })).status).toBe(500);
  });

  it('as username is unique', async () => {
    const admin = await actorOf('admin');
    const body = { username: null };
    expect((await admin.send('PATCH', `/users/${quinn}`, { body })).status).toBe(200);
    expect((await admin.send('PATCH', `/users/${idOf('users', 'bob')}`, { body })).status).toBe(500);
  });
});

describe('an update', () => {
  it('replaces safeguard wholly', async () => {
    const admin = await actorOf('admin');
    await admin.send('PATCH', `/users/${quinn}`, { body: { safeguard: { failedLoginAttempts: '7', x: 1 } } });
    expect(at((await admin.get(`/users/${quinn}`)).body, 'safeguard')).toEqual({ failedLoginAttempts: 7 });
  });

  it.each([`/users/${quinn}`, `/api/v1/tenants/${tenant}`])(
    'of %s by PUT without members writes nothing, and by PATCH the time',
    async (path) => {
      const admin = await actorOf('admin');
      const time = async () => at((await admin.get(path)).body, 'updatedAt');
      const before = await time();
      await admin.send('PUT', path, { body: {} });
      expect(await time()).toBe(before);
      await admin.send('PATCH', path, { body: {} });
      expect(await time()).not.toBe(before);
    },
  );

  it.each([
    [{ name: {}, confirmed: 'x' }, /Cast to Boolean failed .* at path "confirmed"/],
    [{ confirmed: 'x', name: {} }, /Cast to string failed .* at path "name"/],
    [{ _id: 'zz', __v: [] }, /Cast to Number failed .* at path "__v"/],
    [{ _id: quinn, name: 'x' }, /^Performing an update on the path '_id' would modify the immutable field '_id'$/],
    [{ _id: null }, /immutable field/],
  ])('of a tenant with %j writes nothing and reports what failed last', async (body, message) => {
    const admin = await actorOf('admin');
    const path = `/api/v1/tenants/${tenant}`;
    const before = await admin.get(path);
    for (const method of ['PATCH', 'PUT']) {
      const answer = await admin.send(method, path, { body });
      expect([answer.status, at(answer.body, 'message')]).toEqual([500, expect.stringMatching(message)]);
    }
    expect((await admin.get(path)).text).toBe(before.text);
  });
});

describe('null in a tenant', () => {
  it.each(['name', 'confirmed', 'status', '__v'])('is stored by PATCH as %s', async (name) => {
    const admin = await actorOf('admin');
    await admin.send('PATCH', `/api/v1/tenants/${tenant}`, { body: { [name]: null } });
    expect(at((await admin.get(`/api/v1/tenants/${tenant}`)).body, name)).toBeNull();
  });

  it('is refused by POST as status, and stored as confirmed', async () => {
    const admin = await actorOf('admin');
    expect((await admin.post('/api/v1/tenants', { status: null })).text).toBe('Bad Request');
    const id = textAt((await admin.post('/api/v1/tenants', { confirmed: null })).body, 'id');
    expect(at((await admin.get(`/api/v1/tenants/${id}`)).body, 'confirmed')).toBeNull();
  });

  it('as _id fails, but the tenant is stored', async () => {
    const admin = await actorOf('admin');
    expect((await admin.post('/api/v1/tenants', { _id: null, name: 'kept' })).status).toBe(500);
    const { body } = await admin.get('/api/v1/tenants');
    expect(Array.isArray(body) && body.some(({ name }) => name === 'kept')).toBe(true);
  });
});

describe('a role', () => {
  it.each([
    [{ description: null }, 200, { description: null, isGlobal: false }],
    [{ isGlobal: null }, 200, { description: '', isGlobal: null }],
    [{}, 200, { description: '', isGlobal: false, permissions: [] }],
    [{ permissions: ['toString'] }, 500, { message: 'UNKNOWN_ERROR' }],
    [{ permissions: ['__proto__'] }, 500, { message: 'UNKNOWN_ERROR' }],
    [{ permissions: [null] }, 403, { message: 'FORBIDDEN' }],
    [{ permissions: null }, 504, { upstream: 'no answer' }],
    [{ permissions: {} }, 504, { upstream: 'no answer' }],
    [{ name: 5 }, 504, { upstream: 'no answer' }],
  ])('made of %j is answered with %i', async (given, status, body) => {
    const admin = await actorOf('tenantadmin1');
    const answer = await admin.post('/api/v1/roles', { name: 'r', ...given });
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject(body);
  });

  it('is stored as it is patched, whatever members every object has', async () => {
    const admin = await actorOf('admin');
    const id = textAt((await admin.post('/api/v1/roles', { name: 'r', permissions: [] })).body, '_id');
    const body = { permissions: ['constructor'], description: null, name: null };
    expect((await admin.send('PATCH', `/api/v1/roles/${id}`, { body })).status).toBe(200);
    const roles = (await admin.get('/api/v1/roles')).body;
    expect(Array.isArray(roles) ? roles.find(({ _id }) => _id === id) : undefined).toMatchObject(body);
  });

  it.each(['GET', 'PATCH', 'DELETE'])(
    'that is global, unknown or malformed ends upstream at %s by others',
    async (method) => {
      const other = await actorOf('tenantadmin1');
      for (const id of ['6b04c32eed4022df116007c1', '000000000000000000000000', 'zz']) {
        expect((await other.send(method, `/api/v1/roles/${id}`)).status).toBe(504);
      }
    },
  );
});
