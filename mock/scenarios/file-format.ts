/**
 * What files are read and checked with, for those who read files of their own: a check says what a value may be, complains with
 * the place, and is its own JSON Schema.
 */
export {
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
} from './check.js';
export { anyObject, listOf, object, recordOf, required } from './check-inside.js';
export { quote, Report } from './report.js';
export { formatProblem, ScenarioError, type ScenarioProblem } from './scenario-error.js';
export { readSource } from './source.js';
