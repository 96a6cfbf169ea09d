import { describe, expect, it } from 'vitest';
import { toBadge } from '../../../../../src/harness/reports/certification/badge.js';
import { makeCase, makeResult } from '../../../../support/certification-result.js';

describe('the badge', () => {
  const cases = [makeCase(), makeCase({ verdict: 'WARN' }), makeCase({ verdict: 'NOT_APPLICABLE' })];

  it.each([
    [0, cases, { message: 'conformant 1/2', color: 'brightgreen' }],
    [1, [...cases, makeCase({ verdict: 'FAIL' })], { message: 'not conformant 1/3', color: 'red' }],
    [2, [], { message: 'not started', color: 'lightgrey', isError: true }],
    [3, [makeCase({ verdict: 'HARNESS_ERROR' })], { message: 'harness error', color: 'lightgrey', isError: true }],
    [4, [], { message: 'never called', color: 'lightgrey', isError: true }],
  ] as const)('of exit code %i is of the kind that shields.io reads', (exitCode, given, badge) => {
    expect(JSON.parse(toBadge(makeResult(given, { exitCode })))).toEqual({
      schemaVersion: 1,
      label: 'FlowMate client',
      ...badge,
    });
  });
});
