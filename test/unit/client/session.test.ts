import { describe, expect, it } from 'vitest';
import { brokenConnection, createScript, createService, type Sent, type Step } from '../../support/script.js';

const WHO = { username: 'partner@vendor.example', password: 'partner-pass' };
const LIST: Step = { json: { data: [], meta: { total: 0, page: 1, perPage: 10, totalPages: 0 } } };
const REFUSED: Step = { status: 401, json: { errors: [{ message: 'Token invalid.', code: 401 }] } };

/** A service that knows the tokens of these logins, the first first, and takes those that `takes` says. */
function loginService(takes: (token: string, sent: Sent) => boolean, options: object = WHO) {
  let logins = 0;
  const script = createService((sent) => {
    if (sent.path === '/login') {
      logins++;
      return { json: { token: `token-${logins}`, id: 'id' } };
    }
    return takes((sent.headers.authorization ?? '').replace('Bearer ', ''), sent) ? LIST : REFUSED;
  }, options);
  return { ...script, logins: () => logins };
}

describe('a client with a token', () => {
  it('sends it in the header, and never in the URL', async () => {
    const { client, sent } = createScript([LIST], { token: 'tok' });
    await client.GET('/flows');
    expect(sent[0]?.headers.authorization).toBe('Bearer tok');
    expect(sent[0]?.url).not.toContain('tok');
  });

  it('gives a refused token back as the answer', async () => {
    const { client, sent } = createScript([REFUSED]);
    expect((await client.GET('/flows')).response.status).toBe(401);
    expect(sent).toHaveLength(1);
  });

  it('leaves a header of the call alone', async () => {
    const { client, sent } = createScript([REFUSED], WHO);
    await client.GET('/flows', { headers: { authorization: 'Bearer own' } });
    expect(sent.map(({ headers }) => headers.authorization)).toEqual(['Bearer own']);
  });
});

describe('a client with name and password', () => {
  it('logs in before its first call, once', async () => {
    const { client, sent } = loginService(() => true);
    await Promise.all([client.GET('/flows'), client.GET('/users'), client.GET('/flows')]);
    await client.GET('/flows');
    expect(sent.map(({ path }) => path)).toEqual(['/login', '/flows', '/users', '/flows', '/flows']);
    expect(sent[0]).toMatchObject({ method: 'POST', body: WHO });
    expect(sent[0]?.headers).not.toHaveProperty('authorization');
    expect(sent.slice(1).map(({ headers }) => headers.authorization)).toEqual(Array(4).fill('Bearer token-1'));
  });

  it('uses a token that it was given as long as it is taken', async () => {
    const { client, logins } = loginService((token) => token === 'old', { ...WHO });
    expect(logins()).toBe(0);
    await client.GET('/flows', { headers: { authorization: 'Bearer old' } });
    expect(logins()).toBe(0);
  });

  it('logs in again when the token is refused, and sends the call once more', async () => {
    let expired = false;
    const { client, logins, sent } = loginService((token) => token === (expired ? 'token-2' : 'token-1'));
    await client.GET('/flows');
    expired = true;
    const { data } = await client.GET('/flows');
    expect(data).toEqual({ data: [], meta: expect.anything() });
    expect(logins()).toBe(2);
    expect(sent.map(({ path }) => path)).toEqual(['/login', '/flows', '/flows', '/login', '/flows']);
  });

  it('shares one login among calls that are refused together', async () => {
    let expired = false;
    const { client, logins } = loginService((token) => token === (expired ? 'token-2' : 'token-1'));
    await client.GET('/flows');
    expired = true;
    const answers = await Promise.all(Array.from({ length: 20 }, () => client.GET('/flows')));
    expect(answers.map(({ response }) => response.status)).toEqual(Array(20).fill(200));
    expect(logins()).toBe(2);
  });

  it('gives up when the new token is refused as well, whatever is called how often', async () => {
    for (const takes of [() => false, (_token: string, sent: Sent) => sent.path === '/users']) {
      const { client, logins } = loginService(takes);
      const answers = [];
      for (let n = 0; n < 10; n++) {
        await client.GET('/users');
        answers.push(await client.GET('/flows'), ...(await Promise.all([client.GET('/flows'), client.GET('/flows')])));
      }
      expect(answers.map(({ response }) => response.status)).toEqual(Array(30).fill(401));
      expect(logins()).toBe(2);
    }
  });

  it('tries again after a while, for the trouble may have been a passing one', async () => {
    let broken = true;
    const { client, logins, pass } = loginService(() => !broken);
    expect((await client.GET('/flows')).response.status).toBe(401);
    broken = false;
    pass(60_000);
    expect((await client.GET('/flows')).response.status).toBe(200);
    expect(logins()).toBe(2);
  });

  it('logs in again each time a token runs out, as long as that helps', async () => {
    let valid = 1;
    const { client, logins } = loginService((token) => token === `token-${valid}`);
    for (; valid <= 5; valid++) {
      expect((await client.GET('/flows')).response.status).toBe(200);
    }
    expect(logins()).toBe(5);
  });

  it('gives the answer to a refused login as that to the call, and asks no more', async () => {
    const { client, sent } = createScript([{ status: 401, json: { message: 'PASSWORD_INCORRECT' } }], WHO);
    for (let n = 0; n < 5; n++) {
      const { error, response } = await client.GET('/flows');
      expect([response.status, error]).toEqual([401, { message: 'PASSWORD_INCORRECT' }]);
    }
    expect(sent).toHaveLength(1);
  });

  it('tries a login again that fails in passing', async () => {
    const { client, sent } = createScript(
      [{ status: 503, json: {} }, brokenConnection, { json: { token: 't', id: 'i' } }, LIST],
      WHO,
    );
    expect((await client.GET('/flows')).data).toBeDefined();
    expect(sent.map(({ path }) => path)).toEqual(['/login', '/login', '/login', '/flows']);
  });

  it('says that it was the login when that gets no answer, or none with a token', async () => {
    const unreachable = createScript([brokenConnection], WHO).client.GET('/flows');
    await expect(unreachable).rejects.toThrow('the login failed, no answer came (read ECONNRESET), tried 4 times');
    const odd = createScript([{ json: { ok: true } }], WHO).client.GET('/flows');
    await expect(odd).rejects.toThrow('the login failed, TypeError: the answer to the login holds no token');
  });

  it('does not let one caller who stops waiting end the login of the others', async () => {
    const controller = new AbortController();
    const { client } = createService((sent) => {
      if (sent.path !== '/login') return LIST;
      return () =>
        new Promise((resolve) => {
          queueMicrotask(() => {
            controller.abort(new Error('enough'));
            resolve(Response.json({ token: 't', id: 'i' }));
          });
        });
    }, WHO);
    const impatient = client.GET('/flows', { signal: controller.signal });
    const patient = client.GET('/flows');
    await expect(impatient).rejects.toThrow('enough');
    expect((await patient).response.status).toBe(200);
  });

  it('does not log in for a login of its own', async () => {
    const { client, sent } = createScript([{ status: 401, json: { message: 'USER_NOT_FOUND' } }], WHO);
    const { error } = await client.POST('/login', { body: { username: 'a', password: 'b' } });
    expect(error).toEqual({ message: 'USER_NOT_FOUND' });
    expect(sent).toHaveLength(1);
  });
});
