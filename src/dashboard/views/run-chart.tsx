import type { Execution } from '../data/api.js';
import { counted } from '../parts/text.js';

const DAY_MS = 86_400_000;
const HEIGHT = 90;
const SLOT = 30;

interface Day {
  readonly date: string;
  readonly succeeded: number;
  readonly failed: number;
}

/** Executions by the day on which they began, days without any included. */
export function toDays(runs: readonly Execution[], now: number, days: number): Day[] {
  const counts = new Map<string, { succeeded: number; failed: number }>();
  for (const { createdAt, status } of runs) {
    const date = createdAt.slice(0, 10);
    const count = counts.get(date) ?? { succeeded: 0, failed: 0 };
    if (status === 'failed') count.failed += 1;
    else count.succeeded += 1;
    counts.set(date, count);
  }
  return Array.from({ length: days }, (_, i) => {
    const date = new Date(now - (days - 1 - i) * DAY_MS).toISOString().slice(0, 10);
    return { date, ...(counts.get(date) ?? { succeeded: 0, failed: 0 }) };
  });
}

/** Successes and failures, a bar a day. */
export function RunChart({ days }: { days: readonly Day[] }) {
  const most = Math.max(1, ...days.map(({ succeeded, failed }) => succeeded + failed));
  const scale = (count: number): number => (count === 0 ? 0 : Math.max(2, (count / most) * HEIGHT));
  const sum = (pick: (day: Day) => number): number => days.reduce((total, day) => total + pick(day), 0);
  const label = `${counted(
    sum(({ succeeded }) => succeeded),
    'execution',
  )} succeeded and ${sum(({ failed }) => failed)} failed in ${counted(days.length, 'day')}`;
  return (
    <figure class="chart">
      <svg
        viewBox={`0 0 ${days.length * SLOT} ${HEIGHT + 20}`}
        preserveAspectRatio="xMinYMid"
        role="img"
        aria-label={label}
      >
        <title>{label}</title>
        {days.map(({ date, succeeded, failed }, i) => {
          const [good, bad] = [scale(succeeded), scale(failed)];
          const x = i * SLOT + 5;
          return (
            <g key={date}>
              <title>{`${date}: ${succeeded} succeeded, ${failed} failed`}</title>
              <rect class="slot" x={i * SLOT} y={0} width={SLOT} height={HEIGHT + 20} />
              <rect class="good-bar" x={x} y={HEIGHT - good} width={SLOT - 10} height={good} rx={2} />
              <rect class="bad-bar" x={x} y={HEIGHT - good - bad} width={SLOT - 10} height={bad} rx={2} />
              <text x={x + (SLOT - 10) / 2} y={HEIGHT + 14} text-anchor="middle">
                {date.slice(8)}
              </text>
            </g>
          );
        })}
      </svg>
      <figcaption class="quiet">
        {label}. The most on one day: {most}.
      </figcaption>
    </figure>
  );
}
