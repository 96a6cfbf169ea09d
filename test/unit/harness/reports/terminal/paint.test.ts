import { describe, expect, it } from 'vitest';
import { createPaint, wantsColor } from '../../../../../src/harness/reports/terminal/paint.js';

describe('colours', () => {
  it.each([
    [{}, true, true],
    [{}, false, false],
    [{ NO_COLOR: '1' }, true, false],
    [{ NO_COLOR: '' }, true, true],
    [{ FORCE_COLOR: '1' }, false, true],
    [{ FORCE_COLOR: '0' }, true, false],
    [{ FORCE_COLOR: 'false' }, true, false],
    [{ FORCE_COLOR: '' }, false, false],
    [{ NO_COLOR: '1', FORCE_COLOR: '1' }, true, false],
    [{ TERM: 'dumb' }, true, false],
    [{ TERM: 'dumb', FORCE_COLOR: '1' }, true, true],
  ])('with %j and a terminal (%s): %s', (variables, isTerminal, wanted) => {
    expect(wantsColor(variables, isTerminal)).toBe(wanted);
  });

  it('are put around a text, or not at all', () => {
    expect(createPaint(true)('red', 'x')).toBe('\u001b[31mx\u001b[39m');
    expect(createPaint(false)('red', 'x')).toBe('x');
  });
});
