// Pages of reference that generate.mjs makes from the schema of world files and from the API document.

const cell = (text = '') => text.trim().replaceAll(/\s+/g, ' ').replaceAll('|', '\\|');
const table = (head, rows) => [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

/** What a value may be, in a few words. */
function kindOf(schema) {
  const { type, enum: words, anyOf, const: only, minimum, maximum } = schema;
  if (words !== undefined) return words.map((word) => (word === '' ? 'empty text' : `\`${word}\``)).join(', ');
  if (only !== undefined) return `\`${only}\``;
  if (anyOf !== undefined) return [...new Set(anyOf.map(kindOf))].join(' or ');
  if (type === 'array') return schema.items === undefined ? 'list' : `list: ${kindOf(schema.items)}`;
  if (schema.format === 'date-time') return 'time';
  if (/^\^\[0-9a-f\]\{24\}\$$/.test(schema.pattern ?? '')) return 'id';
  if (type === 'integer' && minimum !== undefined && maximum < Number.MAX_SAFE_INTEGER)
    return `whole number, ${minimum} to ${maximum}`;
  const names = { integer: 'whole number', boolean: '`true`, `false`', string: 'text' };
  return [type ?? 'anything']
    .flat()
    .map((each) => names[each] ?? each)
    .join(' or ');
}

/** The members of an object, and of the objects in it, by their paths. */
function membersOf(schema, before = '') {
  const { properties = {}, required = [] } = schema;
  return Object.entries(properties).flatMap(([name, value]) => {
    const path = `${before}${name}`;
    const about = value.description ?? value.anyOf?.find(({ description }) => description !== undefined)?.description;
    const notes = [...(required.includes(name) ? ['_Required_'] : []), ...(about === undefined ? [] : [about])];
    const row = [`\`${path}\``, cell(kindOf(value)), cell(notes.join('. '))];
    const choices = [value, ...(value.anyOf ?? [])];
    const inner = choices.flatMap((each) => [
      ...membersOf(each, `${path}.`),
      ...[each.items, ...(each.items?.anyOf ?? [])].flatMap((item) =>
        item === undefined ? [] : membersOf(item, `${path}[].`),
      ),
    ]);
    return [row, ...inner.filter(([shown], at) => inner.findIndex(([other]) => other === shown) === at)];
  });
}

/** Every member of a world file. */
export function toWorldFilePage(note, schema) {
  const { properties } = schema;
  const isPlain = (value) => membersOf({ properties: { value } }).length === 1;
  const head = ['member', 'value', 'meaning'];
  const plain = Object.fromEntries(Object.entries(properties).filter(([, value]) => isPlain(value)));
  const sections = Object.entries(properties).filter(([, value]) => !isPlain(value));
  return [
    note,
    '',
    '# Members of a world file',
    '',
    `Everything that may stand in a [file of yours](worlds.md#your-own). All of it may be left out, unless it says _Required_. For editors and
programs: \`flowmate-mock scenario schema\` prints the same as JSON Schema.`,
    '',
    '## At the top',
    '',
    table(head, membersOf({ properties: plain })),
    ...sections.flatMap(([name, value]) => [
      '',
      `## ${name}`,
      '',
      ...(value.description === undefined ? [] : [`${cell(value.description).replace(/\.$/, '')}.`, '']),
      // Fault objects have a page of their own.
      name === 'faults'
        ? 'Each is a text, the name of a preset, or an object: see [faults](faults.md).'
        : table(
            head,
            membersOf({ properties: { [name]: value } })
              .slice(1)
              .map(([path, ...others]) => [path.replace(/^`[^.]*?(?:\[\])?\./, '`'), ...others]),
          ),
    ]),
    '',
  ].join('\n');
}

const METHODS = ['get', 'head', 'put', 'post', 'patch', 'delete'];

/** Where each operation of the API document, and each answer that differs from it, is known from. */
export function toEvidencePage(note, { paths }) {
  const levelOf = (part) => part?.['x-evidence']?.level;
  const rows = Object.entries(paths).flatMap(([path, item]) =>
    METHODS.filter((method) => item[method] !== undefined).map((method) => {
      const operation = item[method];
      const level = levelOf(operation);
      const others = Object.entries(operation.responses)
        .filter(([, answer]) => ![undefined, level].includes(levelOf(answer)))
        .map(([status, answer]) => `${status} ${levelOf(answer)}`);
      return [`\`${method.toUpperCase()} ${path}\``, level, others.join(', '), cell(operation['x-evidence']?.source)];
    }),
  );
  const count = (level) => rows.filter(([, each]) => each === level).length;
  return [
    note,
    '',
    '# Evidence of each operation',
    '',
    `Where the behaviour of each operation is known from, as \`x-evidence\` of the [API document](../openapi/flowmate.yaml) has it; what the levels mean
is in [fidelity](fidelity.md#evidence). Of ${rows.length} operations, ${count('observed')} are observed, ${count('documented')} documented and ${count('assumed')} assumed.`,
    '',
    'No answer of an assumed operation stands on more than that, whatever its form is known from. The same as data, for programs:',
    '`flowmate-mock/evidence.json` of the package has `marks` with level, day and source, and for each',
    'operation the number of the mark of each status. The day is that on which the sources of the level were read first, unless a mark has its own.',
    '',
    '## What your client relies on',
    '',
    '```sh not-run: needs reports of a client',
    'flowmate-mock evidence --used reports/report.json --at-least documented',
    'flowmate-mock evidence --used http://127.0.0.1:4010 --at-least documented',
    '```',
    '',
    'lists the answers that a client got, by operation and status, with level, day, source and how many requests met them, and ends with 1 where one',
    'stands on less than is asked for. `--used` takes the report.json of `certify --out`, a journal (`GET /_mock/requests`, or lines of `tail --json`), an',
    'HTTP archive (of `/_mock/requests/har` or of a browser), or a running mock. Where an answer shows the choice of a [dialect](fidelity.md#dialects), such as',
    '`search=case-sensitive`, the choice is a rule of its own. There are no marks below a status: the text of a refusal has the level of its status. Answers',
    'that armed faults had a hand in say nothing about FlowMate and are left aside. No requests, requests that the journal has dropped, or a file that cannot be',
    'read are not established, which is exit code 3, never 0.',
    '',
    'To pin what a client relies on, so that a later run fails when one sinks and says when one rose:',
    '',
    '```sh not-run: needs reports of a client',
    'flowmate-mock evidence --used reports/report.json --pin evidence-lock.json --update',
    'flowmate-mock evidence --used reports/report.json --pin evidence-lock.json',
    '```',
    '',
    'What is pinned may stand on as little as it did then; what is new needs `documented`. With `--at-least` as well, all of it needs that.',
    '',
    '## Operations',
    '',
    table(['operation', 'level', 'answers of another level', 'source'], rows),
    '',
  ].join('\n');
}
