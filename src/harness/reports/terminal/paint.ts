import type { Verdict } from '../../certify/result.js';

const codes = { red: 31, green: 32, yellow: 33, magenta: 35, cyan: 36, dim: 90, bold: 1 } as const;
const off: Readonly<Record<keyof typeof codes, number>> = {
  red: 39,
  green: 39,
  yellow: 39,
  magenta: 39,
  cyan: 39,
  dim: 39,
  bold: 22,
};

export type Color = keyof typeof codes;

/** Puts a colour around a text, or leaves it as it is. */
export type Paint = (color: Color, text: string) => string;

export function createPaint(color: boolean): Paint {
  return color ? (name, text) => `\u001b[${codes[name]}m${text}\u001b[${off[name]}m` : (_name, text) => text;
}

/** What the environment says about colours, as https://no-color.org and https://force-color.org have it. */
export function wantsColor(variables: Readonly<Record<string, string | undefined>>, isTerminal: boolean): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = variables;
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== '') return !/^(0|false)$/.test(FORCE_COLOR);
  return isTerminal && TERM !== 'dumb';
}

const verdictColors: Readonly<Record<Verdict, Color>> = {
  PASS: 'green',
  FAIL: 'red',
  WARN: 'yellow',
  NOT_APPLICABLE: 'dim',
  NOT_EXERCISED: 'dim',
  NOT_REACHED: 'yellow',
  CONFIG: 'magenta',
  HARNESS_ERROR: 'magenta',
  EXPECTED_FAIL: 'cyan',
  UNEXPECTED_PASS: 'red',
};

export function paintVerdict(paint: Paint, verdict: Verdict, text: string = verdict): string {
  return paint(verdictColors[verdict], text);
}
