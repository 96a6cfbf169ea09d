import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Interaction } from '../../../contracts/index.js';
import { driveSdk, lacks, placeOf } from './drive-sdk.js';
import { loadPact, type PactLibrary } from './libraries.js';
import { writePact } from './write-pact.js';

/** The names in the project's own pact. */
const CONSUMER = 'flowmate-mock-client';
const PROVIDER = 'FlowMate';

/**
 * The pact of these interactions, each proved by the real SDK against Pact's mock server; as text, the same bytes each time.
 * Rejects with all that the SDK did otherwise than an interaction says, and with LibraryMissing without the library.
 */
export async function recordPact(interactions: readonly Interaction[]): Promise<string> {
  const pact = await loadPact();
  const folder = await mkdtemp(join(tmpdir(), 'flowmate-pact-'));
  try {
    const problems: string[] = [];
    for (const interaction of interactions) {
      await recordOne(pact, interaction, folder).catch((error: unknown) => {
        problems.push(`${interaction.description}: ${error instanceof Error ? error.message : String(error)}`);
      });
    }
    if (problems.length > 0) throw new Error(`the SDK does not do what the contract says:\n${problems.join('\n')}`);
    const recorded: unknown = JSON.parse(await readFile(join(folder, `${CONSUMER}-${PROVIDER}.json`), 'utf8'));
    return writePact(recorded, (description) => interactions.findIndex((each) => each.description === description));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function recordOne(pact: PactLibrary, interaction: Interaction, folder: string): Promise<void> {
  const { description, given, request, response, result } = interaction;
  const { method, path } = placeOf(interaction);
  const recorder = new pact.PactV4({ consumer: CONSUMER, provider: PROVIDER, dir: folder, logLevel: 'error' });
  const begun = recorder.addInteraction().uponReceiving(description);
  for (const { name, parameters } of given) begun.given(name, JSON.parse(JSON.stringify(parameters)));
  const headers = Object.entries(response.headers).map(
    ([name, { form, example }]) => [name, pact.MatchersV3.regex(form, example)] as const,
  );
  const made = await begun
    .withRequest(method, path, (build) => {
      build.query(toQuery(request.query)).headers(request.headers);
      if (request.body !== undefined) build.jsonBody(request.body);
    })
    .willRespondWith(response.status, (build) => {
      build.headers(Object.fromEntries(headers));
      if (response.body !== undefined) build.jsonBody(response.body);
    })
    // Pact tells what was wrong with the request only where the test itself does not fail.
    .executeTest(({ url }) => driveSdk(interaction, url).catch((error: unknown) => error));
  const missing = lacks(result, made);
  if (missing.length > 0) throw new Error(`what the SDK makes of the answer: ${missing.join('; ')}`);
}

function toQuery(query: Readonly<Record<string, unknown>>): Record<string, string | string[]> {
  const pairs = Object.entries(query).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.map(String) : String(value),
  ]);
  return Object.fromEntries(pairs);
}
