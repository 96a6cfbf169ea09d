import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Invocation, Location, Log, Notification, ReportingDescriptor, Result } from 'sarif';
import { type CheckRun, type Place, type ReportedCheck, type Rule, ruleOf } from './check.js';

/**
 * Verdicts that become results. GitHub opens an alert for each result, suppressed ones included: known failures are left out, as
 * passed and skipped checks are.
 */
const levels: Readonly<Partial<Record<ReportedCheck['verdict'], Result.level>>> = {
  failed: 'error',
  warned: 'warning',
};

function toUri(file: string): string {
  if (isAbsolute(file)) return pathToFileURL(file).href;
  return file.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
}

/** GitHub shows only results that have a file; without a place the check is named as best SARIF can. */
function toLocation({ suite, name, place }: ReportedCheck): Location {
  const logicalLocations = [{ name, fullyQualifiedName: `${suite}/${name}` }];
  return place === undefined ? { logicalLocations } : { physicalLocation: toPhysical(place), logicalLocations };
}

function toPhysical({ file, line, column }: Place): NonNullable<Location['physicalLocation']> {
  const uriBaseId = isAbsolute(file) ? {} : { uriBaseId: '%SRCROOT%' };
  const startColumn = line === undefined || column === undefined ? {} : { startColumn: column };
  // A region is due for GitHub to show anything; the first line stands for the file.
  return { artifactLocation: { uri: toUri(file), ...uriBaseId }, region: { startLine: line ?? 1, ...startColumn } };
}

function textOf({ message, details, title, name }: ReportedCheck): string {
  return [message ?? title ?? name, details].filter((part) => part !== undefined && part !== '').join('\n\n');
}

function toResult(check: ReportedCheck, ruleIndex: number): Result[] {
  const level = levels[check.verdict];
  if (level === undefined) return [];
  const { id } = ruleOf(check);
  return [
    {
      ruleId: id,
      ruleIndex,
      level,
      message: { text: textOf(check) },
      locations: [toLocation(check)],
      partialFingerprints: { 'flowmateCheck/v1': `${check.suite}/${check.name}` },
    },
  ];
}

function toDescriptor({ id, title, level = 'error', help, helpUri }: Rule): ReportingDescriptor {
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: title },
    defaultConfiguration: { level },
    help: help === undefined ? { text: title } : { text: help, markdown: help },
    ...(helpUri === undefined ? {} : { helpUri }),
  };
}

function toNotification(check: ReportedCheck): Notification {
  return {
    level: 'error',
    message: { text: `${check.name}: ${textOf(check)}` },
    associatedRule: { id: ruleOf(check).id },
  };
}

/** The run as SARIF 2.1.0: a rule for each requirement, a result for each violated one. */
export function toSarif({ tool, title, startedAt, durationMs, checks }: CheckRun): string {
  const rules = new Map(checks.map((check) => [ruleOf(check).id, ruleOf(check)]));
  const ids = [...rules.keys()];
  const broken = checks.filter(({ verdict }) => verdict === 'broken');
  const invocation: Invocation = {
    executionSuccessful: broken.length === 0,
    startTimeUtc: startedAt,
    endTimeUtc: new Date(Date.parse(startedAt) + durationMs).toISOString(),
    ...(broken.length === 0 ? {} : { toolExecutionNotifications: broken.map(toNotification) }),
  };
  const log: Log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: tool.name, version: tool.version, rules: [...rules.values()].map(toDescriptor) } },
        automationDetails: { id: `${title}/` },
        invocations: [invocation],
        results: checks.flatMap((check) => toResult(check, ids.indexOf(ruleOf(check).id))),
        columnKind: 'utf16CodeUnits',
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}
