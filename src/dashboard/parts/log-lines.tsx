import { type LogLine, logs, setLogs } from '../data/logs.js';
import { useStore } from '../data/store.js';
import { clockTime } from './text.js';

/** Shows log lines as they happen, or no longer. */
export function LogsButton() {
  const isOn = useStore(logs) !== undefined;
  return (
    <button type="button" aria-pressed={isOn ? 'true' : 'false'} onClick={() => setLogs(!isOn)}>
      Log lines
    </button>
  );
}

export function LogLines({ lines }: { lines: readonly LogLine[] | undefined }) {
  if (lines === undefined || lines.length === 0) return null;
  return (
    <ol class="lines live-lines">
      {lines.map(({ at, level, stepId, message }, i) => (
        <li key={String(i)} class={`line l-${level}`}>
          <time datetime={at}>{clockTime(at)}</time> <span class="quiet">{stepId}</span> <span class="sr">{level}</span>{' '}
          {message}
        </li>
      ))}
    </ol>
  );
}
