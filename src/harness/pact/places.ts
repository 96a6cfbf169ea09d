import { isNode, LineCounter, parseDocument } from 'yaml';

/** A spot in a text, both from 1. */
export interface Spot {
  readonly line: number;
  readonly column: number;
}

/**
 * Finds where in a JSON or YAML text something stands, by the names and numbers that lead there. Of what is not there, the
 * nearest thing around it. `undefined` for a text that cannot be read.
 */
export function placeFinder(text: string): (path: readonly (string | number)[]) => Spot | undefined {
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
