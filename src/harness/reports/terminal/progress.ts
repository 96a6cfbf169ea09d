import type { CaseResult } from '../../certify/result.js';
import { toSeconds } from '../certification/case-facts.js';
import { printable } from '../printable.js';
import { createPaint, paintVerdict } from './paint.js';

/** The terminal, or what stands in its place. */
export interface Screen {
  write(text: string): void;
  readonly color: boolean;
  /** Lines can be written over; false for files, pipes and most CI. */
  readonly live: boolean;
  /** Width in characters. */
  readonly columns: number;
}

/** Shows cases while they run. */
export interface Progress {
  started(id: string): void;
  finished(result: CaseResult): void;
  /** Shows the time anew. */
  tick(): void;
  /** Takes away what is only of interest while cases run. */
  close(): void;
}

export interface ProgressOptions {
  /** How many cases there are. */
  readonly total: number;
  /** A line for each case that is done. Default: on a screen that is not live, at most `MOST_STEPS` lines with counts. */
  readonly verbose?: boolean;
  /** Milliseconds of a clock that never goes back. */
  readonly now?: () => number;
}

const clearLine = '\r\u001b[2K';
const longestVerdict = 'NOT_APPLICABLE'.length;

/** So many lines of progress, where lines cannot be written over. */
const MOST_STEPS = 8;

/** Says how far the run is, and for how long it runs. A live screen has that on its last line, with what runs. */
export function createProgress({ write, color, live, columns }: Screen, options: ProgressOptions): Progress {
  const { total, verbose = false, now = () => performance.now() } = options;
  const paint = createPaint(color);
  const running = new Set<string>();
  const digits = String(total).length;
  const since = now();
  let done = 0;
  let failed = 0;
  let step = 0;

  const count = (): string => `${String(done).padStart(digits)}/${total}`;
  const summary = (): string => {
    const failures = failed === 0 ? '' : `  ${failed} failed`;
    return `${count()}  ${toElapsed(now() - since)}${failures}`;
  };
  const status = (): void => {
    if (!live) return;
    const text = `${summary()}  ${[...running].join(', ')}`;
    // A line that wraps could not be taken away again.
    write(`${clearLine}${running.size === 0 ? '' : paint('dim', printable(text, columns - 2))}`);
  };
  const toCaseLine = ({ id, title, verdict, durationMs }: CaseResult): string => {
    const word = paintVerdict(paint, verdict, verdict.padEnd(longestVerdict));
    const took = paint('dim', toSeconds(durationMs));
    return `${paint('dim', count())}  ${word}  ${printable(`${id}  ${title}`, 200)}  ${took}`;
  };

  return {
    started(id) {
      running.add(id);
      status();
    },
    finished(result) {
      running.delete(result.id);
      done += 1;
      failed += result.verdict === 'FAIL' ? 1 : 0;
      const reached = Math.floor((done / Math.max(total, 1)) * MOST_STEPS);
      if (verbose) write(`${live ? clearLine : ''}${toCaseLine(result)}\n`);
      else if (!live && reached > step) write(`${paint('dim', summary())}\n`);
      step = reached;
      status();
    },
    tick: status,
    close() {
      running.clear();
      if (live) write(clearLine);
    },
  };
}

/** `0:07`, `12:30`. */
function toElapsed(ms: number): string {
  const seconds = Math.floor(ms / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
