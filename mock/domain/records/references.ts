import { about, type Check, check, someText } from '../checks/check.js';
import { object, required } from '../checks/check-inside.js';
import { quote, type Report, type Segment } from '../checks/report.js';
import { asName, type Known, nameMemberOf, type Referable } from './known.js';

/** A reference by id or name to a record that is known. */
export function reference(known: Known, one: Referable): Check {
  const what = nameMemberOf(one);
  return check({ type: 'string', description: `The id or the ${what} of a ${one}` }, (value, report) => {
    if (typeof value !== 'string') {
      report.add(`${quote(value)} refers to nothing; the id or the ${what} of a ${one} does (in quotes)`);
      return;
    }
    const { ids, names } = known.of(one);
    if (ids.has(value)) return;
    const found = names.get(asName(one, value)) ?? 0;
    if (found === 0)
      report.add(`there is no ${one} with the id or ${what} ${quote(value)}${report.suggest(value, names.keys())}`);
    else if (found > 1 && one !== 'user')
      report.add(`${found} ${one}s are called ${quote(value)}; use the id of the one that is meant`);
  });
}

/** A reference to a user who may be deleted: the user's records still name them. */
export function userOrGone(known: Known): Check {
  const user = reference(known, 'user');
  return check(user.schema, (value, report) => {
    if (typeof value !== 'string' || !known.gone.has(value)) user(value, report);
  });
}

/** An owner, whose type says what the id refers to. */
export function checkOwner(known: Known): Check {
  const user = userOrGone(known);
  const tenant = reference(known, 'tenant');
  const after = (owner: Record<string, unknown>, report: Report): void => {
    const type = typeof owner.type === 'string' ? owner.type.toLowerCase() : '';
    if (typeof owner.id !== 'string' || owner.id === '') return;
    // An owner of any other type refers to nothing that is known.
    const check = type === 'user' ? user : type === 'tenant' ? tenant : undefined;
    report.inside('id', () => check?.(owner.id, report));
  };
  return object(
    {
      id: required(about('Of a user or tenant: the id, or the username or name', someText)),
      type: required(about('user or tenant; any other word is kept and means nothing', someText)),
    },
    { after },
  );
}

/** Complains of a node that the flow does not have, with `more` behind; nothing is known of the nodes of an unknown flow. */
export function checkNode(
  nodes: ReadonlySet<string> | undefined,
  place: readonly Segment[],
  node: unknown,
  report: Report,
  more = '',
): void {
  if (nodes === undefined || typeof node !== 'string' || nodes.has(node)) return;
  report.addAt(place, `the flow has no node with the id ${quote(node)}${report.suggest(node, nodes)}${more}`);
}
