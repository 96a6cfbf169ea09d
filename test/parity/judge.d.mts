/** The part of a recorded exchange that tests look at; README.md has the whole of it. */
export interface Step {
  readonly request: {
    readonly as: string | null;
    readonly method: string;
    readonly path: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: unknown;
    readonly rawBody?: string;
    readonly fill?: { readonly before: string; readonly char: string; readonly count: number; readonly after: string };
  };
  /** How far the world's clock is moved on before the request. Absent: not at all. */
  readonly pauseMs?: number;
  /** Null: the answer is not compared. */
  readonly response: {
    readonly status: number | 'HANG';
    readonly contentType: string | null;
    readonly body?: unknown;
    readonly text?: string;
    readonly etag?: string;
    readonly location?: string;
  } | null;
}

export interface Story {
  readonly story: string;
  readonly group: string;
  readonly title: string;
  readonly steps: readonly Step[];
}

export interface Difference {
  readonly path: string;
  readonly why: string;
  readonly expected: unknown;
  readonly actual: unknown;
}

export interface Verdict {
  /** Counted from 1. */
  readonly step: number;
  readonly request: Step['request'];
  /** Absent when the request could not be made for want of a value. */
  readonly sent?: { readonly method: string; readonly path: string };
  readonly answer?: {
    readonly status: number | string;
    readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
    readonly text: string;
  };
  /** Empty: the answer is as recorded. */
  readonly differences: readonly Difference[];
  /** Objects whose members stand in another order; not counted as differences. */
  readonly disorder: number;
}

export interface StoryResult {
  readonly story: string;
  readonly group: string;
  readonly title: string;
  readonly verdicts: readonly Verdict[];
}

export interface Judge {
  judge(story: Story, base: string): Promise<StoryResult>;
}

export function createJudge(world: unknown, options?: { readonly hangMs?: number }): Judge;
