import { useEffect, useRef, useState } from 'hono/jsx/dom';
import type { ControlSchema } from '../../../openapi/index.js';
import type { Bar, Chart } from '../lazy/chart.js';
import { counted } from '../parts/text.js';

type Counts = ControlSchema<'ExecutionCounts'>;
type Outcomes = ControlSchema<'Outcomes'>;

function toBar({ day, executions }: Counts['days'][number]): Bar {
  return { label: day, succeeded: executions.succeeded, failed: executions.failed, other: othersOf(executions) };
}

/** Those of which no end is known. */
export function othersOf({ running, unknown = 0 }: Outcomes): number {
  return running + unknown;
}

/** Successes and failures, a bar a day, and the same as a table. */
export function RunChart({ counts: { days, executions } }: { counts: Counts }) {
  const host = useRef<HTMLDivElement>(null);
  const [chart, setChart] = useState<Chart | undefined>(undefined);
  useEffect(() => {
    let made: Chart | undefined;
    let isOver = false;
    // Drawing is loaded with the first chart.
    void import('../lazy/chart.js').then(({ createChart }) => {
      if (isOver || host.current === null) return;
      made = createChart(host.current);
      setChart(made);
    });
    return () => {
      isOver = true;
      made?.remove();
    };
  }, []);
  const key = JSON.stringify(days);
  useEffect(() => chart?.show(days.map(toBar)), [chart, key]);
  const { succeeded, failed } = executions;
  const label = `${counted(succeeded, 'execution')} succeeded and ${failed.toLocaleString('en')} failed in ${counted(days.length, 'day')}`;
  return (
    <figure class="chart">
      <div class="bars" ref={host} role="img" aria-label={label} />
      <figcaption class="quiet">{label}.</figcaption>
      <details class="counts">
        <summary>As a table</summary>
        <table class="numbers">
          <thead>
            <tr>
              <th scope="col">day</th>
              <th scope="col">succeeded</th>
              <th scope="col">failed</th>
              <th scope="col">running</th>
            </tr>
          </thead>
          <tbody>
            {days.map(({ day, executions: own }) => (
              <tr key={day}>
                <th scope="row">{day}</th>
                <td>{own.succeeded}</td>
                <td class={own.failed > 0 ? 'bad' : ''}>{own.failed}</td>
                <td>{othersOf(own)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
