import { about, type Check, check, isObject, oneOf, someText, wrongType } from '../scenarios/check.js';
import { anyObject, object, required } from '../scenarios/check-inside.js';
import { checkFlow } from '../scenarios/flow-shapes.js';
import { collectKnown } from '../scenarios/known.js';

const id = about('path: the one in the path of the request', someText);

/** Who owns a flow that comes later is named by id: the world it comes to is not known yet. */
const flow = check(anyObject.schema, (value, report) => {
  const owners = isObject(value) && Array.isArray(value.owners) ? value.owners.filter(isObject) : [];
  const ids = (type: string) => owners.filter((owner) => owner.type === type).map(({ id: owner }) => owner);
  const templates = isObject(value) ? [{ id: value.fromTemplate }] : [];
  const known = { deletedUsers: ids('user'), tenants: ids('tenant').map((_id) => ({ _id })), templates };
  checkFlow(collectKnown(known, undefined, []))(value, report);
});

const CHANGES: Readonly<Record<string, Check>> = {
  expireToken: object({ expireToken: required(about('A token, or caller: that of the request', someText)) }),
  delete: object({
    delete: required(object({ kind: required(oneOf('flows', 'templates', 'users')), id: required(id) })),
  }),
  add: object({
    add: required(
      object({
        kind: required(oneOf('flows')),
        record: required(about('As a world file has it, owners by id. An active one is started', flow)),
      }),
    ),
  }),
  patch: object({
    patch: required(
      object({
        kind: required(oneOf('flows', 'templates', 'users')),
        id: required(id),
        members: required(about('They take the place of those of the same name', anyObject)),
      }),
    ),
  }),
  flowStatus: object({
    flowStatus: required(
      object({
        flow: required(id),
        status: required(
          about(
            'The flow is in it from then on; an active one is known to the webhooks',
            oneOf('active', 'inactive', 'starting', 'stopping'),
          ),
        ),
      }),
    ),
  }),
};

/** One change of a world: an object whose one member says what is done. */
export const change = check({ anyOf: Object.values(CHANGES).map(({ schema }) => schema) }, (value, report) => {
  const names = Object.keys(CHANGES);
  const [name, ...more] = isObject(value) ? Object.keys(value) : [];
  const found = name === undefined || more.length > 0 ? undefined : CHANGES[name];
  if (!isObject(value)) report.add(wrongType(value, `a change; an object with one of ${names.join(', ')} is`));
  else if (found !== undefined && Object.hasOwn(CHANGES, name ?? '')) found(value, report);
  else if (name === undefined || more.length > 0) report.add(`needs one member; one of ${names.join(', ')}`);
  else
    report.addAt(
      name,
      `there is no such change${report.suggest(name, names) || `; there are ${names.join(', ')}`}`,
      'key',
    );
});
