import { describe, expect, it } from 'vitest';
import type { JournalEntry } from '../../../../mock/index.js';
import { isSecretName } from '../../../../mock/index.js';
import { hideSecrets } from '../../../../src/harness/pact/traffic/hide-secrets.js';

const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl';
const login = { username: 'partner', password: 'partner-pass', token: 'partner-token' };

function message(body: string, headers: Record<string, string> = {}): JournalEntry['request'] {
  return { headers, body, bodyBytes: body.length, bodyTruncated: false };
}

function exchange(more: Partial<JournalEntry>): JournalEntry {
  return {
    sequence: 1,
    time: '',
    wallTime: '',
    method: 'POST',
    url: '/webhooks/f',
    path: '/webhooks/f',
    query: {},
    params: {},
    status: 200,
    delivered: true,
    durationMs: 1,
    faults: [],
    violations: [],
    request: message(''),
    response: message(''),
    ...more,
  };
}

/** A body as it is kept, and what is told of it. */
function hidden(body: unknown, path = '/webhooks/f') {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const [only] = hideSecrets([exchange({ path, request: message(text) })], login);
  const kept = only?.exchange.request.body ?? '';
  return { kept: typeof body === 'string' ? kept : JSON.parse(kept), replaced: only?.replaced };
}

describe('a name', () => {
  it.each(
    'password oldPassword new_password PASSWORD2 passphrase token accessToken access_token X-Auth-Token idToken apiKey api_key api-key x-api-key APIKEY clientSecret authorization credential credentials privateKey filter[token]'.split(
      ' ',
    ),
  )('%s is that of a secret', (name) => {
    expect(isSecretName(name)).toBe(true);
  });

  it.each(
    'tokenCount pageToken nextPageToken maxTokens tokenType passwordReset secretId key name keyword author'.split(' '),
  )('%s is that of none', (name) => {
    expect(isSecretName(name)).toBe(false);
  });
});

describe('secrets', () => {
  it('are replaced at any depth of a body, by values of the same type', () => {
    expect(
      hidden({
        data: {
          name: 'Ada',
          password: 'hunter2',
          pin: { accessToken: 4711, token: true, secret: '', apiKey: null },
          list: [{ credentials: { user: 'me', key: 'k3y' } }],
        },
      }),
    ).toEqual({
      kept: {
        data: {
          name: 'Ada',
          password: 'redacted-secret',
          pin: { accessToken: 1, token: true, secret: '', apiKey: null },
          list: [{ credentials: { user: 'redacted-secret', key: 'redacted-secret' } }],
        },
      },
      replaced: [
        'data.password',
        'data.pin.accessToken',
        'data.list[*].credentials.user',
        'data.list[*].credentials.key',
      ],
    });
  });

  it.each([
    ['Bearer SECRET9', 'Bearer redacted-secret'],
    ['Basic U0VDUkVUNA==', 'Basic redacted-secret'],
    [`see ${JWT}.`, 'see redacted-secret.'],
    ['https://me:pass@host/?access_token=abc&x=1', 'https://redacted-secret@host/?access_token=redacted-secret&x=1'],
    ['{"password":"x1","n":2}', '{"password":"redacted-secret","n":2}'],
    ['X-Api-Key: SECRET6', 'X-Api-Key: redacted-secret'],
    ['Authorization: Bearer SECRET7', 'Authorization: Bearer redacted-secret'],
    ['Note: password=x, at: token: y', 'Note: password=redacted-secret at: token: redacted-secret'],
    ['it was partner-token', 'it was redacted-secret'],
    ['-----BEGIN PRIVATE KEY-----\nabc\n-----END PRIVATE KEY-----', 'redacted-secret'],
    ['Basic information on tokens = 3', 'Basic information on tokens = 3'],
  ])('are found in the text %j', (text, kept) => {
    expect(hidden({ data: { note: text } }).kept).toEqual({ data: { note: kept } });
  });

  it.each([
    ['a=1&password=x&b=2', 'a=1&password=redacted-secret&b=2'],
    [
      '<user password="x"><apiKey>k</apiKey></user>',
      '<user password="redacted-secret"><apiKey>redacted-secret</apiKey></user>',
    ],
    ['{"password":"x", wrong', '{"password":"redacted-secret", wrong'],
  ])('are found in %j, which is no JSON', (text, kept) => {
    expect(hidden(text).kept).toBe(kept);
  });

  it('are replaced in an answer that repeats them, too', () => {
    const request = message('{"password":"hunter2","apiKey":"k"}');
    const response = message('{"errors":[{"message":"hunter2 is too weak"}]}');
    const [only] = hideSecrets([exchange({ query: { token: ['t0ken-9'] }, request, response })], login);
    expect(only?.exchange.response.body).toBe('{"errors":[{"message":"redacted-secret is too weak"}]}');
  });

  it('leave the rest of a request alone, even where it is the same', () => {
    expect(hidden({ password: 'ada-4711', username: 'ada-4711' }).kept).toMatchObject({ username: 'ada-4711' });
  });

  it('are found where the name is a value itself', () => {
    expect(
      hidden({
        list: [
          { name: 'password', value: 'x' },
          { key: 'age', value: 3 },
        ],
      }).kept,
    ).toEqual({
      list: [
        { name: 'password', value: 'redacted-secret' },
        { key: 'age', value: 3 },
      ],
    });
  });

  it('are all that a stored secret holds', () => {
    expect(hidden({ name: 's', value: { key: 'k' } }, '/secrets')).toMatchObject({
      kept: { name: 's', value: { key: 'redacted-secret' } },
    });
  });

  it('are replaced in queries and paths, and so are tokens that requests came with, wherever they stand', () => {
    const found = hideSecrets(
      [
        exchange({
          path: '/users/prod-token-1',
          params: { id: 'prod-token-1' },
          query: { access_token: ['abc'], search: ['prod-token-1', 'x'] },
          request: message('', { authorization: 'Bearer prod-token-1' }),
          response: message('{"token":"t","name":"prod-token-1"}'),
        }),
      ],
      login,
    );
    expect(found).toMatchObject([
      {
        exchange: {
          path: '/users/redacted-secret',
          params: { id: 'redacted-secret' },
          query: { access_token: ['redacted-secret'], search: ['redacted-secret', 'x'] },
          response: { body: '{"token":"redacted-secret","name":"redacted-secret"}' },
        },
        replaced: ['path', 'query access_token', 'query search', 'answer token', 'answer name'],
      },
    ]);
  });
});
