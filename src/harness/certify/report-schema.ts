/** The verdicts on a case and on its checks; `definitions.Verdict` says what each means. */
export const verdicts = [
  'PASS',
  'FAIL',
  'WARN',
  'NOT_APPLICABLE',
  'NOT_EXERCISED',
  'CONFIG',
  'HARNESS_ERROR',
  'EXPECTED_FAIL',
  'UNEXPECTED_PASS',
] as const;

const text = { type: 'string' } as const;
const texts = { type: 'array', items: text } as const;
const time = { type: 'string', format: 'date-time' } as const;
const count = { type: 'integer', minimum: 0 } as const;
const number = { type: 'integer', minimum: 1 } as const;
const duration = { type: 'number', minimum: 0 } as const;
const truth = { type: 'boolean' } as const;

function object<const Members, const Name extends keyof Members>(required: readonly Name[], properties: Members) {
  return { type: 'object', required, properties } as const;
}

function ref<const Name extends string>(name: Name): { readonly $ref: `#/definitions/${Name}` } {
  return { $ref: `#/definitions/${name}` };
}

const definitions = {
  Verdict: {
    enum: verdicts,
    description:
      'PASS: kept. FAIL: a MUST is not kept. WARN: a SHOULD is not kept. NOT_APPLICABLE: needs a feature that is not claimed. NOT_EXERCISED: no occasion to judge. CONFIG: the command cannot be started or never reaches the server. HARNESS_ERROR: the harness failed. EXPECTED_FAIL and UNEXPECTED_PASS: as the baseline says, or not.',
  },
  RunInfo: {
    description: 'What was run, and how.',
    ...object(['tool', 'seed', 'features', 'timeoutMs', 'parallel', 'client', 'started', 'durationMs'], {
      tool: object(['name', 'version'], { name: { const: 'flowmate-mock' }, version: text }),
      seed: { ...count, description: 'What everything random came from.' },
      features: { ...texts, description: 'Features that the client claims.' },
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
        exchange: { ...number, description: 'Sequence of the first offending exchange. Absent: none is to blame.' },
        exchanges: { type: 'array', description: 'Sequences of all exchanges, in order.', items: number },
        entries: { type: 'array', description: 'The exchanges themselves.', items: ref('Exchange') },
        exitCode: {
          type: 'integer',
          description: 'Of the client. Absent: it was ended by a signal, not started, or is no process.',
        },
        signal: { ...text, description: 'What ended the client. Absent: it ended by itself.' },
        timedOut: { ...truth, description: 'The client did not end by itself before the time-out.' },
        outputTail: { ...text, description: 'The end of what the client printed.' },
        repeat: { ...text, description: 'Command line that repeats just this case in the same world.' },
        hint: { ...text, description: 'What to do about it.' },
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
      verdict: { enum: ['PASS', 'FAIL', 'WARN', 'NOT_EXERCISED'] },
      expected: text,
      observed: text,
      exchange: { ...number, description: 'Sequence of the first exchange that shows it.' },
    }),
  },
  Exchange: {
    description:
      "One request and its answer, as the control API's GET /_mock/requests shows it. Secrets are not shown.",
    ...object(['sequence', 'time', 'wallTime', 'method', 'url', 'path', 'status', 'durationMs'], {
      sequence: { ...number, description: 'Counts from 1 in each case.' },
      time: { ...time, description: "By the world's clock." },
      wallTime: { ...time, description: "By the machine's clock." },
      method: text,
      url: { ...text, description: 'Path and query as sent.' },
      path: text,
      query: {
        type: 'object',
        description: 'Decoded, every value of a repeated parameter.',
        additionalProperties: texts,
      },
      operation: {
        ...text,
        description: 'operationId. Absent: the API document has no operation of this path and method.',
      },
      params: { type: 'object', description: 'Parameters in the path.', additionalProperties: text },
      caller: {
        description: 'Absent: nobody, or not known.',
        ...object(['userId', 'username'], { userId: text, username: text }),
      },
      status: { ...count, description: '0: never answered.' },
      durationMs: duration,
      request: ref('Message'),
      response: ref('Message'),
      delivered: { ...truth, description: 'False: the answer did not, or not wholly, reach the client.' },
      faults: { ...texts, description: 'Ids of the faults that were at work.' },
      violations: {
        type: 'array',
        description: 'In what the request departs from the API document.',
        items: ref('Departure'),
      },
      execution: { ...text, description: 'flowExecId of the run that the request started.' },
      note: text,
    }),
  },
  Message: {
    description: 'The one half or the other of an exchange.',
    ...object(['headers'], {
      headers: { type: 'object', description: 'By lower-case name.', additionalProperties: text },
      body: { ...text, description: 'Absent: there was none, or it is no longer kept.' },
      bodyBytes: { ...count, description: 'Size of the whole body.' },
      bodyTruncated: { ...truth, description: 'Only the beginning of the body is here.' },
    }),
  },
  Departure: object(['operation', 'place', 'rule', 'message', 'right'], {
    operation: text,
    place: { ...text, description: 'query filter[user], body /data.' },
    rule: text,
    value: { description: 'What was sent.' },
    message: { ...text, description: 'What is wrong with it.' },
    right: { ...text, description: 'What would be right.' },
  }),
} as const;

/** The JSON Schema of report.json, which the package ships. The types in result.ts are derived from it. */
export const reportSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Report of flowmate-mock certify',
  description:
    'What report.json holds. Members may be added within a schemaVersion; none is taken out or changes its meaning.',
  ...object(['schemaVersion', 'run', 'exitCode', 'conclusion', 'summary', 'preflight', 'stale', 'cases'], {
    schemaVersion: { const: 1, description: 'Rises when a reader of this version could be misled.' },
    run: ref('RunInfo'),
    exitCode: {
      enum: [0, 1, 2, 3, 4],
      description:
        '0 conformant; 1 not conformant, a regression or a stale baseline; 2 wrong configuration; 3 the harness itself failed; 4 the client never called the server.',
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
    cases: { type: 'array', description: 'In the order of the suites.', items: ref('CaseResult') },
  }),
  definitions,
} as const;
