import { type Caller, mayInIam, mayInTenant, mayUse } from '../domain/permissions.js';
import { authenticate, authenticateIam } from './authenticate.js';
import { Refusal } from './errors.js';
import { BODY_SIZE, type Gate, type Rules } from './routes.js';
import { services } from './upstream-services.js';

const MISSING = 'MISSING_PERMISSION';

export const flowsGate: Gate<Caller> = {
  service: services.flows,
  authenticate: ({ world }, exchange) => authenticate(world, exchange),
  bodyFirst: false,
  bodySize: BODY_SIZE,
};

export const templatesGate: Gate<Caller> = { ...flowsGate, service: services.templates };

export const iamGate: Gate<Caller> = {
  service: services.iam,
  authenticate: ({ world }, exchange) => authenticateIam(world, exchange),
  bodyFirst: true,
  bodySize: BODY_SIZE,
};

/** Refuses who lacks a permission of the flow and template services. */
export function needs(permission: string, rules: Pick<Rules<Caller>, 'permitFirst'> = {}): Rules<Caller> {
  return {
    ...rules,
    permit: (caller) => {
      if (!mayUse(caller, permission)) {
        throw new Refusal(403, MISSING);
      }
    },
  };
}

/** IAM: refuses who is no admin. */
export const adminOnly: Rules<Caller> = {
  permit: (caller) => {
    if (!caller.isAdmin) {
      throw new Refusal(403, 'FORBIDDEN');
    }
  },
};

/** IAM: a permission over the caller's tenant. */
export function needsInTenant(...permissions: readonly string[]): Rules<Caller> {
  return {
    permit: (caller) => {
      if (!permissions.every((permission) => mayInTenant(caller, permission))) {
        throw new Refusal(403, MISSING);
      }
    },
  };
}

/** IAM: a permission over everything. */
export function needsInIam(permission: string): Rules<Caller> {
  return {
    permit: (caller) => {
      if (!mayInIam(caller, permission)) {
        throw new Refusal(403, MISSING);
      }
    },
  };
}

/** Whoever is logged in. */
export const anybody: Rules<Caller> = {};
