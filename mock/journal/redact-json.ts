/** Whether the text at this place is a secret. `names` are the members that lead there, outermost first; lists have none. */
export type SecretMember = (names: readonly string[]) => boolean;

const TOKENS = /"(?:[^"\\]|\\.)*"?|[{}[\],:]|[^\s{}[\],:"]+|\s+/g;

/**
 * JSON text with the secret texts and numbers in it replaced. Everything else stays as it was written, and text that is no whole
 * JSON is followed as far as it can be: bodies may be cut, or wrong.
 */
export function redactJson(text: string, isSecret: SecretMember, replacement: string): string {
  const names: string[] = [];
  /** Kinds of the containers around. */
  const open: ('{' | '[')[] = [];
  /** Number of names above each container. */
  const depths: number[] = [];
  let isValue = false;
  const pieces: string[] = [];
  for (const [token] of text.matchAll(TOKENS)) {
    let piece = token;
    switch (token[0]) {
      case '{':
      case '[':
        open.push(token === '{' ? '{' : '[');
        depths.push(names.length);
        isValue = token === '[';
        break;
      case '}':
      case ']':
        open.pop();
        names.length = depths.pop() ?? 0;
        break;
      case ':':
        isValue = true;
        break;
      case ',':
        isValue = open.at(-1) !== '{';
        break;
      default:
        if (token.trim() === '') {
          break;
        }
        if (open.at(-1) === '{' && !isValue) {
          names.length = depths.at(-1) ?? 0;
          names.push(nameOf(token));
        } else if (isHiding(token) && names.length > 0 && isSecret(names)) {
          piece = JSON.stringify(replacement);
        }
    }
    pieces.push(piece);
  }
  return pieces.join('');
}

/** Whether the value can be a secret: an empty text, null and booleans cannot. */
export function isHiding(value: string): boolean {
  return value !== '""' && !/^(?:null|true|false)$/.test(value);
}

function nameOf(token: string): string {
  try {
    return String(JSON.parse(token));
  } catch {
    return token.replace(/^"|"$/g, '');
  }
}
