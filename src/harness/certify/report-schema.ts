import { exchangeDefinitions } from './report-exchange-schema.js';
import { count, duration, number, object, ref, text, texts, time, truth } from './report-schema-parts.js';

/** The verdicts on a case and on its checks; `definitions.Verdict` says what each means. */
export const verdicts = [
  'PASS',
  'FAIL',
  'WARN',
  'NOT_APPLICABLE',
  'NOT_EXERCISED',
  'NOT_REACHED',
  'CONFIG',
  'HARNESS_ERROR',
  'EXPECTED_FAIL',
  'UNEXPECTED_PASS',
] as const;

const definitions = {
  Verdict: {
    enum: verdicts,
    description:
      'PASS: met. FAIL: a MUST is not met. WARN: a SHOULD is not met. NOT_APPLICABLE: needs a feature that is not claimed, or something that a client may do without. NOT_EXERCISED: no occasion to judge. NOT_REACHED: a case that it presupposes fails. CONFIG: the command cannot be started or never reaches the server. HARNESS_ERROR: the harness failed. EXPECTED_FAIL and UNEXPECTED_PASS: as the baseline says, or not.',
  },
  RunInfo: {
    description: 'What was run, and how.',
    ...object(['tool', 'seed', 'features', 'timeoutMs', 'parallel', 'client', 'started', 'durationMs'], {
      tool: object(['name', 'version'], { name: { const: 'flowmate-mock' }, version: text }),
      seed: { ...count, description: 'What everything random came from.' },
      features: { ...texts, description: 'Features that the client claims.' },
      sets: { ...texts, description: 'Sets of cases that were asked for. Absent: none was, but suites and cases.' },
      digests: {
        description: 'What the verdicts rest on. Absent: an earlier version wrote the report.',
        ...object(['suite', 'apiDocument', 'mock'], {
          suite: { ...text, description: 'Of the cases that were wanted.' },
          apiDocument: { ...text, description: "Of FlowMate's API document." },
          mock: { ...text, description: 'Of the program that played FlowMate.' },
        }),
      },
      timeoutMs: { ...count, description: 'Time-out of one case.' },
      parallel: { ...number, description: 'How many cases ran side by side.' },
      client: {
        description: 'How the client was driven.',
        oneOf: [
          {
            description: 'A command that was started for each case.',
            ...object(['kind', 'command'], {
              kind: { const: 'command' },
              command: { ...texts, description: 'Program and arguments.' },
            }),
          },
          {
            description: 'A function of this process.',
            ...object(['kind', 'name'], { kind: { const: 'function' }, name: text }),
          },
          {
            description: 'An app that was running already.',
            ...object(['kind'], { kind: { const: 'watched' } }),
          },
        ],
      },
      started: { ...time, description: 'When the run began.' },
      durationMs: { ...duration, description: 'How long it took.' },
    }),
  },
  Preflight: {
    description: 'Whether the client can be started and reaches the server at all.',
    ...object(['verdict', 'observed', 'outputTail'], {
      verdict: { enum: ['PASS', 'CONFIG', 'HARNESS_ERROR'] },
      observed: text,
      outputTail: { ...text, description: 'The end of what the client printed.' },
    }),
  },
  StaleEntry: object(['id', 'reason', 'why'], {
    id: { ...text, description: 'Case that it is about.' },
    reason: { ...text, description: 'As the baseline has it.' },
    why: { ...text, description: 'What is wrong with it.' },
  }),
  CaseResult: {
    description: 'A case, what the client did in it, and what is said of that.',
    ...object(
      [
        ...(['id', 'suite', 'level', 'title', 'requirement', 'source', 'verdict', 'checks', 'expected'] as const),
        ...(['observed', 'exchanges', 'entries', 'timedOut', 'outputTail', 'repeat', 'hint', 'durationMs'] as const),
      ],
      {
        id: { ...text, description: 'FM-CORE-01: never used for another case.' },
        suite: text,
        level: { enum: ['MUST', 'SHOULD'] },
        title: text,
        requirement: { ...text, description: 'What a client has to do.' },
        source: { ...text, description: 'Where that comes from.' },
        feature: { ...text, description: 'Feature that the case needs. Absent: none.' },
        verdict: ref('Verdict'),
        checks: { type: 'array', description: 'What was looked at, one by one.', items: ref('CheckResult') },
        expected: text,
        observed: text,
        exchange: {
          ...number,
          description: 'Sequence of the first exchange that shows the problem. Absent: no exchange does.',
        },
        exchanges: { type: 'array', description: 'Sequences of all exchanges, in order.', items: number },
        entries: { type: 'array', description: 'The exchanges themselves.', items: ref('Exchange') },
        exitCode: {
          type: 'integer',
          description: 'Of the client. Absent: it was ended by a signal, not started, or is no process.',
        },
        signal: { ...text, description: 'What ended the client. Absent: it ended by itself.' },
        timedOut: { ...truth, description: 'The client did not end by itself before the time-out.' },
        outputTail: { ...text, description: 'The end of what the client printed.' },
        breaches: {
          type: 'array',
          description:
            'What holds in every case and was broken in this one, beside its checks. Counts once for all cases. Absent: nothing.',
          items: ref('CheckResult'),
        },
        seenIn: {
          ...text,
          description:
            'The case in which the client did what counts here, and whose exchanges these are. Absent: this one.',
        },
        repeat: { ...text, description: 'Command line that repeats just this case in the same world.' },
        hint: { ...text, description: 'What to do about what was observed.' },
        gate: { ...text, description: 'NOT_REACHED alone: the case that fails, and that this one presupposes.' },
        lastWords: {
          description: 'What of the output tells most of an ending other than exit code 0. Absent: nothing does.',
          ...object(['line'], { line: text, place: { ...text, description: 'File and line, client.py:67.' } }),
        },
        injected: {
          type: 'object',
          description: 'What each fault of the case does, by its id.',
          additionalProperties: text,
        },
        names: {
          type: 'object',
          description: 'Names of the flows and users whose ids stand in the exchanges, by id.',
          additionalProperties: text,
        },
        durationMs: duration,
        baseline: {
          description: 'What the baseline says of the case. Absent: nothing.',
          ...object(['reason'], { reason: text, expires: { ...text, description: 'Day, as YYYY-MM-DD.' } }),
        },
      },
    ),
  },
  CheckResult: {
    description: 'One thing that was looked at in a case.',
    ...object(['judge', 'verdict', 'expected', 'observed'], {
      judge: { ...text, description: 'Name of the check.' },
      verdict: { enum: ['PASS', 'FAIL', 'WARN', 'NOT_APPLICABLE', 'NOT_EXERCISED'] },
      expected: text,
      observed: text,
      fix: { ...text, description: 'What to do about what was observed. Absent: what the case says.' },
      exchange: { ...number, description: 'Sequence of the first exchange that shows it.' },
    }),
  },
  Cause: {
    description: 'Cases that fail in the same way, most likely for one reason.',
    ...object(['kind', 'summary', 'lead', 'cases', 'notReached'], {
      kind: {
        enum: ['output', 'ending', 'breach', 'unproven', 'setup'],
        description:
          'What they have in common. output: the last line of the output. ending: how the client ended. breach: what it did wrong. unproven: why they could not be judged. setup: the client or the harness was not ready.',
      },
      summary: { ...text, description: 'One sentence.' },
      lead: { ...text, description: 'The case that shows it best.' },
      cases: { ...texts, description: 'Ids of the cases, the lead first.' },
      notReached: { ...texts, description: 'Ids of cases that could not be judged for it.' },
    }),
  },
  Change: {
    description: 'What became of a case since an earlier run.',
    ...object(['id', 'kind', 'now'], {
      id: text,
      kind: {
        enum: ['fixed', 'new', 'still', 'reached', 'unproven'],
        description:
          'fixed: failed with the same seed, and passes. new: fails, and did not. still: fails again, or can no longer be judged. reached: passes, and could not be judged. unproven: passes, but in another world than the one in which it failed.',
      },
      before: { ...ref('Verdict'), description: 'Absent: the case was not run.' },
      now: ref('Verdict'),
    }),
  },
  ...exchangeDefinitions,
} as const;

/** The JSON Schema of report.json, which the package ships. The types in result.ts are derived from it. */
export const reportSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Report of flowmate-mock certify',
  description:
    'What report.json holds. Members may be added within a schemaVersion; none is taken out or changes its meaning.',
  ...object(['schemaVersion', 'run', 'exitCode', 'conclusion', 'summary', 'preflight', 'stale', 'causes', 'cases'], {
    schemaVersion: { const: 1, description: 'Rises when a reader of this version could be misled.' },
    run: ref('RunInfo'),
    exitCode: {
      enum: [0, 1, 2, 3, 4],
      description:
        '0 conformant; 1 not conformant, not established (a MUST could not be judged) or a stale baseline; 2 wrong configuration; 3 the harness itself failed; 4 the client never called the server.',
    },
    conclusion: { ...text, description: 'The result in one sentence.' },
    summary: {
      description: 'How many cases have each verdict, and how many there are.',
      ...object([...verdicts, 'total'], {
        PASS: count,
        FAIL: count,
        WARN: count,
        NOT_APPLICABLE: count,
        NOT_EXERCISED: count,
        NOT_REACHED: count,
        CONFIG: count,
        HARNESS_ERROR: count,
        EXPECTED_FAIL: count,
        UNEXPECTED_PASS: count,
        total: count,
      }),
    },
    preflight: ref('Preflight'),
    stale: {
      type: 'array',
      description: 'Entries of the baseline that are no longer true.',
      items: ref('StaleEntry'),
    },
    causes: {
      type: 'array',
      description: 'What to mend, what matters most first. Every case that fails or could not be judged is in one.',
      items: ref('Cause'),
    },
    comparison: {
      description: 'What changed since an earlier run. Absent: none was named.',
      ...object(['file', 'started', 'seed', 'changes'], {
        file: text,
        started: { ...text, description: 'When the earlier run began.' },
        seed: count,
        changes: { type: 'array', items: ref('Change') },
      }),
    },
    cases: { type: 'array', description: 'In the order of the suites.', items: ref('CaseResult') },
  }),
  definitions,
} as const;
