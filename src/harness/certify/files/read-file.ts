import { readFile } from 'node:fs/promises';
import { fileFormat } from '../../../../mock/index.js';
import { ConfigError } from '../client/client.js';

/** How a kind of file is checked, and what it is called. */
export interface Format {
  readonly check: fileFormat.Check;
  /** `case file`. */
  readonly name: string;
}

/** Reads a YAML or JSON file and finds it right: the check vouches for the type. Rejects with a ConfigError that holds everything that is wrong, with its place. */
export async function readCheckedFile<Value>(path: string, format: Format): Promise<Value> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new ConfigError(`cannot read the ${format.name} ${path}: ${why}`);
  }
  return readChecked(text, path, format);
}

/** The same for text that is there. JSON where `path` ends in .json, else YAML. */
export function readChecked<Value>(text: string, path: string, { check, name }: Format): Value {
  const source = readText(text, path, name);
  const report = new fileFormat.Report();
  check(source.value, report);
  if (report.findings.length > 0) throw refusal(path, name, source.toProblems(report.findings));
  // The check has just found it right.
  return source.value as Value;
}

function readText(text: string, path: string, name: string) {
  try {
    return fileFormat.readSource(text, path);
  } catch (error) {
    if (error instanceof fileFormat.ScenarioError) throw refusal(path, name, error.problems);
    throw error;
  }
}

const SHOWN = 20;

function refusal(path: string, name: string, problems: readonly fileFormat.ScenarioProblem[]): ConfigError {
  const lines = problems.slice(0, SHOWN).map((problem) => `  ${fileFormat.formatProblem(problem)}`);
  if (problems.length > SHOWN) lines.push(`  and ${problems.length - SHOWN} more`);
  return new ConfigError(`cannot use the ${name} ${path}:\n${lines.join('\n')}`);
}
