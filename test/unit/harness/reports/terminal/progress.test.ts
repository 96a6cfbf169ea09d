import { describe, expect, it } from 'vitest';
import { createProgress } from '../../../../../src/harness/reports/terminal/progress.js';
import { makeCase } from '../../../../support/certification-result.js';

/** What is on a screen after all that was written: a terminal, as far as we use one. */
function createScreen(live: boolean, columns = 80) {
  let written = '';
  return {
    screen: {
      write(text: string) {
        written += text;
      },
      color: false,
      live,
      columns,
    },
    written: () => written,
    lines: () =>
      written.split('\n').map((line) => {
        const kept = line.slice(line.lastIndexOf('\u001b[2K') + 1);
        return kept === line ? line : kept.slice('[2K'.length);
      }),
  };
}

describe('progress', () => {
  it.each([false, true])('is a line for each case that is done (live: %s)', (live) => {
    const { screen, lines } = createScreen(live);
    const progress = createProgress(screen, { total: 12, verbose: true, now: () => 0 });
    progress.started('FM-CORE-01');
    progress.started('FM-ID-01');
    progress.finished(makeCase({ id: 'FM-ID-01', verdict: 'FAIL', title: 'the internal id', durationMs: 1234 }));
    progress.finished(makeCase());
    progress.close();
    expect(lines()).toEqual([
      ' 1/12  FAIL            FM-ID-01  the internal id  1.2 s',
      ' 2/12  PASS            FM-CORE-01  one user, one active flow, one event  0.4 s',
      '',
    ]);
  });

  it('says on a live screen what runs', () => {
    const { screen, lines } = createScreen(true);
    const progress = createProgress(screen, { total: 3, verbose: true, now: () => 0 });
    progress.started('FM-CORE-01');
    progress.started('FM-ID-01');
    expect(lines().at(-1)).toBe('0/3  0:00  FM-CORE-01, FM-ID-01');
    progress.finished(makeCase());
    expect(lines().at(-1)).toBe('1/3  0:00  FM-ID-01');
    progress.close();
    expect(lines().at(-1)).toBe('');
  });

  it('never lets the line of what runs wrap, which could not be taken away again', () => {
    const { screen, lines } = createScreen(true, 20);
    const progress = createProgress(screen, { total: 44, verbose: true, now: () => 0 });
    for (let index = 0; index < 9; index++) progress.started(`FM-CORE-0${index}`);
    expect(lines().at(-1)?.length).toBeLessThan(20);
  });

  it('writes nothing that moves a cursor to what is no terminal', () => {
    const { screen, written } = createScreen(false);
    const progress = createProgress(screen, { total: 1, verbose: true, now: () => 0 });
    progress.started('FM-CORE-01');
    progress.finished(makeCase({ title: 'evil \u001b[2J\u0007 title\nnext' }));
    progress.close();
    expect(written()).toBe('1/1  PASS            FM-CORE-01  evil \\u001b[2J\\u0007 title\\u000anext  0.4 s\n');
  });

  it('is some lines with counts and the time where lines cannot be written over', () => {
    const { screen, lines } = createScreen(false);
    let now = 0;
    const progress = createProgress(screen, { total: 200, now: () => now });
    for (let index = 0; index < 200; index += 1) {
      now += 400;
      progress.finished(makeCase({ id: `X-${index}`, verdict: index % 50 === 0 ? 'FAIL' : 'PASS' }));
    }
    progress.close();
    expect(lines().slice(0, 2)).toEqual([' 25/200  0:10  1 failed', ' 50/200  0:20  1 failed']);
    expect(lines()).toHaveLength(9);
    expect(lines().at(-2)).toBe('200/200  1:20  4 failed');
  });

  it('says on a live screen how long it runs, case or not', () => {
    const { screen, lines } = createScreen(true);
    let now = 5_000;
    const progress = createProgress(screen, { total: 3, now: () => now });
    progress.started('FM-CORE-01');
    now += 67_000;
    progress.tick();
    expect(lines().at(-1)).toBe('0/3  1:07  FM-CORE-01');
  });
});
