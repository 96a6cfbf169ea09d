import { completeRecords } from '../domain/records/complete-records.js';
import { DEFAULT_PERMISSIONS } from '../domain/records/defaults.js';
import type { RecordDocuments } from '../domain/records/kinds.js';
import { BEGINNING, type Maker } from '../domain/records/make-ids.js';
import { DEFAULT_SEED } from './builtin.js';
import { resolveExecutions } from './complete-executions.js';
import { resolveOutcomes } from './complete-outcomes.js';
import type { Actor, Partner, ScenarioFile, WorldData } from './scenario-file.js';

/** A made-up past ends at a fixed moment, which must then be the world's beginning. */
function toClock({ clock, executions = [], generate }: ScenarioFile): Pick<ScenarioFile, 'clock'> {
  if (clock !== undefined) return { clock };
  const isMadeUp =
    (generate?.executionsPerFlow ?? 0) > 0 || executions.some(({ createdAt }) => createdAt === undefined);
  return isMadeUp ? { clock: { now: BEGINNING } } : {};
}

function toSettings(
  file: ScenarioFile,
): Partial<Pick<WorldData, 'description' | 'clock' | 'dialect' | 'timing' | 'strict'>> {
  const { description, dialect, timing, strict } = file;
  return {
    ...(description === undefined ? {} : { description }),
    ...toClock(file),
    ...(dialect === undefined ? {} : { dialect }),
    ...(timing === undefined ? {} : { timing }),
    ...(strict === undefined ? {} : { strict }),
  };
}

function toPartner(userId: string, { users, tokens }: RecordDocuments): Partner | undefined {
  const user = users.find(({ _id }) => _id === userId);
  const token = tokens.find(({ accountId }) => accountId === userId);
  if (!user || !token) return undefined;
  return { userId, username: user.username ?? '', tokenId: token._id, token: token.token };
}

/**
 * The world of a file with everything that was left out, except what `generate` asks for. `label` names it when the file does not;
 * `seed` overrides the file's. The file's objects become part of the world.
 */
export async function resolveWorld(file: ScenarioFile, seed: number | undefined, label: string): Promise<WorldData> {
  const maker: Maker = { seed: seed ?? file.seed ?? DEFAULT_SEED, beginsAt: Date.parse(file.clock?.now ?? BEGINNING) };
  const { records, to } = await completeRecords(file, maker);
  const partner = file.partner === undefined ? undefined : toPartner(to.user(file.partner), records);

  const toActor = ({ user, token }: Actor): Actor => {
    const id = to.user(user);
    const bearer = token ?? records.tokens.find(({ accountId }) => accountId === id)?.token;
    return bearer === undefined ? { user: id } : { user: id, token: bearer };
  };

  return {
    name: file.name ?? label,
    ...toSettings(file),
    seed: maker.seed,
    faults: file.faults ?? [],
    ...(partner === undefined ? {} : { partner }),
    actors: Object.fromEntries(Object.entries(file.actors ?? {}).map(([name, actor]) => [name, toActor(actor)])),
    names: file.names ?? {},
    permissions: file.permissions ?? DEFAULT_PERMISSIONS,
    ...(file.deletedUsers === undefined ? {} : { deletedUsers: file.deletedUsers }),
    ...records,
    users: records.users.map((user, index) => {
      const password = file.users?.[index]?.password;
      return password === undefined ? { user } : { user, password };
    }),
    executions: resolveExecutions(file, maker, to, records.flows),
    ...(file.outcomes === undefined ? {} : { outcomes: resolveOutcomes(file, records.flows) }),
  };
}
