/** What a condition compares, and how. */
export type Operator = '=' | '!=' | '<' | '<=' | '>' | '>=' | 'contains';

export type Term =
  | { readonly kind: 'name'; readonly path: string }
  | { readonly kind: 'value'; readonly value: string | number | boolean | null };

/** A condition that could be read, such as `amount > 10000`, `vatId != ""`, `paid = true` or `a.b >= 3 and not (c = open)`. */
export type Condition =
  | { readonly kind: 'compare'; readonly left: Term; readonly operator: Operator; readonly right: Term }
  | { readonly kind: 'truth'; readonly term: Term }
  | { readonly kind: 'not'; readonly of: Condition }
  | { readonly kind: 'and' | 'or'; readonly left: Condition; readonly right: Condition };

/** A name that conditions ask for, and what it is compared with. */
export interface Asked {
  readonly path: string;
  readonly operator: Operator;
  readonly value: string | number | boolean | null;
}

/** What conditions know of a run: the value of a name, and whether it has one without being made up. */
export interface Lookup {
  value(path: string): unknown;
  has(path: string): boolean;
}

/** Whether a condition holds. A name on the right that nothing is known of is a text: `priority = urgent`. */
export function holds(condition: Condition, lookup: Lookup): boolean {
  switch (condition.kind) {
    case 'and':
      return holds(condition.left, lookup) && holds(condition.right, lookup);
    case 'or':
      return holds(condition.left, lookup) || holds(condition.right, lookup);
    case 'not':
      return !holds(condition.of, lookup);
    case 'truth':
      return Boolean(leftValue(condition.term, lookup));
    case 'compare':
      return compare(leftValue(condition.left, lookup), condition.operator, rightValue(condition.right, lookup));
  }
}

function leftValue(term: Term, lookup: Lookup): unknown {
  return term.kind === 'value' ? term.value : lookup.value(term.path);
}

function rightValue(term: Term, lookup: Lookup): unknown {
  return term.kind === 'value' ? term.value : lookup.has(term.path) ? lookup.value(term.path) : term.path;
}

function compare(left: unknown, operator: Operator, right: unknown): boolean {
  switch (operator) {
    case '=':
      return isSame(left, right);
    case '!=':
      return !isSame(left, right);
    case 'contains':
      return Array.isArray(left) ? left.some((item) => isSame(item, right)) : toText(left).includes(toText(right));
    default: {
      const order = orderOf(left, right);
      return (
        order !== undefined &&
        (operator.endsWith('=') && order === 0 ? true : operator[0] === '<' ? order < 0 : order > 0)
      );
    }
  }
}

// Forms and queries bring numbers as texts, so that texts which read as the other side's value count as it.
function isSame(left: unknown, right: unknown): boolean {
  return left === right || (left !== undefined && right !== undefined && toText(left) === toText(right));
}

/** Below, equal or above 0; undefined where there is no order. */
function orderOf(left: unknown, right: unknown): number | undefined {
  const [a, b] = [toNumber(left), toNumber(right)];
  if (a !== undefined && b !== undefined) {
    return a - b;
  }
  if (typeof left === 'string' && typeof right === 'string') {
    return left < right ? -1 : left > right ? 1 : 0;
  }
  return undefined;
}

function toNumber(value: unknown): number | undefined {
  const number =
    typeof value === 'number' ? value : typeof value === 'string' && value !== '' ? Number(value) : Number.NaN;
  return Number.isNaN(number) ? undefined : number;
}

function toText(value: unknown): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
}

/** What a condition asks for on its left, and what it is compared with: values are made up so that either may come out. */
export function askedOf(condition: Condition): Asked[] {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return [...askedOf(condition.left), ...askedOf(condition.right)];
    case 'not':
      return askedOf(condition.of);
    case 'truth':
      return condition.term.kind === 'name' ? [{ path: condition.term.path, operator: '=', value: true }] : [];
    case 'compare': {
      const { left, operator, right } = condition;
      const value = right.kind === 'value' ? right.value : right.path;
      return left.kind === 'name' ? [{ path: left.path, operator, value }] : [];
    }
  }
}
