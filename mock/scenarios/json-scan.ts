/** Where JSON text stops being JSON. */
export interface JsonFault {
  readonly offset: number;
  readonly message: string;
}

export interface JsonVisitor {
  /** Before each value: its place in its parent (the root has none), where its key starts (in lists: the value) and where it starts. */
  enter(segment: string | number | undefined, keyOffset: number, valueOffset: number): void;
  leave(): void;
}

interface Frame {
  readonly close: '}' | ']';
  index: number;
}

const LITERAL = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const BLANKS = /[ \t\n\r]*/y;
/** What stands in a string as it is: looked at one by one, the characters of a long text would take five times as long. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they end what a string may hold
const PLAIN = /[^"\\\u0000-\u001f]*/y;

/**
 * Walks JSON text and reports the place of each value, which JSON.parse does not; its error texts also differ between versions of
 * Node. Without recursion: text may be nested to any depth. Returns the first fault, undefined when the text is JSON.
 */
export function scanJson(text: string, visitor: JsonVisitor): JsonFault | undefined {
  const frames: Frame[] = [];
  let at = 0;

  const skipBlanks = (): void => {
    if (text.charCodeAt(at) > 0x20) return;
    BLANKS.lastIndex = at;
    BLANKS.test(text);
    at = BLANKS.lastIndex;
  };
  const fault = (wanted: string): JsonFault => {
    const found =
      at >= text.length
        ? 'the text ends here'
        : `found ${JSON.stringify(String.fromCodePoint(text.codePointAt(at) ?? 0))}`;
    return { offset: at, message: `not JSON: ${found}, where ${wanted} is due` };
  };
  const readString = (): JsonFault | undefined => {
    at += 1;
    for (;;) {
      PLAIN.lastIndex = at;
      PLAIN.test(text);
      at = PLAIN.lastIndex;
      const code = text.charCodeAt(at);
      if (code === 0x22) break;
      if (Number.isNaN(code)) return fault('the closing quote of a string');
      if (code < 0x20) return fault('an escape (a string may not hold control characters as they are)');
      if (code === 0x5c) {
        const rest = text.slice(at + 1, at + 6);
        if (!/^(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/.test(rest)) return fault('an escape that JSON knows');
        at += 1;
      }
      at += 1;
    }
    at += 1;
    return undefined;
  };
  const readKey = (): JsonFault | undefined => {
    const keyOffset = at;
    if (text[at] !== '"') return fault('a member name in double quotes');
    const bad = readString();
    if (bad) return bad;
    const written = text.slice(keyOffset + 1, at - 1);
    const key: unknown = written.includes('\\') ? JSON.parse(`"${written}"`) : written;
    skipBlanks();
    if (text[at] !== ':') return fault('":"');
    at += 1;
    skipBlanks();
    visitor.enter(String(key), keyOffset, at);
    return undefined;
  };

  skipBlanks();
  visitor.enter(undefined, at, at);
  for (;;) {
    const first = text[at];
    let opened = false;
    if (first === '{' || first === '[') {
      const close = first === '{' ? '}' : ']';
      at += 1;
      skipBlanks();
      if (text[at] === close) {
        at += 1;
      } else {
        opened = true;
        frames.push({ close, index: 0 });
        if (close === ']') visitor.enter(0, at, at);
        else {
          const bad = readKey();
          if (bad) return bad;
        }
      }
    } else if (first === '"') {
      const bad = readString();
      if (bad) return bad;
    } else {
      LITERAL.lastIndex = at;
      if (!LITERAL.test(text)) return fault('a value');
      at = LITERAL.lastIndex;
    }
    if (opened) continue;

    // Behind a value: close what ends here, until something follows.
    for (;;) {
      visitor.leave();
      skipBlanks();
      const frame = frames.at(-1);
      if (frame === undefined) return at < text.length ? fault('the end') : undefined;
      if (text[at] === frame.close) {
        at += 1;
        frames.pop();
        continue;
      }
      if (text[at] !== ',') return fault(`"," or "${frame.close}"`);
      at += 1;
      skipBlanks();
      if (frame.close === ']') {
        frame.index += 1;
        visitor.enter(frame.index, at, at);
      } else {
        const bad = readKey();
        if (bad) return bad;
      }
      break;
    }
  }
}
