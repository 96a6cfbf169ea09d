import { parse } from 'yaml';
import { isRecord } from '../json.js';
import { messageOf } from '../text.js';

/** What a partner says is harmless, beside what always stays. */
export interface Kept {
  /** Words that names of parameters are made of. */
  readonly parameters: ReadonlySet<string>;
  /** Names of functions, as a whole. */
  readonly functions: ReadonlySet<string>;
  /** Titles of flows, templates and steps, as a whole. */
  readonly titles: ReadonlySet<string>;
}

/** The rules cannot be read. `message` says what would be right. */
export class RulesError extends Error {
  override readonly name = 'RulesError';
}

const KINDS = ['parameters', 'functions', 'titles'] as const;
const RIGHT = 'it is {"keep": {"parameters": [...], "functions": [...], "titles": [...]}}, each a list of texts';

export const NOTHING_KEPT: Kept = { parameters: new Set(), functions: new Set(), titles: new Set() };

/** Reads a file of rules, YAML or JSON. Throws a RulesError. */
export function parseRules(text: string): Kept {
  let value: unknown;
  try {
    value = parse(text);
  } catch (error) {
    throw new RulesError(`the rules are no YAML: ${messageOf(error).split('\n')[0]}`);
  }
  if (!isRecord(value) || Object.keys(value).some((name) => name !== 'keep') || !isRecord(value.keep))
    throw new RulesError(`the rules have another form: ${RIGHT}`);
  const { keep } = value;
  for (const [name, list] of Object.entries(keep)) {
    if (!KINDS.some((kind) => kind === name))
      throw new RulesError(`the rules know no ${JSON.stringify(name)}: ${RIGHT}`);
    if (!Array.isArray(list) || list.some((each) => typeof each !== 'string'))
      throw new RulesError(`${name} is no list of texts in the rules: ${RIGHT}`);
  }
  const listOf = (kind: (typeof KINDS)[number]) => new Set(Array.isArray(keep[kind]) ? keep[kind].map(String) : []);
  return { parameters: listOf('parameters'), functions: listOf('functions'), titles: listOf('titles') };
}
