import { about, type Check, check, isObject, oneOf, someText, wrongType } from '../scenarios/check.js';
import { object, required } from '../scenarios/check-inside.js';

const id = about('path: the one in the path of the request', someText);

const CHANGES: Readonly<Record<string, Check>> = {
  expireToken: object({ expireToken: required(about('A token, or caller: that of the request', someText)) }),
  delete: object({
    delete: required(object({ kind: required(oneOf('flows', 'templates', 'users')), id: required(id) })),
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
