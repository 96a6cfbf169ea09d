import { createRequire } from 'node:module';

/** The Pact library as far as it is used here. It is loaded by the commands that need it, and not before. */
export type PactLibrary = typeof import('@pact-foundation/pact');

/** What is beneath the Pact library. Its verifier sends requests itself, without a proxy that reads and writes them anew. */
export interface PactCore {
  /** Resolves with the result as JSON where all is honoured, else rejects with an error whose message is the result. */
  verifyPacts(options: {
    readonly providerBaseUrl: string;
    readonly provider: string;
    readonly pactUrls: readonly string[];
    readonly providerStatesSetupUrl: string;
    readonly timeout: number;
    readonly logLevel: 'error';
  }): Promise<string>;
}

/** What the comparator says of one thing. Places look like `[root].interactions[0].request.path`. */
export interface ComparatorResult {
  readonly code: string;
  readonly type: 'error' | 'warning';
  readonly message: string;
  readonly mockDetails?: { readonly location: string; readonly value: unknown };
  readonly specDetails?: {
    readonly location: string;
    readonly pathName?: string | null;
    readonly pathMethod?: string | null;
  };
}

export interface Comparator {
  compare(pact: unknown): AsyncIterable<ComparatorResult>;
}

interface ComparatorLibrary {
  /** Version 1 takes the document, version 2 options, which it may do without. */
  readonly Comparator: new (
    given: unknown,
  ) => Comparator;
}

/** An optional library is not installed. `message` says what to do, in one line. */
export class LibraryMissing extends Error {
  override readonly name = 'LibraryMissing';
}

/** Loads the Pact library. @throws LibraryMissing */
export async function loadPact(): Promise<PactLibrary> {
  try {
    return await import('@pact-foundation/pact');
  } catch {
    throw missing('the Pact library', '@pact-foundation/pact@16');
  }
}

/** Loads what is beneath the Pact library, in the version that this library goes with. @throws LibraryMissing */
export function loadPactCore(): PactCore {
  try {
    const library = import.meta.resolve('@pact-foundation/pact');
    const { default: core }: { default: PactCore } = createRequire(library)('@pact-foundation/pact-core');
    return core;
  } catch {
    throw missing('the Pact library', '@pact-foundation/pact@16');
  }
}

/** Loads what compares pacts with an API document. @throws LibraryMissing */
export async function loadComparator(): Promise<(document: unknown) => Comparator> {
  try {
    const library: unknown = await import('@pactflow/openapi-pact-comparator');
    // Its own types are not found: they import each other without the endings that Node wants.
    const { Comparator } = library as ComparatorLibrary;
    return (document) => new Comparator(Comparator.length === 0 ? { oas: document } : document);
  } catch {
    throw missing('the OpenAPI Pact comparator', '@pactflow/openapi-pact-comparator@1.7');
  }
}

function missing(what: string, install: string): LibraryMissing {
  const message = `this needs ${what}, which is not installed or not for this machine: npm install --save-dev ${install}`;
  return new LibraryMissing(message);
}
