import { describe, expect, it } from 'vitest';
import { replaceSecrets, secretsIn } from '../../../../src/harness/secrets/secret-text.js';

const hidden = (text: string): string => replaceSecrets(text, () => '#');

describe('a secret in a text', () => {
  it.each([
    ['password=CANARY1 x', 'password=# x'],
    ['?a=1&access_token=CANARY1&b=2', '?a=1&access_token=#&b=2'],
    ['{"password":"CAN\\"ARY1","a":1}', '{"password":"#","a":1}'],
    ['{"password": 123456, "a": 1}', '{"password": "#", "a": 1}'],
    ['{\\"token\\":\\"CANARY1\\",\\"a\\":1}', '{\\"token\\":\\"#\\",\\"a\\":1}'],
    ["{'apiKey': 'CANARY1', 'a': 1}", "{'apiKey': '#', 'a': 1}"],
    ["{ apiKey: 'CANARY1', a: 1 }", "{ apiKey: '#', a: 1 }"],
    ['{"token"=>"CANARY1"}', '{"token"=>"#"}'],
    ['map[password:CANARY1 user:me]', 'map[password:# user:me]'],
    ['Authorization: Bearer CANARY1-abc', 'Authorization: Bearer #'],
    ['authorization: CANARY1-abc', 'authorization: #'],
    ['sent bearer CANARY1-abc', 'sent bearer #'],
    ['Basic dXNlcjpwYXNz', 'Basic #'],
    ['https://me:CANARY1@host/', 'https://me:#@host/'],
    ['Cookie: session=CANARY1; theme=dark', 'Cookie: session=#; theme=dark'],
    ['<ns:password>CANARY1</ns:password>', '<ns:password>#</ns:password>'],
    ['X-Api-Key: CANARY1', 'X-Api-Key: #'],
    ['note: password=CANARY1', 'note: password=#'],
    ['token eyJhbGciOi.eyJzdWIi.c2lnbmF0 x', 'token # x'],
    ['-----BEGIN RSA PRIVATE KEY-----\nMII\n-----END RSA PRIVATE KEY-----', '#'],
    ['token.mjs:CANARY1', 'token.mjs:#'],
    ['my.password:123456', 'my.password:#'],
    ['--client-secret=CANARY1', '--client-secret=#'],
    ['filter[password][0]=CANARY1', 'filter[password][0]=#'],
  ])('is found by its place: %s', (text, expected) => {
    expect(hidden(text)).toBe(expected);
    expect(secretsIn(text)).toHaveLength(1);
  });

  it.each([
    'KeyError: token',
    'token: missing',
    'Bearer authentication is wanted',
    'pageToken=7 maxTokens=9',
    'password=*** token=null secret=<redacted> token=$TOKEN',
    'GET /users?username=ada answered 401: Unauthorized',
    'https://localhost:4010/@c-1/flows',
    'tokens: 5 of them',
    'at file:///app/refresh-token.mjs:12:7',
    'password.py:66: in login',
    'at Token.java:12',
    '{"username":"ada","data":{"a":1}}',
  ])('is not seen where there is none: %s', (text) => {
    expect(hidden(text)).toBe(text);
  });
});
