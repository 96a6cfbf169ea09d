import { expect, it } from 'vitest';
import { certifyCommand } from '../../../src/harness/certify/certify.js';
import { clientCommand } from '../../support/certify-command.js';

/** What only a process can get wrong: its time zone, and what it prints, and its exit code. */
it.each([
  [[], 'FM-PAY-08', 'PASS'],
  [['local-dates'], 'FM-PAY-08', 'FAIL'],
  [[], 'FM-PAY-11', 'PASS'],
  [['local-days'], 'FM-PAY-11', 'FAIL'],
  [[], 'FM-RES-15', 'PASS'],
  [['exit-counts'], 'FM-RES-15', 'FAIL'],
  [[], 'FM-RES-16', 'PASS'],
  [['local-retry-dates'], 'FM-RES-16', 'FAIL'],
  [[], 'FM-HYG-04', 'PASS'],
  [['prints-token'], 'FM-HYG-04', 'WARN'],
  [['prints-token', 'talks-much'], 'FM-HYG-04', 'WARN'],
])('a client with the bugs %j ends in %s with %s', async (bugs, id, verdict) => {
  const given = { command: clientCommand(...bugs), env: process.env, cwd: process.cwd() };
  const { cases } = await certifyCommand(given, { cases: [id], features: ['login'] });
  expect(cases.map((each) => each.verdict)).toEqual([verdict]);
});

it('a token that a login gave is a secret as well', async () => {
  const given = { command: clientCommand('prints-new-token'), env: process.env, cwd: process.cwd() };
  const { cases } = await certifyCommand(given, { cases: ['FM-RES-11', 'FM-HYG-04'], features: ['login'] });
  expect(cases.map(({ id, verdict }) => [id, verdict])).toEqual([
    ['FM-RES-11', 'PASS'],
    ['FM-HYG-04', 'WARN'],
  ]);
});
