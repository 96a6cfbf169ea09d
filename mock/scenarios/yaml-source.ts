import { createRequire } from 'node:module';
import type { Document, LineCounter, Node, YAMLError, YAMLMap } from 'yaml';
import { type Finding, type Segment, toPath } from '../domain/checks/report.js';
import { ScenarioError } from './scenario-error.js';
import type { Source } from './source.js';

const DEEPEST = 200;

/** An alias costs little in the file but a whole copy in the world. */
const MOST_COPIES = 10_000;

const MOST_VALUES = 5_000_000;

type Yaml = typeof import('yaml');

/** Loaded when YAML is first read: it costs about 30 ms. */
function loadYaml(): Yaml {
  const yaml: Yaml = createRequire(import.meta.url)('yaml');
  return yaml;
}

/** Copies, so that records do not share objects because the file used an alias. Refuses values that grow too large. */
function unshare(value: unknown, budget: { left: number }, depth: number): unknown {
  budget.left -= 1;
  if (budget.left < 0)
    throw new RangeError(
      `it holds more than ${MOST_VALUES} values, aliases counted each time; write it as JSON, or use fewer`,
    );
  if (typeof value !== 'object' || value === null) return value;
  if (depth > DEEPEST) throw new RangeError(`it is nested deeper than ${DEEPEST} levels`);
  if (Array.isArray(value)) return value.map((item) => unshare(item, budget, depth + 1));
  // fromEntries makes own members of any name, `__proto__` too, which the check then reports.
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, unshare(member, budget, depth + 1)]));
}

function findYamlPlace(yaml: Yaml, document: Document.Parsed, finding: Finding): number {
  const follow = (node: unknown): unknown => (yaml.isAlias(node) ? node.resolve(document) : node);
  const findPair = (map: YAMLMap, segment: Segment): YAMLMap['items'][number] | undefined => {
    const own = map.items.find((pair) => String(yaml.isScalar(pair.key) ? pair.key.value : pair.key) === segment);
    if (own) return own;
    const merge = map.items.find((pair) => yaml.isScalar(pair.key) && pair.key.source === '<<');
    const merged = follow(merge?.value);
    const sources = yaml.isSeq(merged) ? merged.items.map(follow) : [merged];
    for (const source of sources) {
      const pair = yaml.isMap(source) ? findPair(source, segment) : undefined;
      if (pair) return pair;
    }
    return undefined;
  };
  const startOf = (node: unknown): number | undefined => (yaml.isNode(node) ? (node as Node).range?.[0] : undefined);

  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const segment of finding.path) {
    const parent = follow(node);
    let keyOffset: number | undefined;
    if (yaml.isSeq(parent) && typeof segment === 'number') node = parent.items[segment];
    else if (yaml.isMap(parent)) {
      const pair = findPair(parent, segment);
      keyOffset = startOf(pair?.key);
      node = pair?.value;
    } else break;
    // A member without a value (`name:`) has the place of its name.
    const valueOffset = startOf(node) ?? keyOffset;
    offset = (finding.blame === 'key' ? (keyOffset ?? valueOffset) : valueOffset) ?? offset;
  }
  return offset;
}

/** Why a well-formed document cannot be turned into values: its aliases. */
function toAliasFault(
  yaml: Yaml,
  document: Document,
  error: unknown,
): { offset?: number | undefined; message: string } {
  const cause = error instanceof Error ? error.message : String(error);
  if (cause.startsWith('Excessive'))
    return { message: `an alias, with those inside it, is repeated more than ${MOST_COPIES} times` };
  const name = /^Unresolved alias .*: (.*)$/.exec(cause)?.[1];
  if (name === undefined) return { message: cause };
  let offset: number | undefined;
  yaml.visit(document, {
    Alias: (_key, node) => {
      if (node.source !== name) return undefined;
      offset = node.range?.[0];
      return yaml.visit.BREAK;
    },
  });
  return { offset, message: `there is no anchor &${name} before this alias` };
}

/** Own texts for faults that the parser words for programmers. */
const FAULTS: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: 'this member is there already; a member may be written once',
  MULTIPLE_DOCS: 'a second document begins here; a world file holds one',
  RESOURCE_EXHAUSTION: 'it is nested too deeply',
};

/** Reads YAML 1.2 with merge keys (`<<`). */
export function readYaml(text: string, file: string): Source {
  const yaml = loadYaml();
  const lines: LineCounter = new yaml.LineCounter();
  const refuse = (faults: readonly { offset?: number | undefined; message: string }[]): ScenarioError =>
    new ScenarioError(
      'wrong',
      file,
      faults.map(({ offset, message }) => {
        const { line, col } = offset === undefined ? { line: 0, col: 0 } : lines.linePos(offset);
        return { file, line, column: col, path: '', message: `not YAML that can be used: ${message}` };
      }),
    );
  const toFault = ({ code, pos, message }: YAMLError): { offset: number; message: string } => ({
    offset: pos[0],
    message: FAULTS[code] ?? message,
  });

  const document = yaml.parseDocument(text, { merge: true, prettyErrors: false, lineCounter: lines });
  const faults = [...document.errors, ...document.warnings];
  const exhausted = faults.filter(({ code }) => code === 'RESOURCE_EXHAUSTION').slice(0, 1);
  if (faults.length > 0) throw refuse((exhausted.length > 0 ? exhausted : faults).map(toFault));
  let value: unknown;
  try {
    value = unshare(document.toJS({ maxAliasCount: MOST_COPIES }), { left: MOST_VALUES }, 0);
  } catch (error) {
    throw refuse([toAliasFault(yaml, document, error)]);
  }
  return {
    value,
    toProblems: (findings) =>
      findings.map((finding) => {
        const { line, col } = lines.linePos(findYamlPlace(yaml, document, finding));
        return { file, line, column: col, path: toPath(finding.path), message: finding.message };
      }),
  };
}
