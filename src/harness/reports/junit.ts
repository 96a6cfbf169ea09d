import { stripVTControlCharacters } from 'node:util';
import type { CheckRun, ReportedCheck } from './check.js';
import { toXmlAttribute, toXmlText } from './xml-text.js';

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** Children on lines of their own; text as it is, since white space in it counts. */
function element(name: string, attributes: Attributes, children: readonly string[] | string = []): string {
  const written = Object.entries(attributes).map(([key, value]) =>
    value === undefined ? '' : ` ${key}=${toXmlAttribute(value)}`,
  );
  const open = `<${name}${written.join('')}`;
  if (typeof children === 'string') return `${open}>${toXmlText(children)}</${name}>`;
  if (children.length === 0) return `${open}/>`;
  return `${open}>\n${children.join('\n')}\n</${name}>`;
}

const seconds = (ms: number): string => (ms / 1000).toFixed(3);

/** JUnit knows failed, broken and skipped. What it has no word for passes, and says what it is in its output. */
function toResult({ verdict, message, details, rule, place }: ReportedCheck): string[] {
  const attributes = { message: message ?? verdict, type: rule?.id ?? verdict };
  // Not as attributes: Jenkins refuses a whole file for those that it does not know.
  const where = place === undefined ? '' : `at ${place.file}${place.line === undefined ? '' : `:${place.line}`}`;
  const text = [details ?? message ?? '', where].filter((part) => part !== '').join('\n');
  switch (verdict) {
    case 'failed':
      return [element('failure', attributes, text)];
    case 'broken':
      return [element('error', attributes, text)];
    case 'skipped':
      return [element('skipped', {}, message ?? '')];
    case 'excused':
      return [element('skipped', {}, ['known failure', message].filter(Boolean).join(': '))];
    case 'passed':
    case 'warned':
      return [];
  }
}

function toOutput({ verdict, message, details, output }: ReportedCheck): string[] {
  const warning = verdict === 'warned' ? ['WARNING', message, details] : [];
  const parts = [...warning, output === undefined ? undefined : stripVTControlCharacters(output)];
  const text = parts.filter((part) => part !== undefined && part !== '').join('\n');
  return text === '' ? [] : [element('system-out', {}, text)];
}

function toCase(check: ReportedCheck): string {
  const { suite, name, title, durationMs = 0 } = check;
  const attributes = {
    classname: suite,
    name: title === undefined ? name : `${name} ${title}`,
    time: seconds(durationMs),
  };
  return element('testcase', attributes, [...toResult(check), ...toOutput(check)]);
}

function having(checks: readonly ReportedCheck[], ...verdicts: ReportedCheck['verdict'][]): number {
  return checks.filter(({ verdict }) => verdicts.includes(verdict)).length;
}

function count(checks: readonly ReportedCheck[]): Attributes {
  return { tests: checks.length, failures: having(checks, 'failed'), errors: having(checks, 'broken') };
}

/**
 * The run as JUnit XML: a test suite for each suite, a test case for each check, in the order in which they come. Elements and
 * attributes are those that the usual readers agree on; Jenkins' xUnit step refuses any other.
 */
export function toJunit({ tool, title, startedAt, durationMs, checks }: CheckRun): string {
  const suites = [...new Set(checks.map(({ suite }) => suite))];
  const written = suites.map((suite) => {
    const members = checks.filter((check) => check.suite === suite);
    const took = members.reduce((sum, check) => sum + (check.durationMs ?? 0), 0);
    const attributes = {
      name: suite,
      ...count(members),
      skipped: having(members, 'skipped', 'excused'),
      time: seconds(took),
      timestamp: startedAt.slice(0, 19),
    };
    const version = element('property', { name: tool.name, value: tool.version });
    return element('testsuite', attributes, [element('properties', {}, [version]), ...members.map(toCase)]);
  });
  const root = element('testsuites', { name: title, ...count(checks), time: seconds(durationMs) }, written);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}
