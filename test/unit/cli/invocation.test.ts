import { describe, expect, it } from 'vitest';
import { invocationOf } from '../../../src/cli/invocation.js';

const env = { PATH: '/usr/bin:/usr/local/bin' };

describe('lines to copy', () => {
  it.each([
    ['an installed command', { script: '/usr/local/bin/flowmate-mock', env, cwd: '/app' }, ['flowmate-mock']],
    [
      'one of a project',
      { script: '/app/node_modules/.bin/flowmate-mock', env, cwd: '/app' },
      ['node_modules/.bin/flowmate-mock'],
    ],
    [
      'a script of npm',
      {
        script: '/app/node_modules/.bin/flowmate-mock',
        env: { PATH: '/app/node_modules/.bin:/usr/bin', npm_command: 'run-script' },
        cwd: '/app',
      },
      ['node_modules/.bin/flowmate-mock'],
    ],
    [
      'npx',
      { script: '/app/node_modules/.bin/flowmate-mock', env: { ...env, npm_command: 'exec' }, cwd: '/app' },
      ['npx', 'flowmate-mock'],
    ],
    [
      'npx in a folder of the project',
      { script: '/app/node_modules/.bin/flowmate-mock', env: { ...env, npm_command: 'exec' }, cwd: '/app/src' },
      ['npx', 'flowmate-mock'],
    ],
    [
      'npx with a file, which it has put into its cache',
      {
        script: '/home/ada/.npm/_npx/1a2b/node_modules/.bin/flowmate-mock',
        env: { ...env, npm_command: 'exec' },
        cwd: '/app',
      },
      ['../home/ada/.npm/_npx/1a2b/node_modules/.bin/flowmate-mock'],
    ],
    [
      'a clone',
      { script: '/home/ada/flowmate-mock/dist/src/cli/main.js', env, cwd: '/home/ada/flowmate-mock' },
      ['node', 'dist/src/cli/main.js'],
    ],
    [
      'a clone from elsewhere',
      { script: '/home/ada/flowmate-mock/dist/src/cli/main.js', env, cwd: '/home/ada/client' },
      ['node', '../flowmate-mock/dist/src/cli/main.js'],
    ],
  ])('begin as it was typed: %s', (_, invocation, words) => {
    expect(invocationOf(invocation)).toEqual(words);
  });
});
