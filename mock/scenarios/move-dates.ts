import { nextRun } from '../domain/cron.js';
import { isDay, toIso } from '../domain/dates.js';
import { BEGINNING, DAY } from '../domain/records/make-ids.js';
import { endOf, knowEnd } from '../executions/history/run.js';
import { inTimeOrder } from './complete-executions.js';
import type { ExecutionDocument, WorldData } from './scenario-file.js';

const WEEK = 7 * DAY;

/** A text that is a time and nothing else. */
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** What every text with a day in it has; cheaper than DAYS, which few texts need. */
const LIKE_A_DAY = /\d-\d\d-\d/;

/** The day of a time, or a text, or a text in JSON, that is a day and nothing else. */
const DAYS = /(?<![\w-])\d{4}-\d\d-\d\d(?=T\d\d:\d\d)|(?<=^|")\d{4}-\d\d-\d\d(?="|$)/g;

export interface Moving {
  /** When the world shall begin, in milliseconds since 1970. */
  readonly to: number;
  /** Whether executions go round: the oldest ones come after the newest, so that the past ends where the world begins. */
  readonly goRound: boolean;
}

/**
 * The world with its dates moved by whole days, to begin at another moment. Ids, tokens and the hours of the day stay. Executions that
 * go round move by whole weeks, so that they still fit the schedules of their flows.
 */
export function moveDates(world: WorldData, { to, goRound }: Moving): WorldData {
  const from = Date.parse(world.clock?.now ?? BEGINNING);
  const begun = { ...world, clock: { ...world.clock, now: toIso(to) } };
  if (to === from) return begun;
  const days = Math.floor((to - from) / DAY);
  const { tenants, roles, users, tokens, flows, templates, secrets, authClients, components } = world;
  const moveTexts = createMoveTexts();
  const executions = goRound ? rotate(world, from, to, moveTexts) : moveTexts(world.executions, days);
  return {
    ...begun,
    ...moveTexts({ tenants, roles, tokens, flows, templates, secrets, authClients, components }, days),
    // Nothing but the record itself: a password may look like a day.
    users: users.map((entry) => ({ ...entry, user: moveTexts(entry.user, days) })),
    executions: inTimeOrder(executions),
  };
}

/**
 * Each execution at the last moment that is a whole number of periods away and lets it end in time. Those of a flow that would not be
 * there yet move with it, if its schedule has that moment.
 */
function rotate(
  { executions, flows }: WorldData,
  from: number,
  to: number,
  moveTexts: MoveTexts,
): readonly ExecutionDocument[] {
  const byId = new Map(flows.map((flow) => [flow.id, flow]));
  const days = Math.floor((to - from) / DAY);
  const oldest = Date.parse(executions[0]?.createdAt ?? toIso(from));
  const period = Math.max(1, Math.ceil((from - oldest) / WEEK)) * WEEK;
  return executions.flatMap((execution) => {
    const { createdAt = '', cron } = byId.get(execution.flowId) ?? {};
    const end = endOf(execution);
    const round = (Math.floor((to - end) / period) * period) / DAY;
    const move = (by: number) => moveExecution(execution, end, by, moveTexts);
    const startedAt = Date.parse(execution.createdAt);
    if (startedAt + (round - days) * DAY > Date.parse(createdAt)) return [move(round)];
    const movedTo = startedAt + days * DAY;
    return cron && nextRun(cron, movedTo - 1) !== movedTo ? [] : [move(days)];
  });
}

/** Its steps, which are nearly all of it, move when they are read: most of them in no run of the server. */
function moveExecution(
  execution: ExecutionDocument,
  end: number,
  days: number,
  moveTexts: MoveTexts,
): ExecutionDocument {
  const moved = { ...moveTexts({ ...execution, steps: [] }, days) };
  Object.defineProperty(moved, 'steps', {
    get() {
      const value = moveTexts(execution.steps, days);
      Object.defineProperty(moved, 'steps', { value });
      return value;
    },
  });
  knowEnd(moved, end + days * DAY);
  return moved;
}

/** A copy with the dates in all of its texts moved. */
type MoveTexts = <T>(value: T, days: number) => T;

/** A world has many texts, most of them times, and few days: each day is reckoned once. */
function createMoveTexts(): MoveTexts {
  const known = new Map<number, Map<string, string>>();
  return <T>(value: T, days: number): T => {
    const moved = known.get(days) ?? new Map<string, string>();
    known.set(days, moved);
    return moveValue(value, (day) => {
      const later = moved.get(day) ?? moveDay(day, days);
      moved.set(day, later);
      return later;
    }) as T;
  };
}

function moveValue(value: unknown, later: (day: string) => string): unknown {
  if (typeof value === 'string') return moveText(value, later);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => moveValue(item, later));
  // Entries of an object and an object of entries take twice as long.
  let copy: Record<string, unknown> | undefined;
  for (const [name, member] of Object.entries(value)) {
    const moved = moveValue(member, later);
    if (moved !== member) {
      copy ??= { ...value };
      copy[name] = moved;
    }
  }
  return copy ?? value;
}

function moveText(text: string, later: (day: string) => string): string {
  if (TIME.test(text)) return later(text.slice(0, 10)) + text.slice(10);
  return LIKE_A_DAY.test(text) ? text.replace(DAYS, later) : text;
}

function moveDay(day: string, days: number): string {
  if (!isDay(day)) return day;
  const later = toIso(Date.parse(day) + days * DAY).slice(0, 10);
  // What no calendar of four digits has stays.
  return isDay(later) ? later : day;
}
