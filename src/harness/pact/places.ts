import { isNode, LineCounter, parseDocument } from 'yaml';
import { parseJson } from '../json.js';
import { spanAt } from './json-source.js';

/** A spot in a text, both from 1. */
export interface Spot {
  readonly line: number;
  readonly column: number;
}

type Finder = (path: readonly (string | number)[]) => Spot | undefined;

/**
 * Finds where in a JSON or YAML text something stands, by the names and numbers that lead there. Of what is not there, the
 * nearest thing around it. `undefined` for a text that cannot be read.
 */
export function placeFinder(text: string): Finder {
  return parseJson(text) === undefined ? inYaml(text) : inJson(text);
}

function inJson(text: string): Finder {
  return (path) => {
    for (let length = path.length; length >= 0; length--) {
      const span = spanAt(text, path.slice(0, length));
      if (span === undefined) continue;
      const before = text.slice(0, span.start).split('\n');
      return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
    }
    return undefined;
  };
}

function inYaml(text: string): Finder {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, keepSourceTokens: false });
  return (path) => {
    for (let length = path.length; length >= 0; length--) {
      const node: unknown = document.getIn(path.slice(0, length), true);
      if (!isNode(node) || !node.range) continue;
      const { line, col } = counter.linePos(node.range[0]);
      return { line, column: col };
    }
    return undefined;
  };
}
