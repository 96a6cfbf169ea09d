import type { Document, Path, Shape } from './document.js';
import { castDocument } from './shape.js';

// The documents of upstream's secret service, as far as requests write them (read in its source; writing was not run).

const text = { kind: 'string' } as const;

const needed = (path: string): Path => ({ kind: 'string', required: `${path}: Path \`${path}\` is required.` });

const neededId = (path: string): Path => ({ kind: 'objectId', required: `${path}: Path \`${path}\` is required.` });

const owners: Path = { kind: 'list', shape: { id: text, type: text } };

/** Members that the mapper gives every document. */
const own: Shape = {
  _id: { kind: 'objectId' },
  createdAt: { kind: 'date' },
  updatedAt: { kind: 'date' },
  __v: { kind: 'number' },
};

const secretMembers: Shape = {
  name: needed('name'),
  tenant: text,
  type: text,
  domain: text,
  encryptedFields: { kind: 'texts' },
  mixedProperties: { kind: 'object' },
  currentError: { kind: 'mixed' },
};

const values = {
  SIMPLE: { username: needed('value.username'), passphrase: needed('value.passphrase') },
  MIXED: { payload: needed('value.payload') },
  API_KEY: { key: needed('value.key'), headerName: text },
  NO_AUTH: {},
  SESSION_AUTH: {
    authClientId: neededId('value.authClientId'),
    accessToken: text,
    expires: text,
    inputFields: { kind: 'mixed' },
  },
  OA1_TWO_LEGGED: { expiresAt: text },
  OA1_THREE_LEGGED: {
    authClientId: neededId('value.authClientId'),
    accessToken: needed('value.accessToken'),
    accessTokenSecret: needed('value.accessTokenSecret'),
    scope: text,
    expires: text,
    externalId: text,
  },
  OA2_AUTHORIZATION_CODE: {
    authClientId: neededId('value.authClientId'),
    refreshToken: text,
    accessToken: needed('value.accessToken'),
    scope: text,
    expires: needed('value.expires'),
    externalId: text,
  },
} as const satisfies Readonly<Record<string, Shape>>;

export type SecretType = keyof typeof values;

// TypeScript types the result of `Object.keys` as string[].
export const secretTypes = Object.keys(values) as SecretType[];

export function isSecretType(type: unknown): type is SecretType {
  return typeof type === 'string' && Object.hasOwn(values, type);
}

/** What of a secret a PATCH may set, apart from owners and value: nothing is checked then but what can be cast. */
export const secretUpdate: Shape = { ...secretMembers, ...own };

export const ownersShape: Shape = { owners };

const client = (shape: Shape): Shape => ({ name: needed('name'), owners, preprocessor: text, tenant: text, ...shape });

const clients = {
  OA1_TWO_LEGGED: client({
    consumerKey: needed('consumerKey'),
    consumerSecret: needed('consumerSecret'),
    nonce: needed('nonce'),
    signature: needed('signature'),
    signatureMethod: needed('signatureMethod'),
    verifier: text,
  }),
  OA1_THREE_LEGGED: client({
    appName: text,
    key: needed('key'),
    secret: needed('secret'),
    nonce: text,
    signature: text,
    signatureMethod: text,
    expiration: text,
    endpoints: {
      kind: 'nested',
      shape: {
        request: needed('endpoints.request'),
        authorize: needed('endpoints.authorize'),
        access: needed('endpoints.access'),
      },
    },
    redirectUri: needed('redirectUri'),
  }),
  OA2_AUTHORIZATION_CODE: client({
    clientId: needed('clientId'),
    clientSecret: needed('clientSecret'),
    redirectUri: needed('redirectUri'),
    refreshWithScope: { kind: 'boolean' },
    endpoints: {
      kind: 'nested',
      shape: {
        auth: needed('endpoints.auth'),
        token: needed('endpoints.token'),
        userinfo: text,
        revocation: text,
        endSession: text,
      },
    },
    predefinedScope: text,
  }),
  // Its deeper schemas are not known: what stands there is stored as it is.
  SESSION_AUTH: client({ fields: { kind: 'mixed' }, tokenPath: text, endpoints: { kind: 'object' } }),
} as const satisfies Readonly<Record<string, Shape>>;

export type AuthClientType = keyof typeof clients;

export const authClientTypes = Object.keys(clients) as AuthClientType[];

export function isAuthClientType(type: unknown): type is AuthClientType {
  return typeof type === 'string' && Object.hasOwn(clients, type);
}

export function authClientShape(type: AuthClientType): Shape {
  return { ...clients[type], ...own };
}

/** Which kind of document the store marks a secret as. */
export function secretKind(type: unknown): string {
  return `S_${String(type)}`;
}

/** The same of an auth client: those of OAuth 1 begin with another letter. */
export function authClientKind(type: unknown): string {
  return `${String(type).startsWith('OA1') ? 'C' : 'A'}_${String(type)}`;
}

/** What of a sign-in at an app is stored until the user comes back. */
const authFlowShape: Shape = { scope: text, secretName: text, successUrl: text };

interface Made {
  readonly document: Document;
  /** Upstream's text; absent when the document may be stored. */
  readonly problem?: string;
}

export function castSecret(type: SecretType, data: unknown): Made {
  const shape: Shape = { ...secretMembers, owners, value: { kind: 'nested', shape: values[type] }, ...own };
  return made(secretKind(type), marked(secretKind(type), shape), data);
}

export function castAuthClient(type: AuthClientType, data: unknown): Made {
  return made(authClientKind(type), marked(authClientKind(type), authClientShape(type)), data);
}

export function castAuthFlow(data: unknown): Made {
  return made('auth-flow', authFlowShape, data);
}

/** The shape of a kind of document, which brings the mark of its kind or none. */
function marked(kind: string, shape: Shape): Shape {
  return { ...shape, __t: { kind: 'discriminator', is: kind } };
}

function made(kind: string, shape: Shape, data: unknown): Made {
  const { document, errors } = castDocument(shape, data);
  return errors.length === 0
    ? { document }
    : { document, problem: `${kind} validation failed: ${errors.map(keyed).join(', ')}` };
}

/** What cannot be cast names its path at its end. */
function keyed(message: string): string {
  const path = message.startsWith('Cast to ') ? /.* at path "([^"]+)"/s.exec(message)?.[1] : undefined;
  return path === undefined ? message : `${path}: ${message}`;
}
