import { type Check, check } from '../checks/check.js';
import { quote } from '../checks/report.js';
import type { Kind, Known } from './known.js';
import { toUsername } from './make-ids.js';

/** A reference by id or name to a record that is in the file. */
export function reference(known: Known, kind: Kind): Check {
  const what = kind === 'user' ? 'username' : 'name';
  return check({ type: 'string', description: `The id or the ${what} of a ${kind}` }, (value, report) => {
    if (typeof value !== 'string') {
      report.add(`${quote(value)} refers to nothing; the id or the ${what} of a ${kind} does (in quotes)`);
      return;
    }
    const { ids, names } = known[kind];
    if (ids.has(value)) return;
    const found = names.get(kind === 'user' ? toUsername(value) : value) ?? 0;
    if (found === 0)
      report.add(`there is no ${kind} with the id or ${what} ${quote(value)}${report.suggest(value, names.keys())}`);
    else if (found > 1 && kind !== 'user')
      report.add(`${found} ${kind}s are called ${quote(value)}; use the id of the one that is meant`);
  });
}

/** A reference to a user who may be gone: what he left behind still names him. */
export function userOrGone(known: Known): Check {
  const user = reference(known, 'user');
  return check(user.schema, (value, report) => {
    if (typeof value !== 'string' || !known.gone.has(value)) user(value, report);
  });
}
