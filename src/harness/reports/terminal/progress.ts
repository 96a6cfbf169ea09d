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
  /** Takes away what is only of interest while cases run. */
  close(): void;
}

const clearLine = '\r\u001b[2K';
const longestVerdict = 'NOT_APPLICABLE'.length;

/** A line for each case when it is done; on a live screen a last one that says what runs. `total`: how many cases there are. */
export function createProgress({ write, color, live, columns }: Screen, total: number): Progress {
  const paint = createPaint(color);
  const running = new Set<string>();
  const digits = String(total).length;
  let done = 0;

  const status = (): void => {
    if (!live) return;
    const text = `${String(done).padStart(digits)}/${total}  ${[...running].join(', ')}`;
    // A line that wraps could not be taken away again.
    write(`${clearLine}${running.size === 0 ? '' : paint('dim', printable(text, columns - 2))}`);
  };

  return {
    started(id) {
      running.add(id);
      status();
    },
    finished(result) {
      const { id, title, verdict, durationMs } = result;
      running.delete(id);
      done += 1;
      const count = paint('dim', `${String(done).padStart(digits)}/${total}`);
      const word = paintVerdict(paint, verdict, verdict.padEnd(longestVerdict));
      const took = paint('dim', toSeconds(durationMs));
      write(`${live ? clearLine : ''}${count}  ${word}  ${printable(`${id}  ${title}`, 200)}  ${took}\n`);
      status();
    },
    close() {
      running.clear();
      if (live) write(clearLine);
    },
  };
}
