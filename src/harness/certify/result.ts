import type { reportSchema } from './report-schema.js';

export { verdicts } from './report-schema.js';

type Definitions = (typeof reportSchema)['definitions'];

/** The values that a schema of the report allows. */
type Described<S> = S extends { $ref: `#/definitions/${infer Name extends keyof Definitions}` }
  ? Described<Definitions[Name]>
  : S extends { const: infer Value } | { enum: readonly (infer Value)[] }
    ? Value
    : S extends { oneOf: readonly (infer Each)[] }
      ? Described<Each>
      : S extends { items: infer Item }
        ? readonly Described<Item>[]
        : S extends { properties: infer Members; required: readonly (infer Name)[] }
          ? Flat<
              { readonly [Member in keyof Members as Member & Name]: Described<Members[Member]> } & {
                readonly [Member in keyof Members as Exclude<Member, Name>]?: Described<Members[Member]>;
              }
            >
          : S extends { additionalProperties: infer Value }
            ? Readonly<Record<string, Described<Value>>>
            : S extends { type: keyof Simple }
              ? Simple[S['type']]
              : unknown;

interface Simple {
  readonly string: string;
  readonly integer: number;
  readonly number: number;
  readonly boolean: boolean;
}

/** One object type instead of an intersection. */
type Flat<T> = { [Member in keyof T]: T[Member] };

export type Verdict = Described<Definitions['Verdict']>;

/** One request and its answer, as a report shows them: what the mock's journal has, with long bodies cut. */
export type Exchange = Described<Definitions['Exchange']>;

/** The one half or the other of an exchange. Credentials are not shown. */
export type Message = Described<Definitions['Message']>;

/** One way in which a request departs from the API document. */
export type Departure = Described<Definitions['Departure']>;

/** One thing that was looked at in a case. */
export type CheckResult = Described<Definitions['CheckResult']>;

/**
 * A case, what the client did in it, and what is said of that. Of very many exchanges `entries` has the first 400, the last 100 and
 * the one that is to blame; `outputTail` has at most 8,192 characters.
 */
export type CaseResult = Described<Definitions['CaseResult']>;

/** Cases that fail in the same way. */
export type Cause = Described<Definitions['Cause']>;

/** What became of a case since an earlier run. */
export type Change = Described<Definitions['Change']>;

export type Level = CaseResult['level'];

/** An entry of the baseline that is no longer true. Each makes the run fail. */
export type StaleEntry = Described<Definitions['StaleEntry']>;

export type RunInfo = Described<Definitions['RunInfo']>;

/** What is found out before any case: can the client be started, and does it reach the server. */
export type Preflight = Described<Definitions['Preflight']>;

/** What report.json holds. */
export type CertificationReport = Described<typeof reportSchema>;

/** All that a run of the certification found out. */
export type CertificationResult = Omit<CertificationReport, 'schemaVersion'>;

/** How a run ends: 0 conformant; 1 not conformant, not established, or a stale baseline; 2 configuration; 3 harness; 4 the client never called. */
export type ExitCode = CertificationResult['exitCode'];
