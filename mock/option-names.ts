import { OptionError, type ServerOptions } from './options.js';
import type { SandboxOptions } from './sandboxes.js';
import { closest } from './scenarios/closest.js';

type Names<T> = Readonly<Record<keyof T, true>>;

const ofSandbox: Names<SandboxOptions> = {
  scenario: true,
  seed: true,
  clock: true,
  dialect: true,
  timing: true,
  transitionMs: true,
  strict: true,
  faults: true,
};
const ofMock: Names<ServerOptions> = {
  scenario: true,
  seed: true,
  token: true,
  timing: true,
  transitionMs: true,
  dialect: true,
  strict: true,
  faults: true,
  bodyTimeoutMs: true,
  journalSize: true,
  journalBodyBytes: true,
  journalBytes: true,
  journalSecrets: true,
  executionsPerFlow: true,
  maxExecutions: true,
  executionCharacters: true,
  data: true,
  durability: true,
  compactAt: true,
  onNote: true,
  controlToken: true,
  maxSandboxes: true,
  onEntry: true,
  host: true,
  port: true,
  ownProcess: true,
};

// The compiler says the same, but not everybody has one.

/** Throws an OptionError for the first option that a mock does not have. */
export const refuseUnknownOfMock = (given: object): void => refuseUnknown(given, 'a mock', ofMock);

/** Throws an OptionError for the first option that a sandbox does not have. */
export const refuseUnknownOfSandbox = (given: object): void => refuseUnknown(given, 'a sandbox', ofSandbox);

function refuseUnknown(given: object, owner: string, known: object): void {
  const names = Object.keys(known);
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
