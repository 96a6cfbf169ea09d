import { sampleValues } from '../domain/random/sample-value.js';
import { SeededRandom } from '../domain/random/seeded-random.js';
import type { UserDocument } from '../domain/records/documents.js';
import { type CollectionName, fromNames, kindNames, kinds, type TableName } from '../domain/records/kinds.js';
import { member } from '../domain/upstream/cast.js';
import type { World } from './world.js';

/** The users of a world and what a newcomer can do there. */
export interface WorldSummary {
  /** What the world began as: a built-in name, a file, or the name of a scenario given as an object. */
  readonly scenario: string;
  /** The moment of the world's clock, and whether it stands still. */
  readonly clock: { readonly now: string; readonly frozen: boolean };
  readonly partner?: { readonly username: string; readonly token: string };
  readonly users: readonly UserSummary[];
  /** A user of the partner's tenant with an active flow that waits for its webhook: the guide's five steps work there. */
  readonly example?: Example;
  readonly counts: Readonly<Record<string, number>>;
}

export interface UserSummary {
  readonly _id: string;
  readonly username: string;
  readonly status: string;
  readonly activeFlows: number;
}

export interface Example {
  readonly username: string;
  readonly userId: string;
  readonly flowId: string;
  /** The flow's input parameters: name to type word. Empty when it declares none. */
  readonly input: Readonly<Record<string, string>>;
  /** Made-up values for the parameters. */
  readonly data: Readonly<Record<string, unknown>>;
}

const countedNames = kindNames.filter(
  (name): name is TableName | CollectionName => kinds[name].isCounted && kinds[name].store !== 'tokens',
);

export function describeWorld(world: World): WorldSummary {
  const users = world.records.users.values();
  const partner = world.base.partner;
  const summaries = users.map(({ _id, username, status }) => ({
    _id,
    username: username ?? '',
    status: status ?? '',
    activeFlows: world.records.flows.ownedBy(_id).filter((flow) => flow.status === 'active').length,
  }));
  const tenant = partner === undefined ? undefined : world.records.users.get(partner.userId)?.tenant;
  const candidates = users.filter(
    (user) => user.tenant === tenant && user.status === 'ACTIVE' && user._id !== partner?.userId,
  );
  const example = partner === undefined ? undefined : findExample(world, candidates);
  return {
    scenario: world.base.scenario,
    clock: { now: world.nowIso(), frozen: world.clock.frozen },
    ...(partner === undefined ? {} : { partner: { username: partner.username, token: partner.token } }),
    users: summaries,
    ...(example === undefined ? {} : { example }),
    counts: fromNames(countedNames, (name) => world.records[name].size),
  };
}

function findExample(world: World, users: readonly UserDocument[]): Example | undefined {
  let plain: Example | undefined;
  for (const { _id: userId, username } of users) {
    for (const flow of world.records.flows.ownedBy(userId)) {
      const hook = world.records.hooks.get(flow.id)?.hook;
      if (flow.status !== 'active' || hook === undefined || hook.cron || wantsAuthorization(hook.flowSettings)) {
        continue;
      }
      const input = inputOf(flow.document().payload);
      const data = sampleValues(input, new SeededRandom(world.seed, `example ${flow.id}`), world.clock.now());
      const example = { username: username ?? '', userId, flowId: flow.id, input, data };
      if (Object.keys(input).length > 0) {
        return example;
      }
      plain ??= example;
    }
  }
  return plain;
}

function wantsAuthorization(flowSettings: unknown): boolean {
  return Boolean(member(member(flowSettings, 'webhooks'), 'requireWebhookAuth'));
}

function inputOf(payload: unknown): Record<string, string> {
  const parameters = member(payload, 'inputParameters');
  const pairs = typeof parameters === 'object' && parameters !== null ? Object.entries(parameters) : [];
  return Object.fromEntries(pairs.filter((pair): pair is [string, string] => typeof pair[1] === 'string'));
}
