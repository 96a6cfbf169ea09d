/** The Pact library as far as it is used here. It is loaded by the commands that need it, and not before. */
export type PactLibrary = typeof import('@pact-foundation/pact');

/** The library is not installed. `message` says what to do, in one line. */
export class PactMissing extends Error {
  override readonly name = 'PactMissing';
}

/** Loads the Pact library. @throws PactMissing where it is not installed. */
export async function loadPact(): Promise<PactLibrary> {
  try {
    return await import('@pact-foundation/pact');
  } catch (cause) {
    throw new PactMissing(
      'this needs the Pact library, which is not installed or not for this machine: npm install --save-dev @pact-foundation/pact@16',
      { cause },
    );
  }
}
