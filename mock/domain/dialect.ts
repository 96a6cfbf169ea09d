import { OptionError } from './option-error.js';

/**
 * Where sources contradict each other, each option picks one of them. The first value is the default: the better evidence.
 * README.md lists them with their evidence.
 */
export const dialects = {
  /** Under which member a user's internal id stands on FlowMate's own user paths. */
  userId: ['_id', 'id', 'both'],
  /** Starting a flow that is not inactive, or stopping one that is not active: upstream accepts that, FlowMate documents 409. */
  startConflict: ['never', 'documented'],
  /** Upstream's search is case-sensitive, FlowMate's reference says that it is not. */
  search: ['case-sensitive', 'insensitive'],
  /** Generating a flow: upstream answers 201 with the whole flow, FlowMate documents 200 with id and `starting`. */
  generate: ['created', 'documented'],
  /** Permission for PATCH /flows/bulk: upstream wants `flows.bulk`, FlowMate documents `flows.write`. */
  bulkPermission: ['flows.bulk', 'flows.write'],
  /** Whether GET /logs wants `filter[tenant]`: one page says so, another leaves it out of its examples. */
  logsTenant: ['optional', 'required'],
  /** What an owner sees in a single secret: FlowMate documents the credentials, upstream masks them without `secrets.secret.readRaw`. */
  secretValue: ['credentials', 'masked'],
  /**
   * A webhook call whose data does not match the flow's `inputParameters`: its answer is 200 and its run fails (assumed of the
   * real service, which accepts first), or its answer is 400 and nothing starts.
   */
  webhookValidation: ['execution', 'door'],
} as const;

export type Dialect = { -readonly [Name in keyof typeof dialects]: (typeof dialects)[Name][number] };

/** `instant`: no waiting anywhere. `real`: flows take their time to start, unknown webhooks answer after 1 s, hangs hang. */
export type Timing = 'instant' | 'real';

/** Fills in the defaults. Throws an OptionError for keys and values that do not exist. */
export function completeDialect(given: Partial<Dialect>): Dialect {
  const choices = new Map<string, readonly string[]>(Object.entries(dialects));
  for (const [name, value] of Object.entries(given)) {
    const allowed = choices.get(name);
    if (allowed === undefined) {
      throw new OptionError(`unknown dialect option ${JSON.stringify(name)}: ${[...choices.keys()].join(', ')}`);
    }
    if (value !== undefined && !allowed.includes(value)) {
      throw new OptionError(`dialect ${name} can't be ${JSON.stringify(value)}: ${allowed.join(', ')}`);
    }
  }
  return {
    userId: given.userId ?? dialects.userId[0],
    startConflict: given.startConflict ?? dialects.startConflict[0],
    search: given.search ?? dialects.search[0],
    generate: given.generate ?? dialects.generate[0],
    bulkPermission: given.bulkPermission ?? dialects.bulkPermission[0],
    logsTenant: given.logsTenant ?? dialects.logsTenant[0],
    secretValue: given.secretValue ?? dialects.secretValue[0],
    webhookValidation: given.webhookValidation ?? dialects.webhookValidation[0],
  };
}
