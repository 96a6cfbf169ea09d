import type { Check, FileFormat } from '../../../../mock/index.js';
import { judges } from '../judges/judges.js';
import { filledList } from './filled-list.js';

/** A judge by its name, with what it takes. */
export function makeJudgeCheck(kit: FileFormat): Check {
  const { check, isObject, object, oneOf, required, someText, truth, wholeNumber } = kit;
  const flowNames = filledList(kit, someText);
  /** What judges take beside their name. */
  const parameters: Readonly<Record<string, Parameters<typeof object>[0]>> = {
    'flows-run': { times: oneOf('once', 'at-least-once'), except: flowNames, unlessReported: truth },
    tries: { most: required(wholeNumber(1)) },
    'one-try': { flows: required(flowNames) },
    logins: { most: required(wholeNumber(0)) },
    'status-seen': { status: required(wholeNumber(100, 599)) },
    'requests-at-once': { most: required(wholeNumber(1)) },
    'fault-met': { lawful: someText },
    'list-calls': { perPage: required(wholeNumber(1)) },
  };
  const names = Object.keys(judges);
  const checks = new Map<unknown, Check>(
    names.map((name) => [name, object({ judge: required(oneOf(name)), ifAny: truth, ...parameters[name] })]),
  );
  const judgeName = oneOf(...names);
  return check({ anyOf: [...checks.values()].map(({ schema }) => schema) }, (value, report) => {
    const found = checks.get(isObject(value) ? value.judge : undefined);
    if (found !== undefined) found(value, report);
    else if (isObject(value) && value.judge !== undefined) {
      report.path.push('judge');
      judgeName(value.judge, report);
      report.path.pop();
    } else report.add('is no judge; an object such as { judge: flows-run } is');
  });
}
