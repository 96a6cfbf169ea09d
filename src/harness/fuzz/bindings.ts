// What differs rightly between two services that do the same: what each makes up. Everything else has to be equal.

/** Token, digest, id, instant, or what of a token is shown; longer forms first. */
const MADE_UP =
  /[A-Za-z0-9_-]{171}|(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])|(?<![0-9a-f])[0-9a-f]{24}(?![0-9a-f])|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z|\*{8,}[A-Za-z0-9_-]{0,8}/g;

const PLACEHOLDER = /<<(id|token) (\d+)>>/g;

export type Side = 'a' | 'b';

type Kind = 'id' | 'token' | 'digest' | 'time';

interface Pair {
  readonly a: string;
  readonly b: string;
}

/** Which id and token of one target means the same as which of the other. */
export class Bindings {
  readonly #partners = new Map<string, string>();
  readonly #owners = new Map<string, string>();
  readonly #known: Record<'id' | 'token', Pair[]> = { id: [], token: [] };
  readonly #toleranceMs: number;

  /** Instants may differ by so much. `tokens` are pairs that are known from the start. */
  constructor(toleranceMs: number, tokens: readonly Pair[]) {
    this.#toleranceMs = toleranceMs;
    for (const { a, b } of tokens) this.#bind('token', a, b);
  }

  /** A step's text as one target has to be sent it. */
  fill(text: string, side: Side): string {
    return text.replace(PLACEHOLDER, (_, kind: 'id' | 'token', index: string) => {
      const known = this.#known[kind];
      return known[Number(index) % Math.max(1, known.length)]?.[side] ?? '0'.repeat(24);
    });
  }

  /** Whether the texts mean the same; what they name for the first time is learned. */
  isSame(a: string, b: string): boolean {
    const [inA, inB] = [a, b].map((text) => [...text.matchAll(MADE_UP)].map(([found]) => found));
    if (a.replace(MADE_UP, '<>') !== b.replace(MADE_UP, '<>') || inA?.length !== inB?.length) return false;
    return (inA ?? []).every((each, index) => this.#isPair(each, inB?.[index] ?? ''));
  }

  #isPair(a: string, b: string): boolean {
    const kind = kindOf(a);
    if (kind !== kindOf(b)) return false;
    if (kind === 'time') return Math.abs(Date.parse(a) - Date.parse(b)) <= this.#toleranceMs;
    if (kind === 'digest') return true;
    const [partner, owner] = [this.#partners.get(a), this.#owners.get(b)];
    if (partner !== undefined || owner !== undefined) return partner === b && owner === a;
    this.#bind(kind, a, b);
    return true;
  }

  #bind(kind: 'id' | 'token', a: string, b: string): void {
    this.#partners.set(a, b);
    this.#owners.set(b, a);
    this.#known[kind].push({ a, b });
  }
}

function kindOf(text: string): Kind {
  if (text.length === 32 || text.startsWith('*')) return 'digest';
  if (text.length === 171) return 'token';
  return text.includes('T') ? 'time' : 'id';
}
