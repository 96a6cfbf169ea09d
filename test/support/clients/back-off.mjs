const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 2_000;

/** How long to wait after the n-th try that failed, counted from 0, in milliseconds. The usual formulas. */
export function createBackOff(style, has) {
  let before = FIRST_WAIT_MS;
  return (attempt) => {
    if (has('constant-wait')) return 6 * FIRST_WAIT_MS;
    const cap = Math.min(FIRST_WAIT_MS * 2 ** attempt, LONGEST_WAIT_MS);
    switch (style.backOff) {
      case 'full-jitter':
        return Math.random() * cap;
      case 'equal-jitter':
        return cap / 2 + (Math.random() * cap) / 2;
      case 'decorrelated-jitter':
        before = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS + Math.random() * (3 * before - FIRST_WAIT_MS));
        return before;
      default:
        return cap;
    }
  };
}

/** How long an answer asks to wait, in milliseconds: in seconds, or as a date, which counts from the answer's own. */
export function retryAfterMs(answer, has) {
  const after = answer?.headers['retry-after'];
  if (after === undefined) return 0;
  const seconds = Number(after);
  if (Number.isFinite(seconds)) return (has('five-seconds-at-most') ? Math.min(seconds, 5) : seconds) * 1_000;
  if (has('local-retry-dates')) return Math.max(0, Date.parse(after.replace(' GMT', '')) - Date.now());
  const until = Date.parse(after) - Date.parse(answer.headers.date ?? new Date().toUTCString());
  if (has('no-past-waits') && until < 0) throw new Error('sleep length must be non-negative');
  return Number.isFinite(until) ? Math.max(0, until) : 0;
}
