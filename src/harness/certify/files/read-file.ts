import { type Check, type FileFormat, loadFileFormat } from '../../../../mock/index.js';
import { readPlainFile, whyUnread } from '../../plain-file.js';
import { ConfigError } from '../client/client.js';

/** A kind of file: what it is called, and what vouches for its content. */
export interface FileKind {
  /** `case file`. */
  readonly name: string;
  readonly makeCheck: (kit: FileFormat) => Check;
}

/**
 * Reads a YAML or JSON file (JSON where its name ends in .json) and finds it right: the check vouches for the type. Rejects with a
 * ConfigError that holds everything that is wrong, with its place.
 */
export async function readCheckedFile<Value>(path: string, { name, makeCheck }: FileKind): Promise<Value> {
  const text = await readPlainFile(path).catch((error: unknown) => {
    throw new ConfigError(`cannot read the ${name} ${path}: ${whyUnread(error)}`);
  });
  const kit = await loadFileFormat();
  const source = readText(kit, text, path, name);
  const report = new kit.Report();
  makeCheck(kit)(source.value, report);
  if (report.findings.length > 0) throw refusal(kit, path, name, source.toProblems(report.findings));
  return source.value as Value;
}

function readText(kit: FileFormat, text: string, path: string, name: string): ReturnType<FileFormat['readSource']> {
  try {
    return kit.readSource(text, path);
  } catch (error) {
    if (error instanceof kit.ScenarioError) throw refusal(kit, path, name, error.problems);
    throw error;
  }
}

const SHOWN = 20;

function refusal(
  { formatProblem }: FileFormat,
  path: string,
  name: string,
  problems: readonly Parameters<FileFormat['formatProblem']>[0][],
): ConfigError {
  const lines = problems.slice(0, SHOWN).map((problem) => `  ${formatProblem(problem)}`);
  if (problems.length > SHOWN) lines.push(`  and ${problems.length - SHOWN} more`);
  return new ConfigError(`cannot use the ${name} ${path}:\n${lines.join('\n')}`);
}
