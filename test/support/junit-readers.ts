import sax from 'sax';

/** What a reader takes of one element. */
interface ElementRules {
  /** Attributes, those that have to be there with a `!` behind. */
  readonly attributes: string;
  /** Children in their order where that counts, else separated by `|`. A `*` behind: any number of them. */
  readonly children?: string;
  /** White space alone where it is absent. */
  readonly text?: true;
}

type Rules = Readonly<Record<string, ElementRules>>;

/**
 * What programs that read JUnit XML accept, after their published schemas:
 * https://github.com/jenkinsci/xunit-plugin/blob/master/src/main/resources/org/jenkinsci/plugins/xunit/types/model/xsd/junit-10.xsd
 * https://github.com/junit-team/junit5/blob/main/platform-tests/src/test/resources/jenkins-junit.xsd
 * The first is what Jenkins' xUnit step validates against: it skips a file with anything else in it and fails. The schema of Ant
 * (windyroad/JUnit-Schema) is left out: it allows no output within a test case, which is what people read.
 */
export const junitReaders: Readonly<Record<string, Rules>> = {
  "Jenkins' xUnit step": {
    testsuites: { attributes: 'name time tests failures errors', children: 'testsuite*' },
    testsuite: {
      attributes: 'name! tests! failures! errors! group time skipped timestamp hostname id package file log url',
      children: 'testsuite* | properties* | testcase* | system-out* | system-err*',
    },
    properties: { attributes: '', children: 'property*' },
    property: { attributes: 'name! value!' },
    testcase: {
      attributes: 'name! time classname group',
      children: 'skipped* | error* | failure* | system-out* | system-err*',
    },
    skipped: { attributes: 'type message', text: true },
    error: { attributes: 'type message', text: true },
    failure: { attributes: 'type message', text: true },
    'system-out': { attributes: '', text: true },
    'system-err': { attributes: '', text: true },
  },
  "Jenkins' older format, by which JUnit tests its reports": {
    testsuites: { attributes: 'name time tests failures disabled errors', children: 'testsuite*' },
    testsuite: {
      attributes: 'name! tests! failures errors time disabled skipped timestamp hostname id package',
      children: 'properties testcase* system-out system-err',
    },
    properties: { attributes: '', children: 'property*' },
    property: { attributes: 'name! value!' },
    testcase: {
      attributes: 'name! assertions time classname status',
      children: 'skipped error* failure* system-out* system-err*',
    },
    skipped: { attributes: '', text: true },
    error: { attributes: 'type message', text: true },
    failure: { attributes: 'type message', text: true },
    'system-out': { attributes: '', text: true },
    'system-err': { attributes: '', text: true },
  },
};

/** `1,234.5` and `12.345` as Surefire writes seconds. */
const SECONDS = /^(?:(?:\d{0,3},)*\d{3}|\d{0,3})*(?:\.\d*)?$/;

/** What a reader does not accept of a document, a line each. */
export function refusals(xml: string, rules: Rules): readonly string[] {
  const problems: string[] = [];
  const open: { readonly name: string; readonly children: string[]; text: string }[] = [];
  const parser = sax.parser(true);
  parser.onopentag = ({ name, attributes }) => {
    open.at(-1)?.children.push(name);
    open.push({ name, children: [], text: '' });
    const own = rules[name];
    if (own === undefined) {
      problems.push(`<${name}> is not known`);
      return;
    }
    const known = own.attributes.split(' ').map((word) => word.replace('!', ''));
    const given = Object.keys(attributes);
    for (const each of given.filter((each) => !known.includes(each))) problems.push(`<${name}> has ${each}`);
    for (const each of own.attributes.split(' ').filter((word) => word.endsWith('!'))) {
      if (!given.includes(each.slice(0, -1))) problems.push(`<${name}> lacks ${each.slice(0, -1)}`);
    }
    if (attributes.time !== undefined && !SECONDS.test(String(attributes.time))) problems.push(`<${name}> time`);
  };
  parser.ontext = (text) => {
    const element = open.at(-1);
    if (element !== undefined) element.text += text;
  };
  parser.onclosetag = (name) => {
    const { children = [], text = '' } = open.pop() ?? {};
    const own = rules[name];
    if (own === undefined) return;
    if (own.text === undefined && text.trim() !== '') problems.push(`<${name}> has text`);
    if (!fits(children, own.children ?? '')) problems.push(`<${name}> holds ${children.join(', ')}`);
  };
  parser.write(xml).close();
  return problems;
}

function fits(children: readonly string[], rule: string): boolean {
  const isChoice = rule.includes('|');
  const parts = rule.split(/[ |]+/).filter((part) => part !== '');
  const one = parts.map((part) => (part.endsWith('*') ? `(?:${part.slice(0, -1)} )*` : `(?:${part} )?`));
  const pattern = isChoice ? `^(?:${one.join('|')})*$` : `^${one.join('')}$`;
  return new RegExp(pattern).test(children.map((name) => `${name} `).join(''));
}
