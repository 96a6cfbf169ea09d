import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { mainFile, startCli } from './cli-process.js';

describe.skipIf(process.platform !== 'linux')('output that cannot be written', () => {
  it.each([
    'scenario list',
    'scenario schema',
    'scenario export demo',
    'certify --list',
    'certify --schema',
    'verify --states',
  ])('ends %s with 1 and the reason', async (words) => {
    const child = spawn(process.execPath, [mainFile, ...words.split(' ')], {
      stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'],
    });
    let said = '';
    child.stderr?.on('data', (text) => {
      said += text;
    });
    const [code] = await once(child, 'close');
    expect({ code, said }).toEqual({
      code: 1,
      said: expect.stringMatching(/^error: the output could not be written: ENOSPC/),
    });
  });
});

it('starts beside a service of its own name, whose address the platform puts into its variables', async () => {
  const cli = await startCli([], {
    FLOWMATE_MOCK_PORT: 'tcp://10.0.0.1:4010',
    FLOWMATE_MOCK_PORT_4010_TCP: 'tcp://10.0.0.1:4010',
  });
  const { stderr } = await cli.stop();
  expect(stderr).toMatch(/FLOWMATE_MOCK_PORT=\S+ is the address of a service, and is ignored/);
  expect(stderr).not.toMatch(/4010_TCP/);
});
