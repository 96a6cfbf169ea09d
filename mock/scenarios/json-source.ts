import { type Finding, MOST_PROBLEMS, type Segment, toPath } from '../domain/checks/report.js';
import { findRounded } from '../domain/exact-numbers.js';
import { scanJson } from './json-scan.js';
import { notExact, ScenarioError, type ScenarioProblem } from './scenario-error.js';
import type { Source } from './source.js';

function createLineFinder(text: string): (offset: number) => { line: number; column: number } {
  const starts = [0];
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}

interface Wanted {
  readonly findings: Finding[];
  readonly inside: Map<Segment, Wanted>;
}

function toTree(findings: readonly Finding[]): Wanted {
  const root: Wanted = { findings: [], inside: new Map() };
  for (const finding of findings) {
    let wanted = root;
    for (const segment of finding.path) {
      let next = wanted.inside.get(segment);
      if (!next) {
        next = { findings: [], inside: new Map() };
        wanted.inside.set(segment, next);
      }
      wanted = next;
    }
    wanted.findings.push(finding);
  }
  return root;
}

const TWICE = 'this member is there already; a member may be written once';

/** Places of members that their object has already: JSON.parse would silently return the last one only. */
function findRepeated(text: string): { readonly offset: number; readonly path: Segment[] }[] {
  const repeated: { readonly offset: number; readonly path: Segment[] }[] = [];
  const path: Segment[] = [];
  const members: (Set<Segment> | undefined)[] = [];
  scanJson(text, {
    enter: (segment, keyOffset, valueOffset) => {
      if (segment !== undefined) path.push(segment);
      if (typeof segment === 'string') {
        const known = members.at(-1);
        if (known?.has(segment)) repeated.push({ offset: keyOffset, path: [...path] });
        known?.add(segment);
      }
      members.push(text[valueOffset] === '{' ? new Set() : undefined);
    },
    leave: () => {
      path.pop();
      members.pop();
    },
  });
  return repeated;
}

/** Reads JSON. Places of values are looked up when problems are reported. `value` is what JSON.parse makes of it, where that is at hand. */
export function readJson(text: string, file: string, value?: object): Source {
  const toProblems = (findings: readonly Finding[]): ScenarioProblem[] => {
    const place = createLineFinder(text);
    const offsets = new Map<Finding, number>();
    const root = toTree(findings);
    const open: (Wanted | undefined)[] = [];
    scanJson(text, {
      enter: (segment, keyOffset, valueOffset) => {
        const wanted = segment === undefined ? root : open.at(-1)?.inside.get(segment);
        open.push(wanted);
        for (const finding of wanted?.findings ?? [])
          offsets.set(finding, finding.blame === 'key' ? keyOffset : valueOffset);
      },
      leave: () => {
        open.pop();
      },
    });
    return findings.map((finding) => ({
      file,
      ...place(offsets.get(finding) ?? 0),
      path: toPath(finding.path),
      message: finding.message,
    }));
  };
  let read: unknown = value;
  try {
    read ??= JSON.parse(text);
  } catch (error) {
    const fault = scanJson(text, { enter: () => undefined, leave: () => undefined });
    const message = fault?.message ?? `not JSON: ${error instanceof Error ? error.message : String(error)}`;
    throw new ScenarioError('wrong', file, [
      { file, ...createLineFinder(text)(fault?.offset ?? 0), path: '', message },
    ]);
  }
  const findTwice = (): ScenarioProblem[] => {
    const repeated = findRepeated(text).slice(0, MOST_PROBLEMS);
    const place = createLineFinder(repeated.length === 0 ? '' : text);
    return repeated.map(({ offset, path }) => ({ file, ...place(offset), path: toPath(path), message: TWICE }));
  };
  const findInexact = (): ScenarioProblem[] => {
    const rounded = findRounded(text).slice(0, MOST_PROBLEMS);
    const place = createLineFinder(rounded.length === 0 ? '' : text);
    return rounded.map(({ offset, written }) => ({ file, ...place(offset), path: '', message: notExact(written) }));
  };
  return { value: read, toProblems, findRepeated: findTwice, findRounded: findInexact };
}
