import type { ApiChange, AskedRequest } from '../../../mock/index.js';
import type { AnswerStep, ChangeRule, Condition } from './change-rules.js';

type RuleOf<Kind extends ChangeRule['kind']> = Extract<ChangeRule, { readonly kind: Kind }>;

/** Plays the rules over what a mock answers. */
export function createPlayer(rules: readonly ChangeRule[]): ApiChange {
  const byOperation = new Map<string, ChangeRule[]>();
  for (const rule of rules) byOperation.set(rule.operation, [...(byOperation.get(rule.operation) ?? []), rule]);
  return {
    touches: (operation) => byOperation.has(operation),
    refuse: (request) => {
      const rule = byOperation
        .get(request.operation)
        ?.find((each): each is RuleOf<'refuse'> => each.kind === 'refuse' && isMet(each.when, request));
      return rule && { status: rule.status, message: rule.message, titles: [rule.title] };
    },
    query: (operation, query) => {
      const titles: string[] = [];
      const changed = (byOperation.get(operation) ?? []).reduce((text, rule) => {
        const next = changeQuery(text, rule);
        if (next !== text) titles.push(rule.title);
        return next;
      }, query);
      return titles.length === 0 ? undefined : { query: changed, titles };
    },
    answer: (operation, { status, body }) => changeAnswer(byOperation.get(operation) ?? [], status, body),
  };
}

function isMet(when: Condition, { query, body, header }: AskedRequest): boolean {
  if ('always' in when) return true;
  if ('withoutQuery' in when) return !query.some(([name]) => name === when.withoutQuery);
  if ('withoutHeader' in when) return header(when.withoutHeader.toLowerCase()) === undefined;
  if ('withoutMember' in when) return !isObject(body) || body[when.withoutMember] === undefined;
  return Object.entries(when.query).every(([name, value]) =>
    query.some((pair) => pair[0] === name && pair[1] === value),
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Parts of a raw query with their decoded names. */
function partsOf(query: string): readonly { readonly text: string; readonly name: string }[] {
  return query
    .split('&')
    .filter((text) => text !== '')
    .map((text) => ({ text, name: [...new URLSearchParams(text).keys()][0] ?? '' }));
}

function changeQuery(query: string, rule: ChangeRule): string {
  const parts = partsOf(query);
  const joined = (texts: readonly string[]): string => texts.join('&');
  const pair = (name: string, value: string): string => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`;
  switch (rule.kind) {
    case 'default':
      return parts.some(({ name }) => name === rule.name)
        ? query
        : joined([...parts.map(({ text }) => text), pair(rule.name, rule.value)]);
    case 'most':
      return joined(
        parts.map(({ text, name }) =>
          name === rule.name && Number(new URLSearchParams(text).get(name)) > rule.value
            ? pair(name, String(rule.value))
            : text,
        ),
      );
    case 'ignore':
      return joined(parts.filter(({ name }) => name !== rule.name).map(({ text }) => text));
    case 'called':
      return joined(
        parts.flatMap(({ text, name }) => {
          if (name === rule.was) return [];
          return [name === rule.name ? pair(rule.was, new URLSearchParams(text).get(name) ?? '') : text];
        }),
      );
    default:
      return query;
  }
}

function changeAnswer(rules: readonly ChangeRule[], status: number, body: unknown): ReturnType<ApiChange['answer']> {
  const titles: string[] = [];
  const headers: Record<string, string> = {};
  const whole = { body: structuredClone(body) };
  let becomes = status;
  for (const rule of rules) {
    if (rule.kind === 'answer' && rule.status === status) {
      if (changeBody(whole.body, rule.step, rule.step.at)) titles.push(rule.title);
    } else if (rule.kind === 'header' && rule.status === status) {
      headers[rule.name] = rule.value;
      titles.push(rule.title);
    } else if (rule.kind === 'status' && rule.from === status) {
      becomes = rule.to;
      if (rule.isEmpty) whole.body = undefined;
      titles.push(rule.title);
    }
  }
  return titles.length === 0 ? undefined : { status: becomes, body: whole.body, headers, titles };
}

/** Whether it found something to change. */
function changeBody(value: unknown, step: AnswerStep, [next, ...deeper]: readonly string[]): boolean {
  if (next === '*') return Array.isArray(value) && value.map((each) => changeBody(each, step, deeper)).includes(true);
  if (!isObject(value)) return false;
  return next === undefined ? changeMember(value, step) : changeBody(value[next], step, deeper);
}

function changeMember(record: Record<string, unknown>, step: AnswerStep): boolean {
  const { name } = step;
  if (step.kind === 'add') {
    record[name] ??= structuredClone(step.value);
    return true;
  }
  if (!Object.hasOwn(record, name)) return false;
  const value = record[name];
  if (step.kind === 'remove') delete record[name];
  if (step.kind === 'convert') record[name] = converted(value, step.to, step.example);
  if (step.kind === 'show') {
    if (value !== step.instead) return false;
    record[name] = step.value;
  }
  if (step.kind === 'rename') {
    // In the same place.
    const members = Object.entries(record);
    for (const member of Object.keys(record)) delete record[member];
    Object.assign(
      record,
      Object.fromEntries(members.map(([each, member]) => [each === name ? step.to : each, member])),
    );
  }
  return true;
}

function converted(value: unknown, to: string, example: unknown): unknown {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  switch (to) {
    case 'null':
      return null;
    case 'string':
      return text;
    case 'boolean':
      return Boolean(value);
    case 'array':
      return Array.isArray(value) ? value : [value];
    case 'integer':
    case 'number':
      return Number.isFinite(Number(text)) && text !== '' ? Number(text) : numberOf(text);
    default:
      return isObject(example) && Object.keys(example).length > 0 ? example : { value };
  }
}

/** The same for the same text, and another for most others. */
function numberOf(text: string): number {
  return [...text].reduce((sum, sign) => (sum * 31 + (sign.codePointAt(0) ?? 0)) % 9_007_199_254, 7);
}
