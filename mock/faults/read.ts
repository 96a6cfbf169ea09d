import { Report, type Segment } from '../domain/checks/report.js';
import { OptionError } from '../domain/option-error.js';
import { isRight } from './check-fault.js';
import { durationOf } from './duration.js';
import type { Fault, FaultGiven, FaultObject } from './fault.js';
import { FaultError } from './fault-error.js';
import { readFaultText } from './notation.js';
import { isPreset, presets } from './presets.js';

/**
 * Reads faults in any of their forms; presets become several.
 * @throws FaultError with all problems; their paths begin with `under`.
 */
export function readFaults(given: readonly unknown[], under: readonly Segment[] = []): readonly Fault[] {
  const report = new Report();
  report.path.push(...under);
  const right: FaultGiven[] = [];
  for (const [index, one] of given.entries()) {
    report.path.push(index);
    if (isRight(one, report)) right.push(one);
    report.path.pop();
  }
  if (report.findings.length > 0) throw new FaultError(report.findings);
  return right.flatMap(toFaults);
}

/** The same for a single one. */
export function readFault(given: unknown, under: readonly Segment[] = []): readonly Fault[] {
  const report = new Report();
  report.path.push(...under);
  if (isRight(given, report)) return toFaults(given);
  throw new FaultError(report.findings);
}

function toFaults(given: FaultGiven): Fault[] {
  if (typeof given === 'string') {
    return isPreset(given) ? presets[given].map((text) => fromText(text, { preset: given })) : [fromText(given)];
  }
  if ('preset' in given) return toFaults(given.preset);
  return ['text' in given ? { ...fromText(given.text), id: given.id } : toFault(given)];
}

function fromText(text: string, { preset }: { readonly preset?: string } = {}): Fault {
  const read = readFaultText(text);
  if ('problem' in read) throw new OptionError(`${JSON.stringify(text)} is no fault: ${read.problem}`);
  return toFault(read, { text, preset });
}

function toFault(
  { id, match = {}, effect, times = 'always', every = 1, probability = 1, delay = 0 }: FaultObject,
  { text, preset }: { readonly text?: string; readonly preset?: string | undefined } = {},
): Fault {
  return { id, match, effect, times, every, probability, delayMs: durationOf(delay) ?? 0, text, preset };
}
