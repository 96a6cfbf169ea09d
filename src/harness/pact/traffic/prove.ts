import { messageOf } from '../../text.js';
import { readApiDocument } from '../api-document.js';
import { comparePacts } from '../compare.js';
import { LibraryMissing } from '../libraries.js';
import { parsePact } from '../pact-file.js';
import { startVerifier } from '../verifier.js';
import { verifyPacts } from '../verify.js';
import { reasonsOf } from '../verify-report.js';

/** What the other commands say of a pact that was recorded. */
export interface Proof {
  /** Why an interaction does not verify or compare, by its number. */
  readonly faults: ReadonlyMap<number, string>;
  /** What was not tried, since a library for it is missing. */
  readonly untried: readonly string[];
}

export interface Proving {
  /** Control API of a fake. */
  readonly fakeUrl: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
}

/** Verifies and compares a recorded pact, as its users will. */
export async function provePact(text: string, { fakeUrl, environment, signal }: Proving): Promise<Proof> {
  const pact = parsePact('the recorded pact', text);
  const document = await readApiDocument(undefined, process.cwd());
  const faults = new Map<number, string>();
  const untried: string[] = [];
  const tried = async (attempt: () => Promise<void>): Promise<void> => {
    try {
      await attempt();
    } catch (error) {
      if (!(error instanceof LibraryMissing)) throw error;
      untried.push(messageOf(error));
    }
  };
  await tried(async () => {
    for (const { interactions } of await comparePacts([pact], document)) {
      for (const { interaction, findings, broken } of interactions) {
        const wrong = [...(broken ?? []), ...findings.filter(({ level }) => level === 'error')];
        if (wrong.length > 0)
          faults.set(interaction.index, `it does not compare: ${wrong.map((each) => each.message).join('; ')}`);
      }
    }
  });
  await tried(async () => {
    const verifier = await startVerifier(environment);
    const stop = (): void => verifier.close();
    signal.addEventListener('abort', stop);
    try {
      const [verified] = await verifyPacts({
        pacts: [pact],
        provider: { kind: 'fake', url: fakeUrl },
        document,
        verifier,
      });
      for (const result of verified?.results ?? []) {
        if (result.verdict === 'passed') continue;
        faults.set(result.interaction.index, `it does not verify: ${reasonsOf(result).join('; ')}`);
      }
    } finally {
      signal.removeEventListener('abort', stop);
      verifier.close();
    }
  });
  return { faults, untried };
}
