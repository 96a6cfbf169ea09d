import { expect, it } from 'vitest';
import { createMock } from '../../mock/index.js';
import { parityWorldFile, tokenOf } from '../support/parity-world.js';

const mock = await createMock({ scenario: parityWorldFile });

/** The status, and the text of the refusal, of names that are written to the user who asks. */
async function rename(charset: string, bytes: Uint8Array<ArrayBuffer>) {
  const answer = await mock.request('/api/v1/users/me', {
    method: 'PATCH',
    headers: { authorization: `Bearer ${tokenOf('alice')}`, 'content-type': `application/json; charset=${charset}` },
    body: bytes,
  });
  return [answer.status, await answer.text()];
}

async function firstName(): Promise<unknown> {
  const headers = { authorization: `Bearer ${tokenOf('alice')}` };
  return Object(await (await mock.request('/api/v1/users/me', { headers })).json()).firstname;
}

const little = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'));

const big = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le').swap16());

const plain = (text: string) => new Uint8Array(Buffer.from(text));

it.each<[string, (text: string) => Uint8Array<ArrayBuffer>, string]>([
  ['utf-8', plain, ''],
  ['UTF-8', plain, '\ufeff'],
  ['"utf-8:1993"', plain, ''],
  ['utf-16', little, ''],
  ['utf-16', little, '\ufeff'],
  ['utf-16', big, ''],
  ['utf-16', big, '\ufeff'],
  ['utf-16le', little, ''],
  ['UTF-16-LE', little, '\ufeff'],
  ['utf-16be', big, ''],
  ['utf-16_be', big, '\ufeff'],
])('a body in %s is read', async (charset, encode, mark) => {
  const name = `Zoë ${charset} ${mark.length}`;
  expect(await rename(charset, encode(mark + JSON.stringify({ firstname: name })))).toEqual([200, 'OK']);
  expect(await firstName()).toBe(name);
});

it.each(['utf-7', 'utf-7-imap'])('a body in %s is read where it is ASCII', async (charset) => {
  expect(await rename(charset, plain(JSON.stringify({ firstname: charset })))).toEqual([200, 'OK']);
  expect(await firstName()).toBe(charset);
});

it.each(['utf-32', 'utf-32le', 'utf-32be', 'utf-9', 'utf8', 'utf_8', 'iso-8859-1', 'us-ascii', 'zz'])(
  'a body in %s is refused',
  async (charset) => {
    const message = `unsupported charset "${charset.toUpperCase()}"`;
    expect(await rename(charset, plain('{}'))).toEqual([415, JSON.stringify({ message })]);
  },
);
