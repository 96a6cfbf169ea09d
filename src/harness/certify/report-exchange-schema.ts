import { count, duration, number, object, ref, text, texts, time, truth } from './report-schema-parts.js';

/** Definitions of what went over the line. */
export const exchangeDefinitions = {
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
        description: 'Absent: there is no caller, or it is not known.',
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
