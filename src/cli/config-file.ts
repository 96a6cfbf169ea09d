import { readFile } from 'node:fs/promises';
import { dirname, isAbsolute, resolve } from 'node:path';
import { builtinScenarios, type FlagSpec, loadFileFormat } from '../../mock/index.js';
import { parserOf } from './option-values.js';

/** Options whose values are files: a path in a configuration is seen from the folder that the configuration is in. */
const FILES = ['scenario', 'data', 'tlsCert'];

/** A configuration that cannot be used. */
class ConfigFileError extends Error {
  override readonly name = 'ConfigFileError';
}

/**
 * The options in a YAML or JSON file, by their names in the table; those are checked as on the command line.
 * @throws ConfigFileError with all that is wrong, and where
 */
export async function readConfig(
  path: string,
  table: Readonly<Record<string, FlagSpec>>,
): Promise<Readonly<Record<string, unknown>>> {
  const kit = await loadFileFormat();
  const { about, check, formatProblem, object, quote, Report, readSource, ScenarioError } = kit;
  const refuse = (lines: readonly string[]): never => {
    throw new ConfigFileError(`cannot use the configuration ${path}:\n${lines.map((line) => `  ${line}`).join('\n')}`);
  };
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) =>
    refuse([error.code === 'ENOENT' ? 'there is no such file' : `it cannot be read (${error.message})`]),
  );
  try {
    const source = readSource(text, path);
    const checks = Object.entries(table).map(([name, spec]) => [
      name,
      about(
        spec.help ?? '',
        check({}, (value, report) => {
          if (readOption(value, spec) === undefined) report.add(`cannot be ${quote(value)}. ${expectsOf(spec)}`);
        }),
      ),
    ]);
    const report = new Report();
    // A file of comments only is an empty one.
    const given = source.value ?? {};
    object(Object.fromEntries(checks))(given, report);
    if (report.findings.length > 0) return refuse(source.toProblems(report.findings).map(formatProblem));
    return Object.fromEntries(
      Object.entries(given).map(([name, value]) => [
        name,
        fromFolder(path, name, readOption(value, table[name] ?? {})),
      ]),
    );
  } catch (error) {
    if (error instanceof ScenarioError) return refuse(error.problems.map(formatProblem));
    throw error;
  }
}

function fromFolder(path: string, name: string, value: unknown): unknown {
  if (!FILES.includes(name) || typeof value !== 'string' || isAbsolute(value)) return value;
  return builtinScenarios.includes(value) ? value : resolve(dirname(path), value);
}

function expectsOf({ text }: FlagSpec): string {
  if (text === undefined) return '';
  return 'words' in text ? `There are ${text.words.join(', ')}.` : text.expects;
}

/** What an option takes for a value. Undefined for a wrong one. */
function readOption(value: unknown, { text }: FlagSpec): unknown {
  const texts = textsOf(value);
  if (text === undefined || texts === undefined) return undefined;
  if ('words' in text) return texts.length === 1 && text.words.includes(texts[0] ?? '') ? texts[0] : undefined;
  const parse = parserOf(text);
  let read: unknown;
  try {
    for (const each of texts) read = parse(each, read);
  } catch {
    return undefined;
  }
  return read;
}

/** A value as it would be typed: once for each item of a list and each member of an object. */
function textsOf(value: unknown): readonly string[] | undefined {
  if (['string', 'number', 'boolean'].includes(typeof value)) return [String(value)];
  if (typeof value !== 'object' || value === null) return undefined;
  const texts = Array.isArray(value)
    ? value.map((item) => (typeof item === 'object' ? JSON.stringify(item) : String(item)))
    : Object.entries(value).map(([name, member]) => `${name}=${member}`);
  return texts.length === 0 ? undefined : texts;
}
