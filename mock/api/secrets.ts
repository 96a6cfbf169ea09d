import { type Caller, mayUse } from '../domain/permissions.js';
import type { SecretDocument } from '../domain/records/documents.js';
import { toObjectId } from '../domain/upstream/object-id.js';
import { at, textOf } from '../domain/upstream/query.js';
import type { RequestContext } from '../http/context.js';
import { routes } from '../http/routes.js';
import { iamService } from '../http/upstream-services.js';

const READ_RAW = 'secrets.secret.readRaw';

/** Secrets: only who owns one sees it. */
export const secrets = routes(
  { ...iamService, bodyFirst: false },
  {
    getSecrets: {
      handle: (c, caller) => {
        const owned = c.records.secrets.values().filter((secret) => owns(caller, secret));
        const perPage = positive(c, 'size', 30);
        const page = positive(c, 'number', 1);
        const data = owned.slice((page - 1) * perPage, page * perPage).map(withoutValue);
        const meta = { page, perPage, total: owned.length, totalPages: Math.ceil(owned.length / perPage) };
        return { status: 200, body: { data, meta } };
      },
    },
    getSecret: {
      handle: (c, caller) => {
        const id = toObjectId(c.params.id ?? '');
        if (id === undefined) {
          return { status: 400, body: { message: 'Invalid id' } };
        }
        const secret = c.records.secrets.get(id);
        if (secret === undefined || !owns(caller, secret)) {
          return { status: 404, body: { message: 'Secret not found' } };
        }
        const raw = c.settings.dialect.secretValue === 'credentials' || mayUse(caller, READ_RAW);
        const value = raw ? secret.value : masked(secret.value);
        return { status: 200, body: { data: { ...secret, value } } };
      },
    },
  },
);

function owns(caller: Caller, secret: SecretDocument): boolean {
  return secret.owners.some(({ id }) => id === caller.userId || (caller.tenant !== undefined && id === caller.tenant));
}

function withoutValue(secret: SecretDocument): Omit<SecretDocument, 'value'> {
  const { value: _, ...shown } = secret;
  return shown;
}

/** Texts become stars; what is not a credential's text stays. */
function masked(value: SecretDocument['value']): SecretDocument['value'] {
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, typeof one === 'string' ? '***' : one]));
}

function positive(c: RequestContext, name: string, otherwise: number): number {
  const number = Number.parseInt(textOf(at(c.query.parsed.page, name)), 10);
  return number > 0 ? number : otherwise;
}
