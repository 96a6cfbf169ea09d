import { describe, expect, it } from 'vitest';
import { isCron } from '../../../mock/domain/cron.js';

describe('isCron', () => {
  it.each([
    '* * * * *',
    '*/5 * * * *',
    '0 3 * * *',
    '0 0 3 * * *',
    '0 9 * * MON',
    '0 9 * * MON-FRI',
    '0 0 1 JAN *',
    '1,2,3 * * * *',
  ])('takes %s', (expression) => {
    expect(isCron(expression)).toBe(true);
  });

  it.each([
    'not a cron',
    '* * * *',
    '99 * * * *',
    '60 0 * * *',
    '@daily',
    '5',
    '',
    ' ',
    '* * * * * * * *',
    '__proto__',
  ])('does not take %j', (expression) => {
    expect(isCron(expression)).toBe(false);
  });
});
