import type { CaseEvent, CaseFlow, CaseUser, CaseWorld } from '../../../../contracts/index.js';
import type { BuiltFlow, BuiltPartner, BuiltUser, BuiltWorld } from './built-world.js';
import type { CaseRandom } from './case-random.js';
import { declaredBy } from './declared.js';
import { fillWords } from './words.js';

/** When the oldest record of every case was made. Long before any client runs, so that nothing lies in the future. */
const BEGINNING = Date.UTC(2025, 0, 7, 8, 0, 0);

const MINUTE = 60_000;

const DAY = 1_440 * MINUTE;

/** As the integration guide's partner has them, and all: upstream's own path of the user list is open to admins only. */
const PARTNER_PERMISSIONS = [
  'all',
  'flows.read',
  'flows.control',
  'tenant.account.read',
  'templates.read',
  'webhooks.execute',
  'logs.read',
];

export interface WorldExtras {
  readonly partner?: BuiltPartner;
  /** Those of the case: flows that do not say what they declare declare what these hold. Absent: they declare nothing. */
  readonly events?: readonly CaseEvent[];
}

/** Makes a case's world. The same draw and world give the same, byte for byte. */
export function buildWorld(
  world: CaseWorld,
  draw: CaseRandom,
  { partner = makePartner(draw), events }: WorldExtras = {},
): BuiltWorld {
  const tenantName = `Tenant ${draw.word('tenant')}`;
  const tenantId = draw.id(BEGINNING, 'tenant');
  const users = Object.entries(world.users).map(([name, user], at) => makeUser(name, user, draw, at));
  const declared = (user: BuiltUser | undefined) => (events === undefined ? undefined : declaredBy(events, user?.name));
  const dealt = deal(
    Object.values(world.users).flatMap(({ flows = {} }, at) =>
      Object.entries(flows).map(([name, flow]) => ({ name, flow, user: users[at] })),
    ),
  );
  const counts = new Map<string, number>();
  const flows = dealt.map(({ name, flow, user }, at) => {
    const number = (counts.get(name) ?? 0) + 1;
    counts.set(name, number);
    const sharers = users.filter((each) => flow.sharedWith?.includes(each.name));
    const owners = ownersOf([...(user === undefined ? [] : [user]), ...sharers], tenantId, world.owners);
    return makeFlow({ name, number, flow, user, sharers, owners, at, usual: declared(user) }, draw);
  });
  const scenario = {
    name: 'certification',
    partner: partner.username,
    tenants: [{ _id: tenantId, name: tenantName, createdAt: at(0), updatedAt: at(0) }],
    users: [
      {
        username: partner.username,
        password: partner.password,
        tenant: tenantId,
        roles: ['TENANT_ADMIN'],
        permissions: PARTNER_PERMISSIONS,
        createdAt: at(MINUTE),
        updatedAt: at(MINUTE),
      },
      ...users.map(({ id, name, username, status }, index) => ({
        confirmed: true,
        canLogin: false,
        roles: [],
        permissions: ['flows.read', 'flows.control'],
        ...world.users[name]?.members,
        _id: id,
        username,
        status,
        tenant: tenantId,
        createdAt: at(userTime(index)),
        updatedAt: at(userTime(index)),
      })),
    ],
    tokens: [{ user: partner.username, token: partner.token, type: 'PERSISTENT', tokenLifeSpan: '-1' }],
    flows: flows.filter(({ later }) => !later).map(({ record }) => record),
  };
  return { scenario, partner, tenantId, users, flows };
}

/** A partner whose name, password and token hang on the draw. */
export function makePartner(draw: CaseRandom): BuiltPartner {
  const word = draw.word('partner');
  return {
    username: `${word}@partner.example`,
    password: `${draw.word('password')}-${draw.integer(1_000, 9_999, 'password')}`,
    token: draw.token('partner'),
  };
}

const at = (offset: number): string => new Date(BEGINNING + offset).toISOString();

/** All of them came at once, some milliseconds apart. */
const userTime = (index: number): number => DAY + index;

function makeUser(name: string, user: CaseUser, draw: CaseRandom, index: number): BuiltUser {
  const username =
    user.username === undefined ? `u-${draw.hex('username', name).slice(0, 12)}` : fillWords(user.username, draw);
  return {
    name,
    // As one process makes them: those that are compared by their beginning look alike.
    id: draw.idInRow(BEGINNING + userTime(index), index, 'user'),
    // Upstream stores usernames in lower case.
    username: username.toLowerCase(),
    status: user.status ?? 'ACTIVE',
  };
}

interface Named {
  readonly name: string;
  readonly flow: CaseFlow;
  readonly user: BuiltUser | undefined;
}

/** All flows in one row, each kind spread evenly over it; those that come later stand at the end. */
function deal(kinds: readonly Named[]): readonly Named[] {
  const placed = kinds.flatMap((kind) => {
    const { count = 1, comes } = kind.flow;
    return Array.from({ length: count }, (_, index) => ({
      kind,
      place: (index + 0.5) / count + (comes === undefined ? 0 : 1),
    }));
  });
  // Sorting is stable: equal places stay in the order of the case.
  return placed.sort((a, b) => a.place - b.place).map(({ kind }) => kind);
}

interface Owner {
  readonly id: string;
  readonly type: 'user' | 'tenant';
}

function ownersOf(own: readonly BuiltUser[], tenantId: string, owners: CaseWorld['owners']): readonly Owner[] {
  const users = own.map(({ id }): Owner => ({ id, type: 'user' }));
  const tenant: Owner = { id: tenantId, type: 'tenant' };
  if (owners === 'user') return users;
  return owners === 'tenant and user' ? [tenant, ...users] : [...users, tenant];
}

interface Placed extends Named {
  /** Counts from 1 among those of the same name. */
  readonly number: number;
  readonly sharers: readonly BuiltUser[];
  readonly owners: readonly Owner[];
  readonly at: number;
  /** What it declares where the case does not say. */
  readonly usual: Readonly<Record<string, unknown>> | undefined;
}

function makeFlow(placed: Placed, draw: CaseRandom): BuiltFlow {
  const { name, number, flow, user, sharers, owners, at: index, usual } = placed;
  if (user === undefined) throw new Error(`flow ${name} has no user`);
  const { status = 'active', bare = false, undeclared = false, comes, members = {} } = flow;
  const input = bare || undeclared ? undefined : (flow.input ?? usual);
  const offset = comes === 'before' ? 10 * MINUTE : comes === 'behind' ? 400 * DAY : 30 * DAY + index * 7 * MINUTE;
  const id = draw.id(BEGINNING + offset, 'flow', name, number);
  const componentId = draw.id(BEGINNING, 'component');
  const receiver = { id: 'step_1', componentId, function: 'receive' };
  const title = flow.title ?? `${draw.word('flow', name, number)} ${number}`;
  const names = { before: `!${title}`, behind: `~${title}` };
  const shownName = comes === undefined ? title : names[comes];
  const optional = bare
    ? {}
    : {
        name: shownName,
        description: `Sends what happened to ${draw.word('app', name)}`,
        type: 'ordinary',
        ...(input === undefined ? {} : { payload: { inputParameters: input, outputParameters: { id: 'string' } } }),
      };
  const steps = bare
    ? { nodes: [receiver], edges: [] }
    : {
        nodes: [
          { ...receiver, name: 'Incoming webhook' },
          { id: 'step_2', componentId: draw.id(BEGINNING, 'component', name), function: 'upsert', name: 'Target' },
        ],
        edges: [{ source: 'step_1', target: 'step_2' }],
      };
  const record = {
    ...optional,
    ...members,
    graph: steps,
    owners,
    status,
    createdAt: at(offset),
    updatedAt: at(offset),
    id,
  };
  return {
    name,
    id,
    title: bare ? `${name} ${number}` : shownName,
    user,
    sharers,
    status,
    later: comes !== undefined,
    record,
    ...(input === undefined ? {} : { input }),
  };
}
