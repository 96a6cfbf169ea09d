import { stripVTControlCharacters } from 'node:util';
import type { CheckRun, CheckVerdict, ReportedCheck } from './check.js';

/** Version of the specification that the report follows: https://ctrf.io */
const SPEC_VERSION = '0.0.0';

type Status = 'passed' | 'failed' | 'skipped';

/** CTRF's words. `rawStatus` has ours. */
const statuses: Readonly<Record<CheckVerdict, Status>> = {
  passed: 'passed',
  failed: 'failed',
  warned: 'passed',
  excused: 'skipped',
  skipped: 'skipped',
  broken: 'failed',
};

function toTest({ suite, name, title, verdict, message, details, output, place, durationMs = 0 }: ReportedCheck) {
  const lines = output === undefined ? [] : stripVTControlCharacters(output).split('\n');
  return {
    testId: `${suite}/${name}`,
    // None may be empty.
    name: (title === undefined ? name : `${name} ${title}`) || suite || 'check',
    status: statuses[verdict],
    rawStatus: verdict,
    duration: Math.round(durationMs),
    suite: [suite],
    ...(message === undefined ? {} : { message }),
    ...(details === undefined ? {} : { trace: details }),
    ...(lines.length === 0 ? {} : { stdout: lines }),
    ...(place === undefined ? {} : { filePath: place.file }),
    ...(place?.line === undefined ? {} : { line: place.line }),
  };
}

/** The run as a CTRF report (Common Test Report Format): a test for each check, in the order in which they come. */
export function toCtrf({ tool, title, startedAt, durationMs, checks }: CheckRun): string {
  const tests = checks.map(toTest);
  const having = (status: Status): number => tests.filter((test) => test.status === status).length;
  const start = Date.parse(startedAt);
  const summary = {
    tests: tests.length,
    passed: having('passed'),
    failed: having('failed'),
    skipped: having('skipped'),
    pending: 0,
    other: 0,
    suites: new Set(checks.map(({ suite }) => suite)).size,
    start,
    stop: start + Math.round(durationMs),
    duration: Math.round(durationMs),
  };
  const report = {
    reportFormat: 'CTRF',
    specVersion: SPEC_VERSION,
    timestamp: startedAt,
    generatedBy: title,
    results: { tool: { name: tool.name, version: tool.version }, summary, tests },
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}
