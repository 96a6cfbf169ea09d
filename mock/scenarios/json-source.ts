import { scanJson } from './json-scan.js';
import { type Finding, type Segment, toPath } from './report.js';
import { ScenarioError, type ScenarioProblem } from './scenario-error.js';
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

/** Reads JSON. Places are looked up when there is something to report, so that a good file costs JSON.parse and no more. */
export function readJson(text: string, file: string): Source {
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
  try {
    const value: unknown = JSON.parse(text);
    return { value, toProblems };
  } catch (error) {
    const fault = scanJson(text, { enter: () => undefined, leave: () => undefined });
    const message = fault?.message ?? `not JSON: ${error instanceof Error ? error.message : String(error)}`;
    throw new ScenarioError('wrong', file, [
      { file, ...createLineFinder(text)(fault?.offset ?? 0), path: '', message },
    ]);
  }
}
