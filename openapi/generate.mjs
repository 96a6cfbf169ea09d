// Makes what is derived from flowmate.yaml (FlowMate's API) and control.yaml (the mock's own): the bundled document, the
// types, the table of operations and the request checks. With --check nothing is written and stale files are named (exit 1).
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import standaloneCode from 'ajv/dist/standalone/index.js';
import openapiTS, { astToString } from 'openapi-typescript';
import { toEvidence } from './evidence.mjs';
import { countOf, replaceExactly } from './replace-exactly.mjs';

const METHODS = ['get', 'head', 'post', 'put', 'patch', 'delete'];
/** Documents, each with the folder below generated/ for its files. */
const DOCUMENTS = [
  { name: 'flowmate', folder: '' },
  { name: 'control', folder: 'control/' },
];
const noteOf = (name) => `// Made from openapi/${name}.yaml by \`npm run generate\`. Changes here are lost.\n`;
const here = fileURLToPath(new URL('.', import.meta.url));

/** The document as one object, references into other files made internal. */
function bundle(name) {
  const folder = mkdtempSync(join(tmpdir(), 'flowmate-openapi-'));
  const file = join(folder, 'bundle.json');
  const cli = createRequire(import.meta.url).resolve('@redocly/cli/bin/cli.js');
  try {
    execFileSync(process.execPath, [cli, 'bundle', join(here, `${name}.yaml`), '-o', file, '--ext', 'json'], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
    });
    return JSON.parse(readFileSync(file, 'utf8'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function listOperations(document) {
  const found = [];
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of METHODS) {
      const operation = item[method];
      if (operation !== undefined) found.push({ path, method, operation });
    }
  }
  return found;
}

function operationsFile(note, operations) {
  const rows = operations.map(({ path, method, operation }) => {
    const alias = operation['x-alias-of'];
    const row = { id: operation.operationId, method, path, ...(alias === undefined ? {} : { aliasOf: alias }) };
    return `  ${JSON.stringify(row)},`;
  });
  return `${note}export const operations = [\n${rows.join('\n')}\n] as const;\n`;
}

/** A schema without what does not matter to a check, with references that Ajv resolves. */
function slim(schema) {
  if (Array.isArray(schema)) return schema.map(slim);
  if (schema === null || typeof schema !== 'object') return schema;
  if (typeof schema.$ref === 'string') return { $ref: schema.$ref.replace('#/components/schemas/', '') };
  if (schema['x-checked-in-code']) return {};
  // A list or one of its elements: choosing by type gives the errors of the form that was meant, not of both.
  if (schema.oneOf?.length === 2 && schema.oneOf[1].type === 'array') {
    const [one, several] = schema.oneOf.map(slim);
    return Object.fromEntries([
      ['if', { type: 'array' }],
      ['then', several],
      ['else', one],
    ]);
  }
  const slimmed = {};
  for (const [key, value] of Object.entries(schema)) {
    if (['description', 'example', 'examples', 'default', 'format'].includes(key)) continue;
    slimmed[key] = key === 'properties' ? mapValues(value, slim) : key === 'enum' ? value : slim(value);
  }
  return slimmed;
}

function mapValues(object, change) {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
}

function resolve(document, value) {
  if (typeof value?.$ref !== 'string') return value;
  return value.$ref
    .slice(2)
    .split('/')
    .reduce((place, name) => place[name.replaceAll('~1', '/').replaceAll('~0', '~')], document);
}

/** The checks as code that needs nothing of Ajv at run time. */
function validatorsFile(note, up, document, operations) {
  // unicode: false and formats left out, because code for either imports Ajv's runtime.
  const ajv = new Ajv({
    allErrors: true,
    verbose: true,
    messages: false,
    unicode: false,
    strictTypes: false,
    logger: false,
    code: { source: true, esm: true, lines: true },
  });
  ajv.addVocabulary(['x-hint', 'x-evidence']);
  for (const [name, schema] of Object.entries(document.components.schemas)) ajv.addSchema(slim(schema), name);

  const checks = new Map();
  const checkFor = (prefix, schema) => {
    const key = JSON.stringify(schema);
    if (!checks.has(key)) {
      const name = `${prefix}${checks.size}`;
      ajv.addSchema(schema, name);
      checks.set(key, name);
    }
    return checks.get(key);
  };

  const parameters = new Map();
  const parameterFor = (parameter) => {
    const key = JSON.stringify(parameter);
    if (!parameters.has(key)) {
      const many = parameter.schema.type === 'array';
      const schema = many ? parameter.schema.items : parameter.schema;
      const kind = ['integer', 'boolean'].includes(schema.type) ? schema.type : 'string';
      const hint = parameter['x-hint'] ?? parameter.description;
      const fields = [
        `name: ${JSON.stringify(parameter.name)}`,
        `kind: '${kind}'`,
        `many: ${many}`,
        `required: ${parameter.required === true}`,
        `hint: ${JSON.stringify(hint)}`,
        `check: ${checkFor('parameter', slim(schema))}`,
      ];
      parameters.set(key, { name: `rule${parameters.size}`, code: `{ ${fields.join(', ')} }` });
    }
    return parameters.get(key).name;
  };

  const rules = operations.map(({ operation }) => {
    const own = (operation.parameters ?? []).map((parameter) => resolve(document, parameter));
    const namesOf = (wanted) => own.filter(wanted).map(parameterFor).join(', ');
    const byName = own
      .filter((each) => each.in === 'query')
      .map((each) => `[${JSON.stringify(each.name)}, ${parameterFor(each)}]`);
    const fields = [
      `path: [${namesOf((each) => each.in === 'path')}]`,
      `query: new Map([${byName.join(', ')}])`,
      `requiredQuery: [${namesOf((each) => each.in === 'query' && each.required === true)}]`,
      `anyQuery: ${operation['x-any-query'] === true}`,
    ];
    const content = operation.requestBody?.content;
    if (content !== undefined) {
      const check = checkFor('body', slim(content['application/json'].schema));
      const anyType = content['*/*'] !== undefined;
      fields.push(
        `body: { required: ${operation.requestBody.required === true}, anyType: ${anyType}, check: ${check} }`,
      );
    }
    return `  ${operation.operationId}: {\n    ${fields.join(',\n    ')},\n  },`;
  });

  const names = Object.fromEntries([...checks.values()].map((name) => [name, name]));
  const compiled = standaloneCode.default(ajv, names);
  const errors = countOf(compiled, 'keyword:"');
  const code = replaceExactly(compiled, [
    ['"use strict";\n', '', 1],
    [/^export const /gm, 'const ', checks.size],
    // Not read by anything, and a third of the code.
    [/schemaPath:"[^"]*",/g, '', errors],
    [/,schema:[^,]+(?=,parentSchema:)/g, '', errors],
    // Ajv joins the errors of each element by copying all earlier ones: half a minute for a list of 100,000 wrong elements.
    [
      /vErrors = vErrors === null \? (\w+)\.errors : vErrors\.concat\(\1\.errors\);/g,
      'vErrors = join(vErrors, $1.errors);',
      countOf(compiled, '.concat('),
    ],
  ]);
  if (/\brequire\(|^import /m.test(code)) {
    throw new Error(
      'Could not compile the checks: the code would import Ajv at run time. Avoid uniqueItems and object constants.',
    );
  }
  return [
    `// @ts-nocheck: code made by Ajv.\n${note}`,
    `import type { RequestRules } from '${up}request-rules.js';\nimport type { operations } from './operations.js';\n\n`,
    'function join(all, more) {\n  if (all === null) return more;\n  if (all.length < 200) all.push(...more.slice(0, 200));\n  return all;\n}\n\n',
    code,
    '\n',
    ...[...parameters.values()].map(({ name, code: text }) => `const ${name} = ${text};\n`),
    "\nexport const requestRules: Readonly<Record<(typeof operations)[number]['id'], RequestRules>> = {\n",
    `${rules.join('\n')}\n};\n`,
  ].join('');
}

/** Schemas whose values code checks, and all that they refer to, without what only readers of the document need. */
function checkedSchemasFile(note, up, { components: { schemas } }) {
  const names = Object.keys(schemas).filter((name) => schemas[name]['x-checked-in-code']);
  const trim = (key, value) => {
    if (key !== '$ref')
      return key === 'x-checked-in-code' || (typeof value === 'string' && key === 'description') ? undefined : value;
    const name = value.replace('#/components/schemas/', '');
    if (!names.includes(name)) names.push(name);
    return name;
  };
  let rows = '';
  // Grows on the way.
  for (const name of names) rows += `  ${name}: ${JSON.stringify(schemas[name], trim)},\n`;
  return `${note}import type { CheckedSchema } from '${up}checked-schema.js';\n\nexport const checkedSchemas = {\n${rows}} satisfies Readonly<Record<string, CheckedSchema>>;\n`;
}

async function filesOf({ name, folder }) {
  const document = bundle(name);
  const note = noteOf(name);
  const up = folder === '' ? '../' : '../../';
  const operations = listOperations(document);
  const types = astToString(await openapiTS(structuredClone(document), { defaultNonNullable: false }));
  return {
    [`${folder}${name}.json`]: `${JSON.stringify(document, null, 1)}\n`,
    [`${folder}types.ts`]: note + types,
    [`${folder}operations.ts`]: operationsFile(note, operations),
    [`${folder}validators.ts`]: validatorsFile(note, up, document, operations),
    ...(name === 'flowmate' ? { 'evidence.json': toEvidence(document, operations) } : {}),
    ...(name === 'control' ? { [`${folder}checked-schemas.ts`]: checkedSchemasFile(note, up, document) } : {}),
  };
}

const files = Object.assign({}, ...(await Promise.all(DOCUMENTS.map(filesOf))));

const check = process.argv.includes('--check');
const stale = [];
for (const [name, text] of Object.entries(files)) {
  const path = join(here, 'generated', name);
  let present = '';
  try {
    present = readFileSync(path, 'utf8');
  } catch {
    // Not there yet: counts as stale.
  }
  if (present === text) continue;
  stale.push(name);
  if (check) continue;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
if (check && stale.length > 0) {
  console.error(`Stale in openapi/generated: ${stale.join(', ')}. Run: npm run generate`);
  process.exitCode = 1;
} else {
  console.log(
    stale.length === 0 ? 'openapi/generated is fresh.' : `Written to openapi/generated: ${stale.join(', ')}.`,
  );
}
