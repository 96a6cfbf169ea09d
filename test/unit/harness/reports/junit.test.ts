import fc from 'fast-check';
import sax from 'sax';
import { describe, expect, it } from 'vitest';
import type { CheckRun, ReportedCheck } from '../../../../src/harness/reports/check.js';
import { toJunit } from '../../../../src/harness/reports/junit.js';
import { toXmlAttribute, toXmlText } from '../../../../src/harness/reports/xml-text.js';
import { anyCharacter } from '../../../support/characters.js';

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

const beyondXml = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u;

/** Strict reading; what XML 1.0 forbids is refused here, since sax lets it through. */
function parse(xml: string): Element {
  expect(xml).not.toMatch(beyondXml);
  const parser = sax.parser(true);
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  parser.onerror = (error) => {
    throw error;
  };
  parser.onopentag = ({ name, attributes }) => {
    const values = Object.entries(attributes).map(([key, value]) => [key, String(value)]);
    const element = { name, attributes: Object.fromEntries(values), children: [], text: '' };
    open.at(-1)?.children.push(element);
    open.push(element);
  };
  parser.onclosetag = () => open.pop();
  parser.ontext = (text) => {
    const element = open.at(-1);
    if (element !== undefined) element.text += text;
  };
  parser.write(xml).close();
  const [first] = root.children;
  if (first === undefined) throw new Error('no root element');
  return first;
}

function all(element: Element, name: string): Element[] {
  return [...(element.name === name ? [element] : []), ...element.children.flatMap((child) => all(child, name))];
}

function run(...checks: Partial<ReportedCheck>[]): CheckRun {
  return {
    tool: { name: 'flowmate-mock', version: '1.2.3' },
    title: 'flowmate-mock certify',
    startedAt: '2026-11-24T09:00:00.000Z',
    durationMs: 2500,
    checks: checks.map((check, index) => ({ suite: 'core', name: `C-${index}`, verdict: 'passed', ...check })),
  };
}

describe('the JUnit report', () => {
  it('has a test suite for each suite and counts what is in it', () => {
    const root = parse(
      toJunit(
        run(
          { durationMs: 1200, title: 'one user' },
          { suite: 'hygiene', verdict: 'warned', message: 'polite' },
          { verdict: 'failed', message: 'crossed', durationMs: 300 },
          { verdict: 'skipped', message: 'not claimed' },
          { verdict: 'excused', message: 'ticket 7' },
          { verdict: 'broken', message: 'port gone' },
        ),
      ),
    );
    expect(root.attributes).toEqual({
      name: 'flowmate-mock certify',
      tests: '6',
      failures: '1',
      errors: '1',
      time: '2.500',
    });
    const [core, hygiene] = all(root, 'testsuite');
    expect(core?.attributes).toEqual({
      name: 'core',
      tests: '5',
      failures: '1',
      errors: '1',
      skipped: '2',
      time: '1.500',
      timestamp: '2026-11-24T09:00:00',
    });
    expect(hygiene?.attributes).toMatchObject({ name: 'hygiene', tests: '1', failures: '0' });
    expect(all(root, 'testcase').map(({ attributes: { classname, name, time } }) => [classname, name, time])).toEqual([
      ['core', 'C-0 one user', '1.200'],
      ['core', 'C-2', '0.300'],
      ['core', 'C-3', '0.000'],
      ['core', 'C-4', '0.000'],
      ['core', 'C-5', '0.000'],
      ['hygiene', 'C-1', '0.000'],
    ]);
  });

  it.each<[Partial<ReportedCheck>, Partial<Element>[]]>([
    [{ verdict: 'passed', message: 'fine' }, []],
    [
      { verdict: 'failed', message: 'crossed', details: 'expected 1\nobserved 2' },
      [{ name: 'failure', attributes: { message: 'crossed', type: 'failed' }, text: 'expected 1\nobserved 2' }],
    ],
    [
      { verdict: 'failed', rule: { id: 'R-1', title: 'a rule' } },
      [{ name: 'failure', attributes: { message: 'failed', type: 'R-1' }, text: '' }],
    ],
    [
      { verdict: 'broken', message: 'port gone' },
      [{ name: 'error', attributes: { message: 'port gone', type: 'broken' }, text: 'port gone' }],
    ],
    [{ verdict: 'skipped', message: 'why' }, [{ name: 'skipped', attributes: {}, text: 'why' }]],
    [
      { verdict: 'excused', message: 'ticket 7' },
      [{ name: 'skipped', attributes: {}, text: 'known failure: ticket 7' }],
    ],
    [
      { verdict: 'warned', message: 'polite', details: 'wait longer' },
      [{ name: 'system-out', text: 'WARNING\npolite\nwait longer' }],
    ],
    [{ output: '\u001b[31mred\u001b[39m text' }, [{ name: 'system-out', text: 'red text' }]],
  ])('says %j as JUnit has words for it', (check, children) => {
    const [found] = all(parse(toJunit(run(check))), 'testcase');
    expect(found?.children).toHaveLength(children.length);
    expect(found?.children).toMatchObject(children);
  });

  it('names file and line where there are any', () => {
    const failed = { verdict: 'failed', message: 'x' } as const;
    const xml = toJunit(
      run({ ...failed, place: { file: 'a.py', line: 3 } }, { ...failed, place: { file: 'b.py' } }, failed),
    );
    expect(all(parse(xml), 'failure').map(({ text }) => text)).toEqual(['x\nat a.py:3', 'x\nat b.py', 'x']);
  });

  it('is a document without checks as well', () => {
    expect(parse(toJunit(run())).attributes).toMatchObject({ tests: '0' });
  });

  it('can be parsed whatever the texts are', () => {
    const text = fc.oneof(
      fc.string({ unit: anyCharacter }),
      fc.constantFrom(']]>', '<!--', '&amp;', '\u0000\u001b[1m', '\ud800'),
    );
    const verdict = fc.constantFrom<ReportedCheck['verdict']>(
      'passed',
      'failed',
      'warned',
      'skipped',
      'excused',
      'broken',
    );
    const check = fc.record({ suite: text, name: text, verdict, message: text, details: text, output: text });
    fc.assert(
      fc.property(fc.array(check, { maxLength: 4 }), (checks) => {
        expect(all(parse(toJunit(run(...checks))), 'testcase')).toHaveLength(checks.length);
      }),
    );
  });
});

describe('text in XML', () => {
  it.each([
    ['a < b && c > d', 'a &lt; b &amp;&amp; c &gt; d'],
    [']]>', ']]&gt;'],
    ['say "it"', 'say &quot;it&quot;'],
    ['tab\tline\nreturn\r', 'tab\tline\nreturn&#13;'],
    ['\u0000\u0008\u000b\u001f', '\\u0000\\u0008\\u000b\\u001f'],
    ['\ufffe\uffff', '\\ufffe\\uffff'],
    ['\ud83d\ude00', '\ud83d\ude00'],
    ['half \ud83d', 'half \\ud83d'],
    ['\u0085\u2028', '\u0085\u2028'],
  ])('%j is written %j', (text, written) => {
    expect(toXmlText(text)).toBe(written);
  });

  it('keeps line breaks and tabs of an attribute from becoming spaces', () => {
    expect(toXmlAttribute('a\tb\nc\r"')).toBe('"a&#9;b&#10;c&#13;&quot;"');
  });

  it('comes back from a parser as it was', () => {
    const allowed = fc.string({ unit: 'grapheme' }).filter((text) => !beyondXml.test(text));
    fc.assert(
      fc.property(allowed, (text) => {
        const xml = `<a b=${toXmlAttribute(text)}>${toXmlText(text)}</a>`;
        expect(parse(xml)).toMatchObject({ attributes: { b: text }, text });
      }),
    );
  });
});
