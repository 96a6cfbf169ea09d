// Delivers nothing, and shows its secrets wherever a client can: in its output, URLs, headers and bodies, in many forms.
import { appendFileSync } from 'node:fs';

const {
  FLOWMATE_BASE_URL: base,
  FLOWMATE_TOKEN: token,
  FLOWMATE_PASSWORD: password,
  FLOWMATE_USERNAME: user,
} = process.env;
const { SOME_API_KEY: apiKey = '', CANARY_FILE: file = '' } = process.env;
const own = process.argv.flatMap((word) => /CANARY[^@]*/.exec(word) ?? []);
// For the test, which looks for them afterwards.
appendFileSync(file, `${token}\n${password}\n`);
// What no place gives away: it is known by where else it stood.
const [header, parameter, member] = ['header', 'parameter', 'member'].map((place) => `canary-${place}-4711`);

const base64 = (text) => Buffer.from(text).toString('base64');
const forms = (text) => [
  text,
  encodeURIComponent(text),
  [...Buffer.from(text)].map((byte) => `%${byte.toString(16)}`).join(''),
  JSON.stringify(JSON.stringify(text)),
  base64(text),
  base64(`${user}:${text}`),
];

const authorization = `Bearer ${token}`;
const attempt = (path, init = {}) => fetch(base + path, init).then((answer) => answer.text(), String);

await attempt(`/users?username=${encodeURIComponent(password)}&page[size]=${token}`, { headers: { authorization } });
await attempt(`/flows/${token}?api_key=${parameter}`, {
  headers: { authorization, 'x-api-key': header, cookie: `a=${password}` },
});
await attempt(`/users/${encodeURIComponent(password)}`, {
  headers: { authorization: `Basic ${base64(`me:${password}`)}`, 'x-note': token },
});
await attempt('/auth/login', {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ username: user, password }),
}).then((text) => console.log('logged in:', text));
for (const text of forms(token)) {
  const body = JSON.stringify({
    data: { note: text, secretToken: member, [token]: 1, long: `${'x'.repeat(16_370)}${token}` },
  });
  await attempt('/webhooks/0123456789abcdef01234567', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
}
for (const secret of [token, password, apiKey, header, parameter, member, ...own]) {
  for (const text of forms(secret)) console.log(`${text} <${text}> "${text}"`);
}
console.log(`https://me:${password}@host/?token=${token}`, { token, password }, `note: password: ${password}`);
console.error(Object.entries(process.env).filter(([name]) => name.startsWith('FLOWMATE_')));
process.exit(3);
