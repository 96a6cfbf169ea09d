import type { builtinScenarios, DEFAULT_SEED } from './load.js';
import type { parseScenario } from './parse.js';
import type { scenarioSchema } from './schema.js';

export interface ScenarioLoader {
  readonly builtinScenarios: typeof builtinScenarios;
  readonly DEFAULT_SEED: typeof DEFAULT_SEED;
  readonly parseScenario: typeof parseScenario;
  readonly scenarioSchema: typeof scenarioSchema;
}

export function compileScenarios(outDir: string, loader?: ScenarioLoader): Promise<void>;
