import UPlot from 'uplot';

export interface Bar {
  readonly label: string;
  readonly succeeded: number;
  /** Failed, and what stands above it: running or unknown. */
  readonly failed: number;
  readonly other: number;
}

export interface Chart {
  readonly show: (bars: readonly Bar[]) => void;
  readonly remove: () => void;
}

const HEIGHT = 132;
const LETTERS = '11px system-ui, sans-serif';

/** A colour of the page as a canvas takes it. */
function colorOf(host: HTMLElement, name: string): string {
  const probe = host.appendChild(document.createElement('span'));
  probe.style.color = `var(--${name})`;
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

/** Stacked: each column holds those below it as well, and the tallest is drawn first. */
function toColumns(bars: readonly Bar[]): UPlot.AlignedData {
  return [
    bars.map((_, i) => i),
    bars.map(({ succeeded, failed, other }) => succeeded + failed + other),
    bars.map(({ succeeded, failed }) => succeeded + failed),
    bars.map(({ succeeded }) => succeeded),
  ];
}

function create(host: HTMLElement, bars: readonly Bar[]): UPlot {
  const paths = UPlot.paths.bars?.({ size: [0.62, 44], radius: 0.1 });
  const quiet = colorOf(host, 'quiet');
  const of = (pick: (bar: Bar) => number) => (_: UPlot, __: number, ___: number, at: number | null) =>
    at === null ? '' : String(pick(bars[at] ?? { label: '', succeeded: 0, failed: 0, other: 0 }));
  const series = (label: string, color: string, pick: (bar: Bar) => number): UPlot.Series => {
    const fill = colorOf(host, color);
    return { label, fill, stroke: fill, width: 0, value: of(pick), points: { show: false }, ...(paths && { paths }) };
  };
  const axis = { stroke: quiet, font: LETTERS, ticks: { show: false } };
  return new UPlot(
    {
      width: host.clientWidth,
      height: HEIGHT,
      padding: [8, 8, 0, 0],
      cursor: { y: false, drag: { x: false, y: false }, points: { show: false } },
      scales: {
        x: { time: false, range: () => [-0.5, bars.length - 0.5] },
        y: { range: (_, __, most) => [0, Math.max(1, most)] },
      },
      axes: [
        {
          ...axis,
          size: 24,
          grid: { show: false },
          splits: () => bars.map((_, i) => i).filter((i) => bars.length <= 14 || i % 2 === 0),
          values: (_, at) => at.map((i) => bars[i]?.label.slice(8) ?? ''),
        },
        {
          ...axis,
          size: 44,
          grid: { stroke: colorOf(host, 'line'), width: 1 },
          incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1e3, 2e3, 5e3, 1e4, 2e4, 5e4, 1e5],
        },
      ],
      series: [
        { label: 'Day', value: (_, __, ___, at) => (at === null ? '' : (bars[at]?.label ?? '')) },
        series('running', 'other', ({ other }) => other),
        series('failed', 'fail', ({ failed }) => failed),
        series('succeeded', 'pass', ({ succeeded }) => succeeded),
      ],
      legend: { live: true },
    },
    toColumns(bars),
    host,
  );
}

/** Draws bars into an element, again when its width or the colours of the page change. */
export function createChart(host: HTMLElement): Chart {
  let plot: UPlot | undefined;
  let bars: readonly Bar[] = [];
  const draw = (): void => {
    plot?.destroy();
    plot = host.clientWidth === 0 ? undefined : create(host, bars);
  };
  const resized = new ResizeObserver(() => {
    if (plot === undefined) draw();
    else if (plot.width !== host.clientWidth) plot.setSize({ width: host.clientWidth, height: HEIGHT });
  });
  const themed = new MutationObserver(draw);
  const scheme = matchMedia('(prefers-color-scheme: dark)');
  resized.observe(host);
  themed.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  scheme.addEventListener('change', draw);
  return {
    show: (given) => {
      bars = given;
      draw();
    },
    remove: () => {
      resized.disconnect();
      themed.disconnect();
      scheme.removeEventListener('change', draw);
      plot?.destroy();
    },
  };
}
