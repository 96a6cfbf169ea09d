import { createRequire } from 'node:module';
import type { Document, LineCounter, Node, YAMLError, YAMLMap } from 'yaml';
import { type Finding, type Segment, toPath } from '../domain/checks/report.js';
import { isRounded } from '../domain/exact-numbers.js';
import { notExact, ScenarioError } from './scenario-error.js';
import type { Source } from './source.js';

const DEEPEST = 200;

/** An alias costs little in the file but a whole copy in the world. */
const MOST_COPIES = 10_000;

/** For each alias the parser looks at all anchors and aliases before it. */
const MOST_LOOKS = 20_000_000;

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

/** The pairs of maps by the texts of their keys. Thousands of problems may lie in one map. */
const pairsOfMaps = new WeakMap<YAMLMap, Map<string | symbol, YAMLMap['items'][number]>>();

const MERGE = Symbol('<<');

function pairsOf(yaml: Yaml, map: YAMLMap): Map<string | symbol, YAMLMap['items'][number]> {
  let pairs = pairsOfMaps.get(map);
  if (pairs === undefined) {
    pairs = new Map(map.items.map((pair) => [keyOf(yaml, pair.key), pair] as const).reverse());
    pairsOfMaps.set(map, pairs);
  }
  return pairs;
}

function keyOf(yaml: Yaml, key: unknown): string | symbol {
  if (!yaml.isScalar(key)) return String(key);
  return key.source === '<<' ? MERGE : String(key.value);
}

function findYamlPlace(yaml: Yaml, document: Document.Parsed, finding: Finding): number {
  const follow = (node: unknown): unknown => (yaml.isAlias(node) ? node.resolve(document) : node);
  const findPair = (map: YAMLMap, segment: Segment): YAMLMap['items'][number] | undefined => {
    const pairs = pairsOf(yaml, map);
    const own = pairs.get(String(segment));
    if (own) return own;
    const merge = pairs.get(MERGE);
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

const TWICE = 'this member is there already; a member may be written once';

/** Own texts for faults that the parser words for programmers. */
const FAULTS: Readonly<Record<string, string>> = {
  MULTIPLE_DOCS: 'a second document begins here; a world file holds one',
  RESOURCE_EXHAUSTION: 'it is nested too deeply',
};

/** Whether a number is another one than what is written. */
function isInexact(source: string, value: number): boolean {
  return /^[-+]?[\d.]/.test(source) && !/^[-+]?0[ox]/.test(source) ? isRounded(source) : !Number.isSafeInteger(value);
}

/** Places of numbers that are others than what is written. */
function findInexact(yaml: Yaml, document: Document): { readonly offset: number; readonly written: string }[] {
  const found: { offset: number; written: string }[] = [];
  yaml.visit(document, {
    Scalar: (_key, { value, source, range }) => {
      if (typeof value === 'number' && Number.isFinite(value) && source !== undefined && isInexact(source, value)) {
        found.push({ offset: range?.[0] ?? 0, written: source });
      }
    },
  });
  return found;
}

/** Members that their map has already, and one alias too many. */
function findExcess(yaml: Yaml, document: Document): { offset: number; message: string }[] {
  const excess: { offset: number; message: string }[] = [];
  let named = 0;
  let aliases = 0;
  yaml.visit(document, {
    Seq: (_key, { anchor }) => {
      named += anchor === undefined ? 0 : 1;
    },
    Scalar: (_key, { anchor }) => {
      named += anchor === undefined ? 0 : 1;
    },
    Alias: (_key, alias) => {
      named += 1;
      aliases += 1;
      if (aliases * named < MOST_LOOKS) return undefined;
      excess.push({ offset: alias.range?.[0] ?? 0, message: `there are more than ${aliases} aliases up to here` });
      return yaml.visit.BREAK;
    },
    Map: (_key, map) => {
      named += map.anchor === undefined ? 0 : 1;
      const known = new Set<unknown>();
      for (const { key } of map.items) {
        if (!yaml.isScalar(key) || key.source === '<<') continue;
        if (known.has(key.value)) excess.push({ offset: key.range?.[0] ?? 0, message: TWICE });
        known.add(key.value);
      }
    },
  });
  return excess;
}

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

  // The parser's own look for repeated members compares each with each.
  const document = yaml.parseDocument(text, {
    merge: true,
    prettyErrors: false,
    lineCounter: lines,
    uniqueKeys: false,
  });
  const parsed = [...document.errors, ...document.warnings].map(toFault);
  const faults = parsed.length > 0 ? parsed : findExcess(yaml, document);
  const exhausted = document.errors.find(({ code }) => code === 'RESOURCE_EXHAUSTION');
  if (exhausted !== undefined) throw refuse([toFault(exhausted)]);
  if (faults.length > 0) throw refuse(faults);
  let value: unknown;
  try {
    value = unshare(document.toJS({ maxAliasCount: MOST_COPIES }), { left: MOST_VALUES }, 0);
  } catch (error) {
    throw refuse([toAliasFault(yaml, document, error)]);
  }
  return {
    value,
    findRounded: () =>
      findInexact(yaml, document).map(({ offset, written }) => {
        const { line, col } = lines.linePos(offset);
        return { file, line, column: col, path: '', message: notExact(written) };
      }),
    toProblems: (findings) =>
      findings.map((finding) => {
        const { line, col } = lines.linePos(findYamlPlace(yaml, document, finding));
        return { file, line, column: col, path: toPath(finding.path), message: finding.message };
      }),
  };
}
