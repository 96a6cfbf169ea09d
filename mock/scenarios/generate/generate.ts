import { SeededRandom } from '../../domain/random/seeded-random.js';
import type { ExecutionDocument, FlowDocument } from '../../domain/records/documents.js';
import type { UserRecord } from '../../domain/records/given.js';
import { BEGINNING, DAY } from '../../domain/records/make-ids.js';
import { Yielder } from '../../domain/yielder.js';
import { DEFAULT_SEED } from '../builtin.js';
import { inTimeOrder } from '../complete-executions.js';
import { resolveWorld } from '../complete-world.js';
import type { GenerateGiven } from '../generate-settings.js';
import type { ScenarioFile, WorldData } from '../scenario-file.js';
import { PAIRS } from './apps.js';
import { type FlowMaker, makeFlow, makeTemplate } from './flows.js';
import { loadWords } from './load-words.js';
import { loadNames, type Names } from './names.js';
import { type Host, makeUser, withHost } from './people.js';
import { makeRuns } from './runs.js';

const DEFAULT_DAYS = 14;

function toHost({ partner, users, tenants }: WorldData): Host {
  const ownTenant = users.find(({ user }) => user._id === partner?.userId)?.user.tenant;
  const tenant = tenants.find(({ _id }) => _id === ownTenant) ?? tenants[0];
  return {
    ...(tenant === undefined ? {} : { tenantId: tenant._id }),
    ...(tenant?.name ? { tenantName: tenant.name } : {}),
    ...(partner === undefined ? {} : { partnerId: partner.userId }),
  };
}

interface People {
  readonly users: readonly UserRecord[];
  readonly flows: readonly FlowDocument[];
}

async function makePeople(
  world: WorldData,
  { users = 0, flowsPerUser = 0 }: GenerateGiven,
  maker: FlowMaker,
  names: Names,
): Promise<People> {
  const pace = new Yielder();
  const host = toHost(world);
  const taken = new Set(world.users.map(({ user }) => user.username ?? ''));
  const records: UserRecord[] = [];
  const flows: FlowDocument[] = [];
  for (let n = 0; n < users; n += 1) {
    const { record, bornAt } = makeUser({ ...maker, names, host }, n, taken);
    records.push(record);
    const own = { id: record.user._id, type: 'user' };
    const owners = host.tenantId === undefined ? [own] : [own, { id: host.tenantId, type: 'tenant' }];
    const offset = new SeededRandom(maker.seed, `flows of ${n}`).below(PAIRS.length * 2);
    for (let i = 0; i < flowsPerUser; i += 1) {
      flows.push(makeFlow(maker, { key: String(n), owners, bornAt, offset }, i));
      if (pace.due) await pace.restToGrow();
    }
  }
  return { users: records, flows };
}

function makeTemplates(world: WorldData, count: number, maker: FlowMaker): WorldData['templates'] {
  const { tenantId, partnerId } = toHost(world);
  const owner = partnerId === undefined ? { id: tenantId ?? '', type: 'tenant' } : { id: partnerId, type: 'user' };
  const owners = owner.id === '' ? [] : [owner];
  const offset = new SeededRandom(maker.seed, 'templates').below(PAIRS.length * 2);
  const bornAt = maker.beginsAt - 200 * DAY;
  return Array.from({ length: count }, (_, n) =>
    makeTemplate(maker, { key: 'templates', owners, bornAt, offset }, tenantId, n),
  );
}

/**
 * The world of a file with the made-up records that it asks for. Each of them depends on the seed and its own number alone (a flow
 * also on its user's, an execution on its flow), so that asking for more changes nothing that was there.
 */
export async function generateWorld(
  file: ScenarioFile,
  asked: GenerateGiven,
  seed: number | undefined,
  label: string,
): Promise<WorldData> {
  const { locale = 'en', users = 0, templates = 0, executionsPerFlow = 0, days = DEFAULT_DAYS } = asked;
  const [names, words] = await Promise.all([loadNames(locale), loadWords(locale)]);
  const hosted = users + templates > 0 ? withHost(file, seed ?? file.seed ?? DEFAULT_SEED, names) : file;
  const world = await resolveWorld(hosted, seed, label);
  const beginsAt = Date.parse(world.clock?.now ?? BEGINNING);
  const maker: FlowMaker = {
    seed: world.seed,
    words,
    beginsAt,
    graphs: new Map(),
    payloads: new Map(),
    texts: new Map(),
  };
  const people = await makePeople(world, asked, maker, names);
  const flows = [...world.flows, ...people.flows];
  const runMaker = { seed: world.seed, names, words, from: beginsAt - days * DAY, until: beginsAt };
  const runs: ExecutionDocument[] = [];
  const pace = new Yielder();
  for (const flow of executionsPerFlow === 0 ? [] : flows) {
    runs.push(...makeRuns(flow, executionsPerFlow, runMaker));
    if (pace.due) await pace.restToGrow();
  }
  return {
    ...world,
    users: [...world.users, ...people.users],
    flows,
    templates: [...world.templates, ...makeTemplates(world, templates, maker)],
    executions: inTimeOrder([...world.executions, ...runs]),
  };
}
