import { closest } from '../domain/checks/closest.js';
import { completeDialect } from '../domain/dialect.js';
import { OptionError } from '../domain/option-error.js';
import { type OptionSpec, optionTable } from './option-table.js';
import {
  type MockOptions,
  type ScenarioSettings,
  type ServerOptions,
  type Settings,
  sandboxOptions,
} from './options.js';

type Given = Required<ServerOptions>;
type Defaulted = {
  [Name in keyof Given]: (typeof optionTable)[Name] extends { readonly default: unknown } ? Name : never;
}[keyof Given];

const specs: { readonly [Name in keyof Given]: OptionSpec<Given[Name]> } = optionTable;
const defaulted: { readonly [Name in Defaulted]: { readonly default: Given[Name] } } = optionTable;

/** Throws an OptionError for the first option that a mock does not have. */
export const refuseUnknownOfMock = (given: object): void => refuseUnknown(given, 'a mock', Object.keys(optionTable));

/** Throws an OptionError for the first option that a sandbox does not have. */
export const refuseUnknownOfSandbox = (given: object): void => refuseUnknown(given, 'a sandbox', sandboxOptions);

// The compiler refuses them as well, but only in TypeScript.
function refuseUnknown(given: object, owner: string, names: readonly string[]): void {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new OptionError(
      `the options of ${owner} can't be ${JSON.stringify(given)}: an object with ${names.join(', ')}`,
    );
  }
  const unknown = Object.keys(given).find((name) => !names.includes(name));
  if (unknown !== undefined) {
    const near = closest(unknown, names);
    const meant = near === undefined ? `it has ${names.join(', ')}` : `is ${near} meant?`;
    throw new OptionError(`${owner} has no option ${JSON.stringify(unknown)}: ${meant}`);
  }
}

/** The value of an option, if it is given. Throws an OptionError for a wrong one. */
export function checked<Name extends keyof Given>(name: Name, given: Given[Name] | undefined): Given[Name] | undefined {
  if (given !== undefined) {
    specs[name].check?.(name, given);
  }
  return given;
}

/** The value of an option, or its default. Throws an OptionError for a wrong one. */
export function optionOf<Name extends Defaulted>(name: Name, given: Given[Name] | undefined): Given[Name] {
  const value = given ?? defaulted[name].default;
  specs[name].check?.(name, value);
  return value;
}

/** What a world runs by: the options, then what its scenario says, then the defaults. Throws an OptionError. */
export function resolveOptions(options: MockOptions, scenario: ScenarioSettings = {}): Settings {
  return {
    timing: optionOf('timing', options.timing ?? scenario.timing),
    journalSecrets: optionOf('journalSecrets', options.journalSecrets),
    transitionMs: optionOf('transitionMs', options.transitionMs),
    dialect: completeDialect({ ...scenario.dialect, ...options.dialect }),
    strict: optionOf('strict', options.strict ?? scenario.strict),
    bodyTimeoutMs: optionOf('bodyTimeoutMs', options.bodyTimeoutMs),
    journalSize: optionOf('journalSize', options.journalSize),
    journalBodyBytes: optionOf('journalBodyBytes', options.journalBodyBytes),
    executionsPerFlow: optionOf('executionsPerFlow', options.executionsPerFlow),
    maxExecutions: optionOf('maxExecutions', options.maxExecutions),
    onEntry: options.onEntry,
    onNote: options.onNote,
    change: options.change,
  };
}
