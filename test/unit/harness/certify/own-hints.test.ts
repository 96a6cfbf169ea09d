import { describe, expect, it } from 'vitest';
import { suites } from '../../../../contracts/index.js';
import { joinHints } from '../../../../src/harness/certify/own-hints.js';

const cases = suites.flatMap((suite) => suite.cases);

describe('a hint with the advice of its case', () => {
  it.each([...new Set(cases.map(({ hint }) => hint))])('is said once: %s', (hint) => {
    expect(joinHints(hint, hint)).toBe(hint);
    expect(joinHints('It ended too early.', hint)).toBe(`It ended too early. ${hint}`);
  });

  it.each([
    [
      'Make a new X-Request-Id for each pair of event and flow, at random or from both their ids: FlowMate starts one execution for each id.',
      'Make a new X-Request-Id for each pair of event and flow: at random, or from the ids of both. A constant makes FlowMate drop deliveries.',
      'A constant makes FlowMate drop deliveries.',
    ],
    [
      'Pick the parameters that this very flow declares out of the event, inside declared objects too.',
      'Pick the parameters that this very flow declares out of the event, rather than sending all of it.',
      '',
    ],
    [
      'A 400, 403 or 404 stays one: do not repeat the call.',
      'Repeat only what may succeed the next time. A 400 or 403 stays one.',
      'Repeat only what may succeed the next time.',
    ],
    ['Call each flow once.', 'Read on until a page is empty.', 'Read on until a page is empty.'],
  ])('does not repeat in other words what was said: %s', (hint, own, rest) => {
    expect(joinHints(hint, own)).toBe([hint, rest].join(' ').trim());
  });
});
