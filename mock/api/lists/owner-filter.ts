import { castString } from '../../domain/upstream/cast.js';
import { isRefusal, type OperatorPath, testOf } from '../../domain/upstream/operators.js';
import type { QueryValue } from '../../domain/upstream/query.js';
import { UpstreamHang } from '../../http/errors.js';
import type { Scope } from '../../store/collection.js';
import type { Condition } from './query.js';

// `filter[user]` goes to upstream's database as it stands, as a condition on the ids of owners.

export interface OwnerFilter {
  readonly scope: Scope;
  readonly condition?: Condition;
}

const OWNER_ID: OperatorPath = { name: 'owners.id', type: 'String', cast: castString };

export function ownerFilter(value: QueryValue): OwnerFilter {
  const list = Array.isArray(value) ? value : [value];
  const ids = list.filter((item) => typeof item === 'string');
  if (ids.length === list.length) {
    return { scope: [...new Set(ids)] };
  }
  try {
    const test = testOf(OWNER_ID, value);
    const condition = {
      key: `user=${JSON.stringify(value)}`,
      holds: (item: { owners: readonly string[] }) => test(item.owners),
    };
    return { scope: 'all', condition };
  } catch (error) {
    throw isRefusal(error)
      ? new UpstreamHang(
          `the database takes no such filter[user] (${error.message}), and upstream fails on it without answering`,
        )
      : error;
  }
}
