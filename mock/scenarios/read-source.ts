import { toPath } from '../domain/checks/report.js';
import { readJson } from './json-source.js';
import { refuseFile } from './scenario-error.js';
import type { Source } from './source.js';
import { readYaml } from './yaml-source.js';

/** Reads text as JSON or YAML. Throws a ScenarioError when it is neither. `value` is what it is read as, where that is known. */
export function readSource(text: string, file: string, value?: object): Source {
  return /\.json$/i.test(file) ? readJson(text, file, value) : readYaml(text, file);
}

/** Reads an object as JSON: a copy, whose places have a path but no line. */
export function readObject(object: object, file: string): Source {
  let value: unknown;
  try {
    value = JSON.parse(JSON.stringify(object) ?? 'null');
  } catch (error) {
    const cause = error instanceof RangeError ? 'it is nested too deeply' : String(error).replace(/\s*\n\s*/g, ' ');
    throw refuseFile('wrong', file, `what is given is no JSON: ${cause}`);
  }
  return {
    value,
    findRounded: () => [],
    toProblems: (findings) =>
      findings.map(({ path, message }) => ({ file, line: 0, column: 0, path: toPath(path), message })),
  };
}
