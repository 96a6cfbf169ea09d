import { expect, it } from 'vitest';
import { certifyCommand } from '../../../src/harness/certify/certify.js';
import { clientCommand } from '../../support/certify-command.js';

/** What only a process can get wrong: its time zone, and what it prints. */
it.each([
  [[], 'FM-PAY-08', 'PASS'],
  [['local-dates'], 'FM-PAY-08', 'FAIL'],
  [[], 'FM-HYG-04', 'PASS'],
  [['prints-token'], 'FM-HYG-04', 'WARN'],
])('a client with the bugs %j ends in %s with %s', async (bugs, id, verdict) => {
  const given = { command: clientCommand(...bugs), env: process.env, cwd: process.cwd() };
  const { cases } = await certifyCommand(given, { cases: [id], features: ['login'] });
  expect(cases.map((each) => each.verdict)).toEqual([verdict]);
});
