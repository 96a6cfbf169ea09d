import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { isRecord } from '../json.js';
import { readPlainFile } from '../plain-file.js';
import { messageOf } from '../text.js';
import { openablePath } from './openable-path.js';

/** An OpenAPI document as it was read. */
export interface ApiDocument {
  /** How reports name it. */
  readonly source: string;
  readonly text: string;
  readonly content: Readonly<Record<string, unknown>>;
}

/** What was named is no OpenAPI document. */
export class ApiDocumentError extends Error {
  override readonly name = 'ApiDocumentError';
}

/** FlowMate's document in one file, in the sources as in what is built. */
const OWN = fileURLToPath(new URL('../../../openapi/generated/flowmate.json', import.meta.url));

/** Reads a document, JSON or YAML in one file; FlowMate's own where none is named. Rejects with ApiDocumentError. */
export async function readApiDocument(named: string | undefined, folder: string): Promise<ApiDocument> {
  const source = named ?? openablePath(OWN, folder);
  let text: string;
  let content: unknown;
  try {
    text = await readPlainFile(named === undefined ? OWN : resolve(folder, named));
    content = text.trimStart().startsWith('{') ? JSON.parse(text) : parse(text, { merge: true });
  } catch (error) {
    throw new ApiDocumentError(`cannot read the API document ${source}: ${messageOf(error)}`);
  }
  if (!isRecord(content) || !isRecord(content.paths)) {
    throw new ApiDocumentError(`${source} is no API document: an OpenAPI document with paths is`);
  }
  return { source, text, content };
}

// The comparator takes brackets in the name of a parameter for members of an object, and `additionalProperties: true` for a
// schema that allows nothing.
const [OPEN, CLOSE] = ['\u2e22', '\u2e23'];

export function withoutBrackets(name: string): string {
  return name.replaceAll('[', OPEN).replaceAll(']', CLOSE);
}

export function withBrackets(text: string): string {
  return text.replaceAll(OPEN, '[').replaceAll(CLOSE, ']');
}

/** The document in the form in which the comparator reads it right. */
export function adapted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(adapted);
  if (!isRecord(value)) return value;
  const members = Object.entries(value).map(([name, member]) => {
    if (name === 'additionalProperties' && member === true) return [name, {}] as const;
    if (name === 'name' && value.in === 'query' && typeof member === 'string')
      return [name, withoutBrackets(member)] as const;
    return [name, adapted(member)] as const;
  });
  return Object.fromEntries(members);
}

/**
 * Where a place of the comparator's (`[root].paths./flows.get.parameters[2]`) is in the document: it writes names with dots
 * and slashes in them as they are, and goes through references as if what they name stood there.
 */
export function documentPath(location: string, content: unknown): (string | number)[] {
  let rest = location.replace(/^\[root\]\.?/, '').replace(/\[(\d+)\]/g, '.$1');
  let path: (string | number)[] = [];
  let here: unknown = content;
  while (rest !== '') {
    if (rest.startsWith('components.') && !(isRecord(here) && 'components' in here)) {
      here = content;
      path = [];
    }
    if (typeof here !== 'object' || here === null) break;
    const inside: object = here;
    const name = Object.keys(inside)
      .filter((key) => rest === key || rest.startsWith(`${key}.`))
      .sort((a, b) => b.length - a.length)[0];
    const steps = name === undefined ? referenceOf(inside) : undefined;
    if (steps !== undefined) {
      here = atSteps(content, steps);
      path = [...steps];
      continue;
    }
    if (name === undefined) break;
    path.push(Array.isArray(inside) ? Number(name) : name);
    here = Reflect.get(inside, name);
    rest = rest.slice(name.length + 1);
  }
  return path;
}

/** What a value of the document says, or what it refers to. */
export function resolved(value: unknown, content: unknown): unknown {
  const steps = referenceOf(value);
  return steps === undefined ? value : atSteps(content, steps);
}

/** The steps of a reference inside the document; `undefined` for any other value. */
function referenceOf(value: unknown): string[] | undefined {
  const reference = isRecord(value) ? value.$ref : undefined;
  if (typeof reference !== 'string' || !reference.startsWith('#/')) return undefined;
  return reference
    .slice(2)
    .split('/')
    .map((step) => decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~'));
}

function atSteps(content: unknown, steps: readonly string[]): unknown {
  return steps.reduce<unknown>((inner, step) => (isRecord(inner) ? inner[step] : undefined), content);
}
