import type { JsonSchema } from '../domain/checks/check.js';
import { collectKnown } from '../domain/records/collect-known.js';
import { builtinScenarios } from './builtin.js';
import { checkWorld } from './check-world.js';

/** The JSON Schema (draft 2020-12) of scenario files, from the checks that files are loaded with. */
export function scenarioSchema(): JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'World file of flowmate-mock',
    description:
      'Ids, times, tokens and defaults may be left out, and records name each other by name. Members that begin with x- are not read.',
    ...checkWorld(collectKnown({}, undefined), builtinScenarios).schema,
  };
}
