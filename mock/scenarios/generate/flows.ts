import { SeededRandom, toId, toTime } from '../../domain/random/seeded-random.js';
import type {
  FlowDocument,
  GraphDocument,
  OwnerDocument,
  PayloadDocument,
  TemplateDocument,
} from '../../domain/records/documents.js';
import { APPS, type App, PAIRS } from './apps.js';
import { fill, type GraphPlan, makeGraph, SHAPES } from './graphs.js';
import { TOPICS, type Topic } from './topics.js';
import type { Rhythm, Words } from './words.js';

const HOUR = 60 * 60 * 1000;

const CRONS: Readonly<Record<Rhythm, string>> = {
  quarter: '*/15 * * * *',
  hourly: '0 * * * *',
  morning: '0 7 * * 1-5',
  nightly: '0 2 * * *',
  weekly: '30 6 * * 1',
};

/** More frequent ones are listed more than once. */
const RHYTHMS = ['quarter', 'hourly', 'morning', 'morning', 'nightly', 'nightly', 'weekly'] as const;

const COMMON_SHAPES = [...SHAPES, 'straight', 'straight', 'straight', 'map', 'filter'] as const;

/** Apps for all topics. */
const OTHERS = ['slack', 'teams', 'sheets'] as const;

/** Only a user's first flows may have schedules: otherwise a world with a hundred flows per user would mostly run them. */
const FLOWS_WITH_SCHEDULE = 6;

/** Distance between the pairs of a user's successive flows. Coprime to the number of pairs, so that each comes once. */
const STRIDE = 29;

/** Makes flows with the words of one language. Flows of equal plan share their graphs. */
export interface FlowMaker {
  readonly seed: number;
  readonly words: Words;
  readonly graphs: Map<string, GraphDocument>;
  readonly payloads: Map<string, PayloadDocument>;
  /** Names and descriptions so far: many flows share them. */
  readonly texts: Map<string, string>;
  /** When the world begins, in milliseconds since 1970. */
  readonly beginsAt: number;
}

/** The owner of made-up flows: what depends on the user alone. */
export interface FlowOwner {
  readonly key: string;
  readonly owners: OwnerDocument[];
  /** Creation of the user, in milliseconds since 1970. The flows are younger. */
  readonly bornAt: number;
  /** Where in the list of pairs the flows begin. */
  readonly offset: number;
}

interface Sketch {
  readonly plan: GraphPlan;
  readonly name: string;
  readonly description: string;
  readonly rhythm: Rhythm | undefined;
}

function freeze<T extends object>(value: T): T {
  for (const member of Object.values(value)) if (typeof member === 'object' && member !== null) freeze(member);
  return Object.freeze(value);
}

/** The pair of the n-th flow in a list that begins at `offset`, and how often it was there before. */
function pairAt(offset: number, n: number): { topic: Topic; app: App; variant: number; round: number } {
  const place = (offset + n * STRIDE) % (PAIRS.length * 2);
  const [topic, app] = PAIRS[place % PAIRS.length] ?? ['deal', 'slack'];
  return { topic, app, variant: Math.floor(place / PAIRS.length), round: Math.floor(n / (PAIRS.length * 2)) };
}

function once(text: string, { texts }: FlowMaker): string {
  const known = texts.get(text);
  if (known === undefined) texts.set(text, text);
  return known ?? text;
}

function sketch(draw: SeededRandom, offset: number, n: number, mayPoll: boolean, maker: FlowMaker): Sketch {
  const { words } = maker;
  const { topic, app, variant, round } = pairAt(offset, n);
  const rhythm = mayPoll && draw.chance(1 / 6) ? draw.pick(RHYTHMS) : undefined;
  const other = draw.pick(OTHERS);
  const shape = draw.pick(COMMON_SHAPES);
  const { names, does } = words.apps[app];
  const { many } = words.topics[topic];
  const name = fill(names[variant] ?? names[0], { many });
  return {
    plan: {
      topic,
      app,
      other: other === app ? (app === 'sheets' ? 'slack' : 'sheets') : other,
      shape,
      polls: rhythm !== undefined,
    },
    name: once(round === 0 ? name : `${name} (${round + 1})`, maker),
    description: once(fill(does, { many }) + (rhythm === undefined ? words.arrives : words.rhythms[rhythm]), maker),
    rhythm,
  };
}

function graphOf({ topic, app, other, shape, polls }: GraphPlan, maker: FlowMaker): GraphDocument {
  const key = `${topic} ${app} ${other} ${shape} ${polls}`;
  let graph = maker.graphs.get(key);
  if (graph === undefined) {
    graph = freeze(makeGraph({ topic, app, other, shape, polls }, maker.words));
    maker.graphs.set(key, graph);
  }
  return graph;
}

function payloadOf({ topic, app }: GraphPlan, maker: FlowMaker): PayloadDocument {
  const key = `${topic} ${app}`;
  let payload = maker.payloads.get(key);
  if (payload === undefined) {
    payload = freeze(
      structuredClone({ inputParameters: TOPICS[topic].parameters, outputParameters: APPS[app].output }),
    );
    maker.payloads.set(key, payload);
  }
  return payload;
}

/** Six in ten are active. A user's first one always is, and waits for its webhook: there is something to try with every user. */
function statusOf(draw: SeededRandom, n: number): FlowDocument['status'] {
  const place = n === 0 ? 0 : draw.next();
  if (place < 0.6) return 'active';
  if (place < 0.98) return 'inactive';
  return place < 0.99 ? 'starting' : 'stopping';
}

/** The n-th flow of a user, from 0. It depends on the seed, the user's key and n alone. */
export function makeFlow(maker: FlowMaker, owner: FlowOwner, n: number): FlowDocument {
  const draw = new SeededRandom(maker.seed, `flow ${owner.key} ${n}`);
  const { plan, name, description, rhythm } = sketch(draw, owner.offset, n, n > 0 && n < FLOWS_WITH_SCHEDULE, maker);
  const createdAt = owner.bornAt + HOUR + draw.below(maker.beginsAt - owner.bornAt - 2 * HOUR);
  const updatedAt = draw.chance(0.3) ? createdAt : createdAt + draw.below(maker.beginsAt - createdAt);
  return {
    name,
    description,
    graph: graphOf(plan, maker),
    type: draw.chance(0.05) ? 'long_running' : 'ordinary',
    owners: owner.owners,
    status: statusOf(draw, n),
    ...(rhythm === undefined ? { payload: payloadOf(plan, maker) } : { cron: CRONS[rhythm] }),
    createdAt: toTime(createdAt),
    updatedAt: toTime(updatedAt),
    id: toId(draw, createdAt),
  };
}

/** The n-th template of the partner, from 0. Unlike a flow's, its nodes say how its user will have to sign in. */
export function makeTemplate(
  maker: FlowMaker,
  owner: FlowOwner,
  tenant: string | undefined,
  n: number,
): TemplateDocument {
  const draw = new SeededRandom(maker.seed, `template ${n}`);
  const { plan, name, description, rhythm } = sketch(draw, owner.offset, n, true, maker);
  const graph = graphOf(plan, maker);
  const authTypes = new Map(Object.values(APPS).map(({ componentId, authType }) => [componentId, authType]));
  const nodes = graph.nodes.map((node) => {
    const authType = authTypes.get(node.componentId);
    return authType === undefined ? node : { ...node, authorization: { authType } };
  });
  const createdAt = owner.bornAt + HOUR + draw.below(maker.beginsAt - owner.bornAt - 2 * HOUR);
  return {
    name,
    description,
    graph: { nodes, edges: graph.edges },
    type: 'ordinary',
    ...(tenant === undefined ? {} : { tenant }),
    owners: owner.owners,
    status: draw.chance(0.75) ? 'published' : 'draft',
    ...(rhythm === undefined ? { payload: payloadOf(plan, maker) } : { cron: CRONS[rhythm] }),
    tags: draw.chance(0.5) ? [draw.pick(maker.words.tags)] : [],
    createdAt: toTime(createdAt),
    updatedAt: toTime(createdAt + draw.below(maker.beginsAt - createdAt)),
    id: toId(draw, createdAt),
  };
}
