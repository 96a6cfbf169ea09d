import type { Shape } from './shape.js';

// IAM's documents (facts: upstream behaviour A6), as far as requests write them.

export const USER_STATUSES = ['ACTIVE', 'DISABLED', 'PENDING'] as const;

const EMAIL =
  /^(([^<>()[\]\\.,;:\s@"]+(\.[^<>()[\]\\.,;:\s@"]+)*)|(".+"))@((\[[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}\])|(([a-zA-Z\-0-9]+\.)+[a-zA-Z]{2,}))$/;

/** Upstream wants a username to look like an e-mail address. Those longer than 320 characters do not. */
export function isEmail(text: string): boolean {
  return text.length <= 320 && EMAIL.test(text);
}

const string = { kind: 'string' } as const;

/** Members that the mapper gives every document. */
const own: Shape = {
  _id: { kind: 'objectId' },
  createdAt: { kind: 'date' },
  updatedAt: { kind: 'date' },
  __v: { kind: 'number' },
};

export const userShape: Shape = {
  username: string,
  firstname: string,
  lastname: string,
  phone: string,
  avatar: string,
  status: string,
  confirmed: { kind: 'boolean' },
  tenant: { kind: 'objectId' },
  roles: { kind: 'many', of: 'objectId' },
  permissions: { kind: 'many', of: 'string' },
  safeguard: { kind: 'nested', shape: { lastLogin: { kind: 'date' }, failedLoginAttempts: { kind: 'number' } } },
  ...own,
};

export const tenantShape: Shape = {
  name: string,
  confirmed: { kind: 'boolean' },
  status: string,
  ...own,
};

/** Members of a role that requests write; its service takes no others. */
export const roleShape: Shape = {
  name: string,
  isGlobal: { kind: 'boolean' },
  permissions: { kind: 'many', of: 'string' },
  description: string,
};
