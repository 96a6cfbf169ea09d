/**
 * What files are read and checked with, for those who read files of their own: a check says what a value may be, complains with
 * the place, and is its own JSON Schema.
 */
import {
  about,
  type Check,
  check,
  isObject,
  type JsonSchema,
  oneOf,
  someText,
  textLike,
  truth,
  wholeNumber,
} from '../domain/checks/check.js';
import { anyObject, listOf, object, recordOf, required } from '../domain/checks/check-inside.js';
import { quote, Report } from '../domain/checks/report.js';
import { isRight } from '../faults/check-fault.js';
import { readSource } from '../scenarios/read-source.js';
import { formatProblem, ScenarioError } from '../scenarios/scenario-error.js';

const kit = {
  about,
  anyObject,
  check,
  formatProblem,
  /** Whether a value is a fault, in any of the ways in which one may be written down. What is wrong goes to the report. */
  isFault: isRight as (value: unknown, report: Report) => boolean,
  isObject,
  listOf,
  object,
  oneOf,
  quote,
  Report,
  readSource,
  recordOf,
  required,
  ScenarioError,
  someText,
  textLike,
  truth,
  wholeNumber,
} as const;

export type FileFormat = typeof kit;

export const fileFormat: FileFormat = kit;

export type { Check, JsonSchema, Report };
