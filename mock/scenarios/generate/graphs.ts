import type { EdgeDocument, GraphDocument, NodeDocument } from '../../domain/records/documents.js';
import { APPS, type App, COMPONENTS } from './apps.js';
import { TOPICS, type Topic } from './topics.js';
import type { Words } from './words.js';

/** How a graph runs from its trigger to its app: straight, with the fields mapped, past a filter, to one of two apps, to two apps at once. */
export const SHAPES = ['straight', 'map', 'filter', 'branch', 'join'] as const;

/** All that a graph depends on. */
export interface GraphPlan {
  readonly topic: Topic;
  readonly app: App;
  /** Where branches and joins go beside `app`. */
  readonly other: App;
  readonly shape: (typeof SHAPES)[number];
  /** Whether the flow polls for changes; otherwise it waits for its webhook. */
  readonly polls: boolean;
}

/** Replaces {name} by what it stands for, {Name} by the same with a capital letter. Double braces are upstream's and stay. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/(?<!\{)\{(\w+)\}(?!\})/g, (whole, name: string) => {
    const value = values[name.slice(0, 1).toLowerCase() + name.slice(1)];
    if (value === undefined) return whole;
    return /^[A-Z]/.test(name) ? value.slice(0, 1).toUpperCase() + value.slice(1) : value;
  });
}

function fillFields(
  fields: Readonly<Record<string, unknown>>,
  values: Readonly<Record<string, string>>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, typeof value === 'string' ? fill(value, values) : value]),
  );
}

function triggerOf({ topic, polls }: GraphPlan, words: Words): Omit<NodeDocument, 'id'> {
  if (!polls) return { componentId: COMPONENTS.webhook, function: 'receive', name: words.topics[topic].one };
  const [polling, snapshotKey] = TOPICS[topic].polling;
  return {
    componentId: COMPONENTS.crm,
    function: polling,
    name: words.steps.changed,
    nodeSettings: { snapshotKey, arraySplittingKey: 'data' },
  };
}

function actionOf(topic: Topic, app: App, words: Words): Omit<NodeDocument, 'id'> {
  const { line, email = 'email' } = TOPICS[topic];
  const { channel, many } = words.topics[topic];
  const values = { line, channel, many, email: `{{${email}}}` };
  const { componentId, function: act, fields } = APPS[app];
  return { componentId, function: act, name: fill(words.apps[app].step, values), fields: fillFields(fields, values) };
}

function codeOf(name: string, code: string): Omit<NodeDocument, 'id'> {
  return { componentId: COMPONENTS.code, function: 'execute', name, fields: { code } };
}

/** Steps between the trigger and the apps. */
function between({ topic, shape }: GraphPlan, words: Words): Omit<NodeDocument, 'id'>[] {
  const [condition] = TOPICS[topic].either;
  if (shape === 'map') {
    return [codeOf(words.steps.map, `return { ...msg, externalId: msg.${Object.keys(TOPICS[topic].parameters)[0]} }`)];
  }
  if (shape === 'filter') {
    const name = fill(words.steps.only, { condition });
    return [{ componentId: COMPONENTS.filter, function: 'pass', name, fields: { condition } }];
  }
  if (shape === 'branch') {
    return [{ componentId: COMPONENTS.filter, function: 'decide', name: words.steps.decide, fields: { condition } }];
  }
  return [];
}

function edgesOf({ topic, shape }: GraphPlan, nodes: readonly NodeDocument[]): EdgeDocument[] {
  const id = (index: number): string => nodes[index]?.id ?? '';
  const edge = (source: number, target: number): EdgeDocument => ({ source: id(source), target: id(target) });
  if (shape === 'branch') {
    const [holds, fails] = TOPICS[topic].either;
    return [
      edge(0, 1),
      { id: 'e2', config: { condition: holds }, ...edge(1, 2) },
      { id: 'e3', config: { condition: fails }, ...edge(1, 3) },
    ];
  }
  if (shape === 'join') return [edge(0, 1), edge(0, 2), edge(1, 3), edge(2, 3)];
  return nodes.slice(1).map((_node, index) => edge(index, index + 1));
}

export function makeGraph(plan: GraphPlan, words: Words): GraphDocument {
  const { topic, app, other, shape } = plan;
  const apps = shape === 'branch' || shape === 'join' ? [app, other] : [app];
  const actions = apps.map((each) => actionOf(topic, each, words));
  const steps = [
    triggerOf(plan, words),
    ...between(plan, words),
    ...actions,
    ...(shape === 'join' ? [codeOf(words.steps.merge, 'return { ...msg.step_2, ...msg.step_3 }')] : []),
  ];
  const nodes = steps.map((step, index) => ({ id: `step_${index + 1}`, ...step }));
  return { nodes, edges: edgesOf(plan, nodes) };
}
