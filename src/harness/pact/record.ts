import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Interaction } from '../../../contracts/index.js';
import { makeTempFolder, removeFolder } from '../temp-folder.js';
import { messageOf } from '../text.js';
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
  const folder = await makeTempFolder('pact');
  try {
    const problems: string[] = [];
    for (const interaction of interactions) {
      await recordOne(pact, interaction, folder).catch((error: unknown) => {
        problems.push(`${interaction.description}: ${messageOf(error)}`);
      });
    }
    if (problems.length > 0) throw new Error(`the SDK does not do what the contract says:\n${problems.join('\n')}`);
    const recorded: unknown = JSON.parse(await readFile(join(folder, `${CONSUMER}-${PROVIDER}.json`), 'utf8'));
    return writePact(recorded, (description) => interactions.findIndex((each) => each.description === description));
  } finally {
    await removeFolder(folder);
  }
}

/** How often an interaction is tried whose answer came while Pact says that it was never asked for. */
const TRIES = 10;

async function recordOne(pact: PactLibrary, interaction: Interaction, folder: string, tries = 1): Promise<void> {
  let made: unknown;
  try {
    await recordOnce(pact, interaction, folder, (answer) => {
      made = answer;
    });
  } catch (error) {
    // Pact's mock server answers before it notes down that it was asked, and may be looked at in between.
    if (tries < TRIES && lacks(interaction.result, made).length === 0) {
      return recordOne(pact, interaction, folder, tries + 1);
    }
    throw error;
  }
  const missing = lacks(interaction.result, made);
  if (missing.length > 0) throw new Error(`what the SDK makes of the answer: ${missing.join('; ')}`);
}

/** Calls `report` with what the SDK made of the answer, whether Pact is content or not. */
async function recordOnce(
  pact: PactLibrary,
  interaction: Interaction,
  folder: string,
  report: (made: unknown) => void,
): Promise<void> {
  const { description, given, request, response } = interaction;
  const { method, path } = placeOf(interaction);
  const recorder = new pact.PactV4({ consumer: CONSUMER, provider: PROVIDER, dir: folder, logLevel: 'error' });
  const begun = recorder.addInteraction().uponReceiving(description);
  for (const { name, parameters } of given) begun.given(name, JSON.parse(JSON.stringify(parameters)));
  const headers = Object.entries(response.headers).map(
    ([name, { form, example }]) => [name, pact.MatchersV3.regex(form, example)] as const,
  );
  await begun
    .withRequest(method, path, (build) => {
      build.query(toQuery(request.query)).headers(request.headers);
      if (request.body !== undefined) build.jsonBody(request.body);
    })
    .willRespondWith(response.status, (build) => {
      build.headers(Object.fromEntries(headers));
      if (response.body !== undefined) build.jsonBody(response.body);
    })
    // Pact reports what was wrong with the request only if the test itself does not fail.
    .executeTest(async ({ url }) => report(await driveSdk(interaction, url).catch((error: unknown) => error)));
}

function toQuery(query: Readonly<Record<string, unknown>>): Record<string, string | string[]> {
  const pairs = Object.entries(query).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.map(String) : String(value),
  ]);
  return Object.fromEntries(pairs);
}
