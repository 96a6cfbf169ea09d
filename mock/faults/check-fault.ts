import { METHODS } from 'node:http';
import { operations } from '../../openapi/index.js';
import {
  about,
  type Check,
  check,
  isObject,
  oneOf,
  shortText,
  someText,
  text,
  wholeNumber,
  wrongType,
} from '../domain/checks/check.js';
import { listOf, object, recordOf, required } from '../domain/checks/check-inside.js';
import { quote, Report, toPath } from '../domain/checks/report.js';
import { serviceNames } from '../domain/service-names.js';
import { checkEffect } from './check-effects.js';
import { checkUse } from './check-purpose.js';
import { durationOf } from './duration.js';
import type { Effect, FaultMatch } from './fault.js';
import { readFaultText, TEXT_GRAMMAR } from './notation.js';
import { isPreset, type PresetName, presets } from './presets.js';

/** A fault as an object that was found right. */
export interface FaultObject {
  readonly id?: string;
  readonly match?: FaultMatch;
  readonly effect: Effect;
  readonly times?: number | 'always';
  readonly every?: number;
  readonly probability?: number;
  readonly delay?: number | string;
}

const ID = /^[A-Za-z0-9][A-Za-z0-9._~-]{0,63}$/;

const faultId = about(
  'Left out: made, fault-1, fault-2 and so on',
  check({ type: 'string', pattern: ID.source }, (value, report) => {
    if (typeof value === 'string' && ID.test(value)) report.claim('fault id', value);
    else
      report.add(
        `${quote(value)} is no id of a fault; 1 to 64 letters, digits, ".", "_", "~" or "-" are, the first a letter or digit`,
      );
  }),
);

const operationIds = operations.filter(({ aliasOf }) => aliasOf === undefined).map(({ id }) => id);

const operation = check({ enum: operationIds }, (value, report) => {
  const known = operations.find(({ id }) => id === value);
  if (known?.aliasOf !== undefined)
    report.add(`${quote(value)} is another path of ${known.aliasOf}; say ${known.aliasOf}, and the path if it matters`);
  else if (known === undefined)
    report.add(
      `${quote(value)} is no operation${typeof value === 'string' ? report.suggest(value, operationIds) : ''}; the API document names them, such as getFlows or postWebhook`,
    );
});

/** Either one of something or a list of them. */
function oneOrMore(of: Check): Check {
  const several = listOf(of, { minItems: 1 });
  return check({ anyOf: [of.schema, several.schema] }, (value, report) => {
    if (!Array.isArray(value)) of(value, report);
    else if (value.length === 0) report.add('names nothing; one at least is needed');
    else several(value, report);
  });
}

const USUAL = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];

const path = about(
  'Without a sandbox and without a query; * stands for any characters',
  check({ type: 'string', pattern: '^[/*]' }, (value, report) => {
    if (typeof value !== 'string' || !/^[/*]/.test(value)) report.add(`${quote(value)} is no path; "/flows*" is`);
    else if (value.includes('?')) report.add(`${quote(value)} has a query; the member query takes it`);
  }),
);

const method = check({ type: 'string', pattern: '^[A-Za-z-]+$' }, (value, report) => {
  if (typeof value !== 'string' || !/^[A-Za-z-]+$/.test(value)) report.add(`${quote(value)} is no method; "GET" is`);
  else if (!METHODS.includes(value.toUpperCase()))
    report.add(`${quote(value)} is no method of HTTP${report.suggest(value, USUAL) || `; ${USUAL.join(', ')} are`}`);
});

const match = about(
  'What a request must be. Left out: every request',
  object({
    operation: about('Ids of operations in the API document', oneOrMore(operation)),
    service: about('The upstream service that answers', oneOf(...serviceNames)),
    method,
    path,
    user: about('Username or id of the caller', someText),
    flow: about('Id or name of the flow in the path', someText),
    query: about('Parameters of the query with their values', recordOf(text)),
    bodyContains: about('A text that stands in the body', shortText(10_000)),
    nth: about('Only these of the requests that match everything else, counted from 1', oneOrMore(wholeNumber(1))),
  }),
);

const times = check({ anyOf: [{ type: 'integer', minimum: 1 }, { const: 'always' }] }, (value, report) => {
  if (value !== 'always' && !(Number.isSafeInteger(value) && Number(value) >= 1))
    report.add(`${quote(value)} is not how often; a whole number from 1 up or "always" is`);
});

const probability = check({ type: 'number', minimum: 0, maximum: 1 }, (value, report) => {
  if (!(typeof value === 'number' && value >= 0 && value <= 1))
    report.add(`${quote(value)} is no probability; a number from 0 to 1 is`);
});

const delay = check({ type: ['number', 'string'] }, (value, report) => {
  if (durationOf(value) === undefined)
    report.add(
      `${quote(value)} is no delay; milliseconds or a text such as "200ms" or "1.5s" are, ten minutes at most`,
    );
});

const FAULT = object(
  {
    id: faultId,
    match,
    effect: required(checkEffect),
    times: about('How often it fires. Default always', times),
    every: about('Fires on every n-th request that matches. Default 1', wholeNumber(1)),
    probability: about('How likely it fires. Default 1', probability),
    delay: about('How long to wait before the effect', delay),
  },
  { after: checkUse },
);

const presetNames = Object.keys(presets);

const PRESET = object({ preset: required(oneOf(...presetNames)) });

const written = check({ type: 'string', minLength: 1 }, (value, report) => {
  if (typeof value !== 'string') report.add(wrongType(value, 'text'));
  else if (!isPreset(value)) checkText(value, report);
});

const textAlone = check({ type: 'string', pattern: ':' }, (value, report) => {
  if (typeof value === 'string' && isPreset(value))
    report.add(`${quote(value)} is the name of a preset; the member preset takes it`);
  else written(value, report);
});

const TEXT = object({ id: faultId, text: required(textAlone) });

function checkText(value: string, report: Report): void {
  if (!value.includes(':')) {
    const near = report.suggest(value, presetNames);
    report.add(`${quote(value)} is no fault${near}; a preset (${presetNames.join(', ')}) or ${TEXT_GRAMMAR}`);
    return;
  }
  const read = readFaultText(value);
  if ('problem' in read) {
    const { word, words } = read.unknown ?? { word: '', words: [] };
    const known = words.length === 0 ? '' : report.suggest(word, words) || `; there are ${words.join(', ')}`;
    report.add(`${quote(value)} is no fault: ${read.problem}${known}`);
    return;
  }
  const inside = new Report();
  FAULT(read, inside);
  for (const { path: place, message } of inside.findings) report.add(`${quote(value)}: ${toPath(place)}: ${message}`);
}

/** A fault in any of the ways in which it may be written down. */
export const checkGiven = check(
  { anyOf: [written.schema, FAULT.schema, TEXT.schema, PRESET.schema] },
  (value, report) => {
    if (typeof value === 'string') written(value, report);
    else if (!isObject(value)) report.add(`${quote(value)} is no fault; "getFlows:503x2" or an object is`);
    else if ('preset' in value) PRESET(value, report);
    else if ('text' in value) TEXT(value, report);
    else FAULT(value, report);
  },
);

/** A fault as it may be written down, once it was found right. */
export type RightFault =
  | string
  | { readonly preset: PresetName }
  | { readonly id?: string; readonly text: string }
  | FaultObject;

/** What is wrong goes to the report. */
export function isRight(value: unknown, report: Report): value is RightFault {
  const before = report.findings.length;
  checkGiven(value, report);
  return report.findings.length === before;
}
