import type { AnswerStep } from './change-rules.js';
import { type Members, membersOf, sampleOf, typesOf, wholeSchema } from './schemas.js';

/** A schema with the document that it stands in. */
export interface Described {
  readonly document: Members;
  readonly schema: unknown;
}

/** Deeper, no answer of the document goes. */
const DEEPEST = 8;

/** What makes answers of the one schema answers of the other. */
export function compareSchemas(before: Described, after: Described, at: readonly string[] = []): readonly AnswerStep[] {
  if (at.length > DEEPEST) return [];
  const [old, now] = [before, after].map(({ document, schema }) => wholeSchema(document, schema));
  if (old === undefined || now === undefined) return [];
  const within = (one: unknown, other: unknown, path = at): readonly AnswerStep[] =>
    compareSchemas({ ...before, schema: one }, { ...after, schema: other }, path);
  const parts = ['oneOf', 'anyOf'].flatMap((word) => {
    const [olds, news] = [old[word], now[word]];
    return Array.isArray(olds) && Array.isArray(news)
      ? olds.flatMap((each: unknown, n) => within(each, news[n] ?? each))
      : [];
  });
  const elements = old.items === undefined || now.items === undefined ? [] : within(old.items, now.items, [...at, '*']);
  return distinct([...parts, ...elements, ...compareMembers(old, now, { before, after, at })]);
}

function distinct(steps: readonly AnswerStep[]): readonly AnswerStep[] {
  return [...new Map(steps.map((step) => [JSON.stringify(step), step])).values()];
}

interface Around {
  readonly before: Described;
  readonly after: Described;
  readonly at: readonly string[];
}

function compareMembers(old: Members, now: Members, { before, after, at }: Around): readonly AnswerStep[] {
  const [olds, news] = [membersOf(old.properties), membersOf(now.properties)];
  const renamed = new Map<string, string>();
  for (const [name, member] of Object.entries(news)) {
    const from = wholeSchema(after.document, member)['x-renamed-from'];
    if (typeof from === 'string' && Object.hasOwn(olds, from) && !Object.hasOwn(news, from)) renamed.set(from, name);
  }
  const added = Object.keys(news).filter((name) => !Object.hasOwn(olds, name) && ![...renamed.values()].includes(name));
  return [
    ...Object.keys(olds).flatMap((name): readonly AnswerStep[] => {
      const to = renamed.get(name);
      if (to !== undefined) return [{ kind: 'rename', at, name, to }];
      if (!Object.hasOwn(news, name)) return [{ kind: 'remove', at, name }];
      return compareMember(name, { ...before, schema: olds[name] }, { ...after, schema: news[name] }, at);
    }),
    ...added.map((name): AnswerStep => ({ kind: 'add', at, name, value: sampleOf(after.document, news[name]) })),
  ];
}

function compareMember(
  name: string,
  before: Described,
  after: Described,
  at: readonly string[],
): readonly AnswerStep[] {
  const [old, now] = [wholeSchema(before.document, before.schema), wholeSchema(after.document, after.schema)];
  const [was, is] = [typesOf(old), typesOf(now)];
  // A type that is one of several stays what it is.
  const left = was.filter((type) => type !== 'null');
  if (
    is.length > 0 &&
    left.length > 0 &&
    !left.some((type) => is.includes(type) || (type === 'integer' && is.includes('number')))
  ) {
    const [to = 'null'] = is;
    return [{ kind: 'convert', at, name, to, example: sampleOf(after.document, now) }];
  }
  if (was.length > 0 && is.includes('null') && !was.includes('null'))
    return [{ kind: 'convert', at, name, to: 'null', example: null }];
  const [words, more] = [old.enum, now.enum].map((list) => (Array.isArray(list) ? list : []));
  const instead = now['x-instead-of'] ?? words?.filter((word) => word !== null && word !== '').at(-1);
  const [value] = more?.filter((word: unknown) => !words?.includes(word)) ?? [];
  // Without one to stand for, nothing says where the new value is seen.
  if (value !== undefined && instead !== undefined) return [{ kind: 'show', at, name, instead, value }];
  return compareSchemas(before, after, [...at, name]);
}
