import { nextRun } from '../../domain/cron.js';
import { SeededRandom } from '../../domain/random/seeded-random.js';
import type { ExecutionDocument, FlowDocument } from '../../domain/records/documents.js';
import { DAY } from '../../domain/records/make-ids.js';
import { createBlueprint } from '../../executions/graph/blueprint.js';
import type { OutcomeDocument } from '../../executions/simulation/outcome.js';
import { planExecution } from '../../executions/simulation/plan.js';
import { RunInput } from '../../executions/simulation/run-input.js';
import { APPS } from './apps.js';
import { fill } from './graphs.js';
import type { Names } from './names.js';
import { sampleInput } from './values.js';
import type { Words } from './words.js';

const HOUR = 60 * 60 * 1000;

/** Multiples of this share are spread as evenly as possible, however many there are. */
const GOLDEN = 0.618_033_988_749_894_9;

/** One flow in so many has a lasting fault; the others fail occasionally. */
const TROUBLED = 0.15;

const OFTEN = 0.4;

const SELDOM = 0.04;

const BY_HAND = 0.03;

const titles = new Map(Object.values(APPS).map(({ componentId, title }) => [componentId, title]));

export interface RunMaker {
  readonly seed: number;
  readonly names: Names;
  readonly words: Words;
  /** The first and the last moment that a run may start at, in milliseconds since 1970. */
  readonly from: number;
  readonly until: number;
}

/** Moves most runs of the night to the day, as far as the period allows. */
function toDaytime(at: number, from: number, until: number): number {
  const intoDay = at % DAY;
  const moved = at - intoDay + 6 * HOUR + Math.floor((intoDay * 14) / 24);
  return moved >= from && moved < until ? moved : at;
}

/** Start times of a flow's runs. A schedule with fewer moments gives fewer. */
function startsOf(flow: FlowDocument, count: number, { seed, from, until }: RunMaker): number[] {
  const begin = Math.max(from, Date.parse(flow.createdAt) + 1);
  if (begin >= until) return [];
  const offset = new SeededRandom(seed, `runs ${flow.id}`).next();
  const starts = Array.from({ length: count }, (_, index) => {
    const at = begin + Math.floor(((offset + index * GOLDEN) % 1) * (until - begin));
    if (!flow.cron) return toDaytime(at, begin, until);
    const due = nextRun(flow.cron, at - 1);
    const moment = due !== undefined && due >= until ? nextRun(flow.cron, begin - 1) : due;
    return moment !== undefined && moment < until ? moment : undefined;
  });
  return [...new Set(starts.filter((start) => start !== undefined))];
}

/** One run in so many got a 429 at first, and succeeded after a retry or two. */
const RETRIED = 0.05;

function outcomeOf(flow: FlowDocument, draw: SeededRandom, rate: number, words: Words): OutcomeDocument | undefined {
  const fails = draw.chance(rate);
  if (!fails && !draw.chance(RETRIED)) return undefined;
  const apps = flow.graph.nodes.filter(({ componentId }) => titles.has(componentId));
  const candidates = apps.length > 0 ? apps : flow.graph.nodes.slice(1);
  const node = candidates[draw.below(candidates.length)] ?? flow.graph.nodes[0];
  if (node === undefined) return undefined;
  if (!fails) return { flow: flow.id, node: node.id, retries: 1 + draw.below(2) };
  const app = titles.get(node.componentId) ?? node.name ?? node.function;
  const message = fill(draw.pick(words.failures), { app });
  const status = /\b[45]\d\d\b/.exec(message)?.[0];
  return {
    flow: flow.id,
    node: node.id,
    fail: { message, ...(status === undefined ? {} : { status: Number(status) }) },
  };
}

/** At most so many past runs of a flow. Each depends on the flow and its own number alone. */
export function makeRuns(flow: FlowDocument, count: number, maker: RunMaker): ExecutionDocument[] {
  const { seed, names, words } = maker;
  const rate = new SeededRandom(seed, `trouble ${flow.id}`).chance(TROUBLED) ? OFTEN : SELDOM;
  const blueprint = createBlueprint(flow);
  return startsOf(flow, count, maker).map((startedAtMs, index) => {
    const key = `${flow.id} made ${index}`;
    const draw = new SeededRandom(seed, `run ${key}`);
    const parameters = flow.payload?.inputParameters;
    const trigger = flow.cron ? 'schedule' : draw.chance(BY_HAND) ? 'manual' : 'webhook';
    const outcome = outcomeOf(flow, draw, rate, words);
    const data = parameters && sampleInput(parameters, draw, { names, words, at: startedAtMs });
    return planExecution(blueprint, {
      key,
      seed,
      trigger,
      startedAtMs,
      ...(trigger === 'schedule' ? {} : { input: RunInput.of({ data: data ?? {} }) }),
      ...(outcome === undefined ? {} : { outcomes: [outcome] }),
    });
  });
}
