import { describe, expect, it } from 'vitest';
import {
  hideInCommand,
  secretsOfCommand,
  secretsOfEnvironment,
} from '../../../../src/harness/secrets/secret-arguments.js';

describe('a command', () => {
  it.each([
    [
      ['client', '--password', 'CANARY'],
      ['client', '--password', '<redacted>'],
    ],
    [
      ['client', '--token=CANARY'],
      ['client', '--token=<redacted>'],
    ],
    [
      ['client', '-apikey', 'CANARY'],
      ['client', '-apikey', '<redacted>'],
    ],
    [
      ['client', '/token:CANARY'],
      ['client', '/token:<redacted>'],
    ],
    [
      ['env', 'API_KEY=CANARY', 'client'],
      ['env', 'API_KEY=<redacted>', 'client'],
    ],
    [
      ['client', '--password', 'a'],
      ['client', '--password', '<redacted>'],
    ],
    [
      ['client', '--api-key=a'],
      ['client', '--api-key=<redacted>'],
    ],
    [
      ['sh', '-c', 'client --password CANARY x'],
      ['sh', '-c', 'client --password <redacted> x'],
    ],
    [
      ['sh', '-c', "TOKEN='CANARY' client"],
      ['sh', '-c', "TOKEN='<redacted>' client"],
    ],
    [
      ['client', 'https://me:CANARY@host/'],
      ['client', 'https://me:<redacted>@host/'],
    ],
    [
      ['client', 'https://host/?token=CANARY&a=1'],
      ['client', 'https://host/?token=<redacted>&a=1'],
    ],
    [
      ['curl', '-H', 'X-Api-Key: CANARY'],
      ['curl', '-H', 'X-Api-Key: <redacted>'],
    ],
    [
      ['client', '{"password":"CANARY"}'],
      ['client', '{"password":"<redacted>"}'],
    ],
    [
      ['client', '--password', 'CANARY', '--again', 'CANARY'],
      ['client', '--password', '<redacted>', '--again', '<redacted>'],
    ],
  ])('is shown without its secrets: %j', (words, shown) => {
    expect(hideInCommand(words)).toEqual(shown);
    expect(secretsOfCommand(words).length).toBeGreaterThan(0);
  });

  it.each([
    [['client', '--token', '--verbose']],
    [['client', '--no-token', 'x']],
    [['client', '--token-type', 'jwt']],
    [['client', '--page-token', '7']],
    [['python3', 'token.py', 'https://host:80/']],
    [['client', '--user', 'password']],
  ])('is shown as it is where there is none: %j', (words) => {
    expect(hideInCommand(words)).toEqual(words);
    expect(secretsOfCommand(words)).toEqual([]);
  });
});

describe('an environment', () => {
  it('has secrets behind such names, not short ones', () => {
    const env = {
      NPM_TOKEN: 'CANARY-123',
      DB_PASSWORD: 'postgres',
      PIN_SECRET: 'abc',
      HOME: '/root',
      PWD: process.cwd(),
      EMPTY: undefined,
    };
    expect(secretsOfEnvironment(env)).toEqual(['CANARY-123', 'postgres']);
  });
});
