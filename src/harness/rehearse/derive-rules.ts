import { isDeepStrictEqual } from 'node:util';
import { type OperationId, operations } from '../../../openapi/index.js';
import { isRecord } from '../json.js';
import { type ChangeRule, type Condition, describeStep } from './change-rules.js';
import { compareSchemas } from './compare-schemas.js';
import { ChangeError } from './overlay.js';
import { type Members, membersOf, resolvedIn, sampleOf, wholeSchema } from './schemas.js';

/** An operation as a document has it. */
interface Described {
  readonly document: Members;
  readonly operation: Members;
}

interface Target {
  readonly id: OperationId;
  /** Method and path. */
  readonly name: string;
}

/** All that a client can see of what two documents have different. Throws a ChangeError for what cannot be played as it is written. */
export function deriveRules(before: Members, after: Members): readonly ChangeRule[] {
  const areSchemasSame = isDeepStrictEqual(before.components, after.components);
  const rules = operations.flatMap(({ id, aliasOf, method, path }): readonly ChangeRule[] => {
    if (method === 'head') return [];
    const [old, now] = [before, after].map((document) => membersOf(membersOf(document.paths)[path])[method]);
    const target: Target = { id: aliasOf ?? id, name: `${method.toUpperCase()} ${path}` };
    if (old === undefined || (areSchemasSame && isDeepStrictEqual(old, now))) return [];
    if (now === undefined) {
      return [
        {
          kind: 'refuse',
          operation: target.id,
          title: `${target.name}: gone`,
          status: 404,
          when: { always: true },
          message: 'Not found',
        },
      ];
    }
    const [one, other] = [
      { document: before, operation: membersOf(old) },
      { document: after, operation: membersOf(now) },
    ];
    return [
      ...parameterRules(one, other, target),
      ...bodyRules(one, other, target),
      ...responseRules(one, other, target),
    ];
  });
  // Other paths of an operation are played as it, by its own name.
  const byContent = rules.map(({ title, ...rule }) => [JSON.stringify(rule), { title, ...rule }] as const);
  return [...new Map(byContent.reverse()).values()].reverse();
}

function parameterRules(before: Described, after: Described, { id, name: place }: Target): readonly ChangeRule[] {
  const [olds, news] = [before, after].map(parametersOf);
  if (olds === undefined || news === undefined) return [];
  const rule = { operation: id };
  const changed = [...news].flatMap(([key, now]): readonly ChangeRule[] => {
    const old = olds.get(key);
    const name = String(now.name);
    const title = `${place}: ${key}`;
    const [was, is] = [wholeSchema(before.document, old?.schema), wholeSchema(after.document, now.schema)];
    const found: ChangeRule[] = [];
    const from = now['x-renamed-from'];
    if (old === undefined && typeof from === 'string' && now.in === 'query')
      found.push({ ...rule, kind: 'called', title: `${title} instead of ${from}`, name, was: from });
    if (now.required === true && old?.required !== true && now.in !== 'path') {
      const when: Condition = now.in === 'header' ? { withoutHeader: name } : { withoutQuery: name };
      found.push({
        ...rule,
        kind: 'refuse',
        title: `${title} is required`,
        status: 400,
        when,
        message: `Missing required parameter ${name}`,
      });
    }
    if (now.in === 'query' && old !== undefined && is.default !== undefined && is.default !== was.default)
      found.push({
        ...rule,
        kind: 'default',
        title: `${title} is ${is.default} by default`,
        name,
        value: String(is.default),
      });
    if (now.in === 'query' && old !== undefined && typeof is.maximum === 'number' && is.maximum !== was.maximum)
      found.push({ ...rule, kind: 'most', title: `${title} is at most ${is.maximum}`, name, value: is.maximum });
    return found;
  });
  const renamed = [...news.values()].map((now) => now['x-renamed-from']);
  const gone = [...olds.values()].filter(
    (old) => old.in === 'query' && !news.has(`query ${old.name}`) && !renamed.includes(old.name),
  );
  return [
    ...changed,
    ...gone.map(
      ({ name }): ChangeRule => ({
        ...rule,
        kind: 'ignore',
        title: `${place}: query ${name} is ignored`,
        name: String(name),
      }),
    ),
  ];
}

function parametersOf({ document, operation }: Described): ReadonlyMap<string, Members> {
  const all = Array.isArray(operation.parameters) ? operation.parameters : [];
  return new Map(
    all.map((each: unknown) => resolvedIn(document, each)).map((each) => [`${each.in} ${each.name}`, each]),
  );
}

function bodyRules(before: Described, after: Described, { id, name: place }: Target): readonly ChangeRule[] {
  const [olds = [], news = []] = [before, after].map(({ document, operation }) => {
    const schema = jsonSchemaOf(resolvedIn(document, operation.requestBody));
    const { required } = wholeSchema(document, schema);
    return Array.isArray(required) ? required.map(String) : [];
  });
  return news
    .filter((name) => !olds.includes(name))
    .map((name) => ({
      operation: id,
      kind: 'refuse',
      title: `${place}: ${name} is required in the body`,
      status: 400,
      when: { withoutMember: name },
      message: `Missing required member ${name}`,
    }));
}

function jsonSchemaOf(described: Members): unknown {
  return membersOf(membersOf(described.content)['application/json']).schema;
}

function responseRules(before: Described, after: Described, target: Target): readonly ChangeRule[] {
  const [olds, news] = [before, after].map(({ operation }) => membersOf(operation.responses));
  if (olds === undefined || news === undefined) return [];
  const isGood = (status: string): boolean => status.startsWith('2');
  const added = Object.keys(news).filter((status) => !Object.hasOwn(olds, status));
  // A status that is there may be given in one more situation.
  const refusals = Object.keys(news).filter(
    (status) => Number(status) >= 400 && (added.includes(status) || membersOf(news[status])['x-when'] !== undefined),
  );
  const gone = Object.keys(olds).filter((status) => !Object.hasOwn(news, status));
  const [from, to] = [gone.find(isGood), added.find(isGood)];
  const moved =
    from !== undefined && to !== undefined ? statusRule(target, from, to, resolvedIn(after.document, news[to])) : [];
  return [
    ...refusals.map((status) => refusalRule(target, status, resolvedIn(after.document, news[status]))),
    ...Object.keys(olds).flatMap((status) => {
      const other = Object.hasOwn(news, status) ? status : status === from ? to : undefined;
      if (other === undefined) return [];
      const [old, now] = [resolvedIn(before.document, olds[status]), resolvedIn(after.document, news[other])];
      return answerRules(
        target,
        Number(status),
        { document: before.document, response: old },
        { document: after.document, response: now },
      );
    }),
    // Last: the others go by the status before.
    ...moved,
  ];
}

function statusRule({ id, name }: Target, from: string, to: string, now: Members): readonly ChangeRule[] {
  const isEmpty = now.content === undefined || ['204', '205'].includes(to);
  const title = `${name}: ${to} instead of ${from}`;
  return [{ operation: id, kind: 'status', title, from: Number(from), to: Number(to), isEmpty }];
}

const FORMS = 'always: true, withoutQuery: name, withoutHeader: name, withoutMember: name, or query: {name: value}';

function refusalRule({ id, name }: Target, status: string, now: Members): ChangeRule {
  const when = conditionOf(now['x-when']);
  if (when === undefined)
    throw new ChangeError(
      `${name}: responses.${status} is new, and its x-when does not say when it is given; ${FORMS} does`,
    );
  const message = typeof now.description === 'string' ? now.description : `Status ${status}`;
  return { operation: id, kind: 'refuse', title: `${name}: ${status}`, status: Number(status), when, message };
}

function conditionOf(given: unknown): Condition | undefined {
  if (!isRecord(given) || Object.keys(given).length !== 1) return undefined;
  const { always, withoutQuery, withoutHeader, withoutMember, query } = given;
  if (always === true) return { always };
  if (typeof withoutQuery === 'string') return { withoutQuery };
  if (typeof withoutHeader === 'string') return { withoutHeader };
  if (typeof withoutMember === 'string') return { withoutMember };
  if (!isRecord(query)) return undefined;
  return { query: Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value)])) };
}

interface Answer {
  readonly document: Members;
  readonly response: Members;
}

function answerRules({ id, name }: Target, status: number, before: Answer, after: Answer): readonly ChangeRule[] {
  const [olds, news] = [membersOf(before.response.headers), membersOf(after.response.headers)];
  const headers = Object.entries(news).flatMap(([header, described]): readonly ChangeRule[] => {
    if (Object.hasOwn(olds, header)) return [];
    const { example, schema } = resolvedIn(after.document, described);
    const value = String(example ?? sampleOf(after.document, schema));
    return [
      {
        operation: id,
        kind: 'header',
        title: `${name} ${status}: header ${header}`,
        status,
        name: header.toLowerCase(),
        value,
      },
    ];
  });
  const steps = compareSchemas(
    { document: before.document, schema: jsonSchemaOf(before.response) },
    { document: after.document, schema: jsonSchemaOf(after.response) },
  );
  return [
    ...steps.map(
      (step): ChangeRule => ({
        operation: id,
        kind: 'answer',
        title: `${name} ${status}: ${describeStep(step)}`,
        status,
        step,
      }),
    ),
    ...headers,
  ];
}
