/** What the benchmark says: tables, and ratios with their goals. Nothing here decides the exit code. */

/**
 * @typedef {{ what: string, value: number, unit: string, goal?: { least: number } | { most: number }, note?: string }} Figure
 *   value is compared with the goal; without a goal it is there to be read
 */

/** @param {string[]} head @param {string[][]} rows  first column to the left, the others to the right */
export function table(head, rows) {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column].length)));
  const line = (row) =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join('  ');
  return [line(head), widths.map((width) => '-'.repeat(width)).join('  '), ...rows.map(line)].join('\n');
}

/** One line per figure: what, value, goal, ok or missed. */
export function figures(list) {
  return table(
    ['', 'measured', 'goal', '', ''],
    list.map(({ what, value, unit, goal, note }) => [
      what,
      Number.isFinite(value) ? `${value.toFixed(value < 10 ? 2 : 0)} ${unit}` : 'n/a',
      goal === undefined ? '' : 'least' in goal ? `>= ${goal.least} ${unit}` : `<= ${goal.most} ${unit}`,
      verdict({ value, goal }),
      note ?? '',
    ]),
  );
}

/** `ok`, `missed`, or nothing where there is no goal or no value. */
export function verdict({ value, goal }) {
  if (goal === undefined || !Number.isFinite(value)) return '';
  return ('least' in goal ? value >= goal.least : value <= goal.most) ? 'ok' : 'missed';
}

/** Rates, processor time, latencies of several servers on one route. */
export function loadTable(title, rows) {
  return table(
    [title, 'req/s', 'cpu us/req', 'p50 ms', 'p99 ms', 'errors'],
    rows.map(({ name, rate, cpuUs, p50, p99, errors }) => [
      name,
      Math.round(rate).toLocaleString('en'),
      cpuUs === undefined ? 'n/a' : cpuUs.toFixed(1),
      p50.toFixed(2),
      p99.toFixed(2),
      String(errors),
    ]),
  );
}

/**
 * Ours against another: by rate, which the goals are about, with the ratio of processor time beside it, which noise moves less.
 * @returns {Figure}
 */
export function rateRatio({ what, ours, other, least }) {
  const byCpu = ours.cpuUs === undefined || other.cpuUs === undefined ? undefined : other.cpuUs / ours.cpuUs;
  return {
    what,
    value: ours.rate / other.rate,
    unit: 'x',
    goal: { least },
    ...(byCpu === undefined ? {} : { note: `${byCpu.toFixed(2)} x by processor time`, byCpu }),
  };
}
