import { randomBytes } from 'node:crypto';
import { stringify } from 'yaml';
import { loadScenario } from '../../../mock/index.js';
import type { Tenant } from '../tenant/tenant.js';
import type { CleanObject } from './clean.js';
import { insidesOf } from './insides.js';
import { type ReadBounds, readTenant } from './read-tenant.js';
import { Redactor } from './redactor.js';
import type { Kept } from './rules.js';
import { SeenWords, TIME } from './seen.js';
import { type KnownWords, toScenario } from './to-scenario.js';
import { PARAMETER_WORDS } from './vocabulary.js';

export interface RecordGiven {
  readonly tenant: Tenant;
  readonly bounds: ReadBounds;
  readonly kept: Kept;
  /** The same key gives the same pseudonyms in each run. Absent: one that goes with the process. */
  readonly key?: string;
  /** When it is recorded, in milliseconds since 1970. */
  readonly now: number;
}

export interface Recording {
  /** A world file, YAML. */
  readonly text: string;
  /** What could not be read, in words for a person. */
  readonly left: readonly string[];
  /** Records of each kind in the file. */
  readonly counts: Readonly<Record<string, number>>;
}

/** A word of the tenant stands in what would be written. `message` says where. */
export class LeakError extends Error {
  override readonly name = 'LeakError';
}

/** Reads a tenant into a world file without its people. Rejects with a TenantError, or a LeakError: then nothing may be written. */
export async function record({ tenant, bounds, kept, key, now }: RecordGiven): Promise<Recording> {
  const known = await knownWords();
  const seen = new SeenWords(harmless(known, kept));
  const raw = await readTenant(tenant, bounds);
  const { left, ...answers } = raw;
  seen.add(answers);
  const redactor = await Redactor.create(key ?? randomBytes(32).toString('hex'), seen, kept);
  const scenario = toScenario(raw, redactor, known, new Date(now).toISOString());
  const text = `# Recorded from a tenant. Names, texts and ids are made up.\n${write(scenario)}`;
  findLeak(text, seen);
  const counts = Object.entries(scenario).flatMap(([name, value]) =>
    Array.isArray(value) ? [[name, value.length] as const] : [],
  );
  return { text, left, counts: Object.fromEntries(counts) };
}

/** Takes what is clean alone. */
function write(scenario: CleanObject): string {
  return stringify(scenario, { aliasDuplicateObjects: false, lineWidth: 0 });
}

/** Looks at what was written, not at how it was made: every line, and all that can be read out of it. */
function findLeak(text: string, seen: SeenWords): void {
  for (const [index, line] of text.split('\n').entries()) {
    const bare = line.replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g, '');
    for (const inside of insidesOf(bare)) {
      if (TIME.test(inside) || !seen.isIn(inside)) continue;
      throw new LeakError(`line ${index + 1} of the file would hold a word that the tenant uses: nothing was written`);
    }
  }
}

let wordsOnce: Promise<KnownWords> | undefined;

/** Roles and permissions of the demo are those of every FlowMate. */
function knownWords(): Promise<KnownWords> {
  wordsOnce ??= readKnownWords();
  return wordsOnce;
}

async function readKnownWords(): Promise<KnownWords> {
  const { roles, permissions, users } = await loadScenario('demo');
  return {
    roles: texts(roles.map(({ name }) => name)),
    permissions: texts([
      ...permissions,
      ...roles.flatMap((role) => role.permissions ?? []),
      ...users.flatMap(({ user }) => user.permissions ?? []),
    ]),
  };
}

function texts(values: readonly unknown[]): ReadonlySet<string> {
  return new Set(values.filter((value) => typeof value === 'string'));
}

/** Words of the file's format, and those that stay by rule. */
function harmless({ roles, permissions }: KnownWords, { parameters, functions, titles }: Kept): readonly string[] {
  return [...FORMAT_WORDS, ...roles, ...permissions, ...PARAMETER_WORDS, ...parameters, ...functions, ...titles];
}

const FORMAT_WORDS = [
  'deletedUsers other clock now partner dialect userId tenants name confirmed roles type isGlobal permissions tenant users username firstname lastname',
  'status canLogin safeguard lastLogin failedLoginAttempts flows graph nodes componentId function authorization authType edges source',
  'target owners cron payload inputParameters outputParameters flowSettings webhooks requireWebhookAuth createdAt updatedAt fromTemplate',
  'templates executions flow flowExecId steps stepId startedAt finishedAt ACTIVE DISABLED PENDING TENANT SYSTEM active inactive starting',
  'stopping draft published ordinary realtime long_running user succeeded failed step true false null string number integer boolean array',
  'object both NO_AUTH API_KEY OA1_TWO_LEGGED OA1_THREE_LEGGED OA2_AUTHORIZATION_CODE SIMPLE MIXED SESSION_AUTH customer example custom',
  'ROLE Recorded from tenant Names texts and ids are made the field',
].flatMap((line) => line.split(' '));
