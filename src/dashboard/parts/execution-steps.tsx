import type { Execution, Step } from '../data/api.js';
import { RunChip } from './basics.js';
import { clockTime, pretty, runTook, took } from './text.js';

/** The steps of an execution with their log lines; a failed one comes first. */
export function ExecutionSteps({ run }: { run: Execution }) {
  const failed = run.steps.filter(({ status }) => status === 'failed');
  const others = run.steps.filter(({ status }) => status !== 'failed');
  return (
    <div class="steps">
      <p class="facts-line">
        <RunChip status={run.status} />
        <span class="quiet">{runTook(run)}</span>
        <span class="quiet">by {run.trigger}</span>
        {failed[0] === undefined ? null : <span class="bad">failed in {failed[0].stepId}</span>}
      </p>
      <ol>
        {[...failed, ...others].map((step) => (
          <StepItem key={step.stepId} step={step} place={run.steps.indexOf(step) + 1} />
        ))}
      </ol>
    </div>
  );
}

function StepItem({ step, place }: { step: Step; place: number }) {
  const { stepId, status, attempts, durationMs, lines, input, output, continued } = step;
  return (
    <li class={`step r-${status}`}>
      <details open={status === 'failed'}>
        <summary>
          <RunChip status={status} />
          <span class="step-name">
            {place}. {stepId} <span class="quiet">{step.function}</span>
          </span>
          <span class="quiet">
            {attempts > 1 ? `${attempts} attempts, ` : ''}
            {durationMs === undefined ? '' : took(durationMs)}
            {continued === true ? ', went on' : ''}
          </span>
        </summary>
        {lines.length === 0 ? <p class="quiet">No log lines.</p> : null}
        <ol class="lines">
          {lines.map(({ at, level, message }, i) => (
            <li key={String(i)} class={`line l-${level}`}>
              <time datetime={at}>{clockTime(at)}</time> <span class="sr">{level}</span> {message}
            </li>
          ))}
        </ol>
        <Value title="In" text={input} />
        <Value title="Out" text={output} />
      </details>
    </li>
  );
}

function Value({ title, text }: { title: string; text: string | undefined }) {
  if (text === undefined) return null;
  return (
    <details class="more">
      <summary>{title}</summary>
      <pre tabindex={0}>
        <code>{pretty(text)}</code>
      </pre>
    </details>
  );
}
