import { METHODS } from 'node:http';
import { operations } from '../../openapi/index.js';
import { check, isObject, wrongType } from '../domain/checks/check.js';
import { quote, Report, toPath } from '../domain/checks/report.js';
import { changeRefinements } from './check-changes.js';
import { effectRefinements } from './check-effects.js';
import { checkUse } from './check-purpose.js';
import { durationOf } from './duration.js';
import type { FaultGiven } from './fault.js';
import { readFaultText, TEXT_GRAMMAR } from './notation.js';
import { isPreset, presets } from './presets.js';
import { after, alsoText, instead, type Refinements, SchemaChecks } from './schema-checks.js';

const operationIds = operations.filter(({ aliasOf }) => aliasOf === undefined).map(({ id }) => id);

const operation = check({ enum: operationIds }, (value, report) => {
  const known = operations.find(({ id }) => id === value);
  if (known?.aliasOf !== undefined)
    report.add(`${quote(value)} is another path of ${known.aliasOf}; say ${known.aliasOf}, and the path if it matters`);
  else if (known === undefined) {
    const near = typeof value === 'string' ? report.suggest(value, operationIds) : '';
    report.add(`${quote(value)} is no operation${near}; the API document names them, such as getFlows or postWebhook`);
  }
});

const USUAL_METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];

/** What the schemas of faults cannot say. */
const faultRefinements: Refinements = {
  FaultId: alsoText((id, report) => report.claim('fault id', id)),
  FaultOperation: () => operation,
  FaultPath: alsoText((path, report) => {
    if (path.includes('?')) report.add(`${quote(path)} has a query; the member query takes it`);
  }),
  FaultMethod: alsoText((method, report) => {
    if (METHODS.includes(method.toUpperCase())) return;
    const near = report.suggest(method, USUAL_METHODS) || `; ${USUAL_METHODS.join(', ')} are`;
    report.add(`${quote(method)} is no method of HTTP${near}`);
  }),
  FaultDelay: instead((value, report) => {
    if (durationOf(value) === undefined)
      report.add(
        `${quote(value)} is no delay; milliseconds or a text such as "200ms" or "1.5s" are, ten minutes at most`,
      );
  }),
  FaultObject: after(checkUse),
  FaultNotation: instead((value, report) => {
    if (typeof value !== 'string') report.add(wrongType(value, 'text'));
    else if (isPreset(value)) report.add(`${quote(value)} is the name of a preset; the member preset takes it`);
    else checkText(value, report);
  }),
  FaultGiven: instead((value, report) => {
    if (typeof value === 'string') {
      if (!isPreset(value)) checkText(value, report);
    } else if (!isObject(value)) report.add(`${quote(value)} is no fault; "getFlows:503x2" or an object is`);
    else checks.of('preset' in value ? 'FaultPreset' : 'text' in value ? 'FaultText' : 'FaultObject')(value, report);
  }),
};

const checks = new SchemaChecks({ ...faultRefinements, ...effectRefinements, ...changeRefinements });

function checkText(value: string, report: Report): void {
  if (!value.includes(':')) {
    const presetNames = Object.keys(presets);
    const near = report.suggest(value, presetNames);
    report.add(`${quote(value)} is no fault${near}; a preset (${presetNames.join(', ')}) or ${TEXT_GRAMMAR}`);
    return;
  }
  const read = readFaultText(value);
  if ('problem' in read) {
    const { word, words } = read.unknown ?? { word: '', words: [] };
    const known = words.length === 0 ? '' : report.suggest(word, words) || `; there are ${words.join(', ')}`;
    report.add(`${quote(value)} is no fault: ${read.problem}${known}`);
    return;
  }
  const inside = new Report();
  checks.of('FaultObject')(read, inside);
  for (const { path, message } of inside.findings) report.add(`${quote(value)}: ${toPath(path)}: ${message}`);
}

/** Checks a fault as text, object or name of a preset. */
export const checkGiven = checks.of('FaultGiven');

/** Whether a value is a fault, in any of its forms. Problems go to the report. */
export function isRight(value: unknown, report: Report): value is FaultGiven {
  const before = report.findings.length;
  checkGiven(value, report);
  return report.findings.length === before;
}
