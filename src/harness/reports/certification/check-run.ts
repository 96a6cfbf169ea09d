import { existsSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import type { CaseResult, CertificationResult, Verdict } from '../../certify/result.js';
import type { CheckRun, CheckVerdict, Place, ReportedCheck, Rule } from '../check.js';
import { factsOf, readableOutput, unlistedStale } from './case-facts.js';

const verdicts: Readonly<Record<Verdict, CheckVerdict>> = {
  PASS: 'passed',
  FAIL: 'failed',
  WARN: 'warned',
  NOT_APPLICABLE: 'skipped',
  NOT_EXERCISED: 'skipped',
  NOT_REACHED: 'skipped',
  CONFIG: 'broken',
  HARNESS_ERROR: 'broken',
  EXPECTED_FAIL: 'excused',
  UNEXPECTED_PASS: 'failed',
};

function toRule({ id, title, level, requirement, source, hint }: CaseResult): Rule {
  const parts = [requirement, source === '' ? '' : `From: ${source}`, hint === '' ? '' : `**Fix**: ${hint}`];
  return {
    id,
    title,
    level: level === 'MUST' ? 'error' : 'warning',
    help: parts.filter((part) => part !== '').join('\n\n'),
  };
}

function messageOf({ verdict, observed, baseline }: CaseResult): string {
  const reason = baseline?.reason ?? 'no reason given';
  if (verdict === 'EXPECTED_FAIL') return reason;
  if (verdict === 'UNEXPECTED_PASS') return `passes, and the baseline says that it fails: ${reason}`;
  return observed;
}

function toCheck(result: CaseResult, place: Place | undefined): ReportedCheck {
  const { id, suite, title, verdict, durationMs, checks } = result;
  const broken = checks.filter((check) => check.verdict === 'FAIL' || check.verdict === 'WARN');
  const output = readableOutput(result);
  const details = [
    ...factsOf(result).map(({ label, text }) => `${label.padEnd(8)}  ${text}`),
    ...(broken.length < 2 ? [] : broken.map(({ judge, observed }) => `${judge}: ${observed}`)),
  ];
  return {
    suite,
    name: id,
    title,
    verdict: verdicts[verdict],
    message: messageOf(result),
    ...(verdict === 'PASS' ? {} : { details: details.join('\n') }),
    ...(output === '' ? {} : { output }),
    ...(place === undefined ? {} : { place }),
    durationMs,
    rule: toRule(result),
  };
}

/** Entries of the baseline that are no longer true make a run fail, so they are in its reports. */
function staleChecks(result: CertificationResult): readonly ReportedCheck[] {
  return unlistedStale(result).map(({ id, reason, why }) => ({
    suite: 'baseline',
    name: id,
    title: 'the entry of the baseline is true',
    verdict: 'failed',
    message: why,
    details: `The entry's reason: ${reason}`,
  }));
}

function preflightChecks({ preflight }: CertificationResult): readonly ReportedCheck[] {
  if (preflight.verdict === 'PASS') return [];
  const output = readableOutput(preflight);
  return [
    {
      suite: 'preflight',
      name: 'client',
      title: 'the client can be started and reaches the server',
      verdict: verdicts[preflight.verdict],
      message: preflight.observed,
      ...(output === '' ? {} : { output }),
    },
  ];
}

/** The client's own file, where the command names one in or below `folder`: it is what reports about code can point to. */
export function findClientFile({ run }: CertificationResult, folder: string): Place | undefined {
  if (run.client.kind !== 'command') return undefined;
  for (const argument of run.client.command) {
    const path = relative(folder, resolve(folder, argument));
    const inside = path !== '' && path !== '..' && !path.startsWith(`..${sep}`) && !isAbsolute(path);
    if (inside && /\.\w+$/.test(path) && existsSync(resolve(folder, path))) {
      return { file: path.split(sep).join('/') };
    }
  }
  return undefined;
}

/** A certification as the checks that JUnit and SARIF are made of: a suite for each suite, a check for each case. */
export function toCheckRun(result: CertificationResult, place?: Place): CheckRun {
  const { tool, started, durationMs } = result.run;
  return {
    tool,
    title: `${tool.name} certify`,
    startedAt: started,
    durationMs,
    checks: [...preflightChecks(result), ...result.cases.map((each) => toCheck(each, place)), ...staleChecks(result)],
  };
}
