import { describe, expect, it } from 'vitest';
import { builtinScenarios, dialects, ScenarioError, type ScenarioProblem } from '../../../mock/index.js';
import { toDialect } from '../../../src/cli/dialect.js';
import { toFailure, UsageError } from '../../../src/cli/failure.js';

const asked = { host: '127.0.0.1', port: 4010, scenario: 'demo' };
const withCode = (code: string): Error => Object.assign(new Error(`listen ${code}`), { code });

describe('what the command says when it fails', () => {
  it.each([
    [
      'EADDRINUSE',
      4010,
      'error: cannot listen on 127.0.0.1:4010, it is in use. Stop what listens there, or choose --port 4011, or',
    ],
    [
      'EADDRINUSE',
      65_535,
      'error: cannot listen on 127.0.0.1:65535, it is in use. Stop what listens there, or choose --port 65534, or',
    ],
    ['EACCES', 80, 'error: cannot listen on 127.0.0.1:80, this user may not.'],
    ['EADDRNOTAVAIL', 4010, 'error: cannot listen on 127.0.0.1:4010, this machine has no such address.'],
    ['ENOTFOUND', 4010, 'error: cannot listen on 127.0.0.1:4010, no such host is known.'],
    ['EAI_AGAIN', 4010, 'error: cannot listen on 127.0.0.1:4010, its name could not be looked up.'],
  ])('names the way out of %s on port %i', (code, port, line) => {
    const failure = toFailure(withCode(code), { ...asked, port });
    expect(failure.exitCode).toBe(1);
    expect(failure.lines).toEqual([expect.stringContaining(line)]);
  });

  it('puts an IPv6 address in brackets', () => {
    expect(toFailure(withCode('EADDRINUSE'), { ...asked, host: '::1' }).lines[0]).toContain('[::1]:4010');
  });

  it('calls a wrong word on the command line a usage error', () => {
    expect(toFailure(new UsageError('no.'), asked)).toEqual({ lines: ['error: no.'], exitCode: 2 });
  });

  it.each([
    [new Error('outer', { cause: new Error('inner') }), 'error: outer: inner'],
    [new Error('two\n  lines'), 'error: two lines'],
    ['a string', 'error: a string'],
  ])('gives any other cause on one line: %s', (error, line) => {
    expect(toFailure(error, asked)).toEqual({ lines: [line], exitCode: 1 });
  });
});

describe('a scenario', () => {
  const problem = (line: number, message: string): ScenarioProblem => ({
    file: 'a.yaml',
    line,
    column: 1,
    path: 'users',
    message,
  });

  it('that is a wrong file has a line for each problem, however many', () => {
    const problems = Array.from({ length: 30 }, (_, index) => problem(index + 1, 'is empty'));
    const { lines, exitCode } = toFailure(new ScenarioError('wrong', 'a.yaml', problems), {
      ...asked,
      scenario: 'a.yaml',
    });
    expect(exitCode).toBe(1);
    expect(lines).toHaveLength(31);
    expect(lines.slice(0, 2)).toEqual([
      'error: cannot load the scenario a.yaml, 30 problems:',
      '  a.yaml:1:1: users: is empty',
    ]);
  });

  it('with one problem has one line', () => {
    const { lines } = toFailure(new ScenarioError('wrong', 'a.yaml', [problem(1, 'is empty')]), {
      ...asked,
      scenario: 'a.yaml',
    });
    expect(lines).toEqual(['error: cannot load the scenario a.yaml: a.yaml:1:1: users: is empty']);
  });

  it.each([
    ['unknown', 2],
    ['unreadable', 1],
    ['wrong', 1],
  ] as const)('that is %s ends with exit code %i', (kind, exitCode) => {
    expect(toFailure(new ScenarioError(kind, 'x', [problem(0, 'no')]), asked).exitCode).toBe(exitCode);
  });
});

describe('a dialect', () => {
  it('takes every word of every key there is', () => {
    for (const [key, words] of Object.entries(dialects)) {
      for (const word of words) expect(toDialect({ [key]: word })).toEqual({ [key]: word });
    }
  });

  it.each(['nope', '__proto__', 'constructor'])('refuses the key %s and lists what there is', (key) => {
    const listed = Object.entries(dialects).map(([name, words]) => `${name}=${words.join('|')}`);
    const refusal = (): unknown => toDialect(Object.fromEntries([[key, 'x']]));
    expect(refusal).toThrow(UsageError);
    for (const line of listed) expect(refusal).toThrow(line);
  });

  it('refuses a word that its key does not have', () => {
    for (const key of Object.keys(dialects))
      expect(() => toDialect({ [key]: 'nope' })).toThrow(`dialect ${key} cannot be 'nope'`);
  });
});

it('the built-in worlds are those of the guide and the demo', () => {
  expect(builtinScenarios).toEqual(expect.arrayContaining(['demo', 'guide']));
});
