// The program that runs Pact's verifier, apart from the command: the verifier prints what it likes, and a crash of its native
// code must end nothing else.

import { messageOf } from '../text.js';
import { LibraryMissing, loadPactCore } from './libraries.js';
import { ANSWER_MS, type VerifierMessage, type VerifierTask } from './verifier-task.js';

/** The request goes by the relay, which knows better why no answer comes. */
const PATIENCE_MS = ANSWER_MS + 10_000;

function say(message: VerifierMessage): void {
  process.send?.(message);
}

try {
  const core = loadPactCore();
  process.on('message', async ({ id, file, provider, baseUrl, stateUrl }: VerifierTask) => {
    try {
      const options = { providerBaseUrl: baseUrl, provider, pactUrls: [file], providerStatesSetupUrl: stateUrl };
      const json = await core.verifyPacts({ ...options, timeout: PATIENCE_MS, logLevel: 'error' });
      say({ kind: 'result', id, json });
    } catch (error) {
      // A result that is not good comes as an error whose message is the result.
      const message = messageOf(error);
      say(message.startsWith('{') ? { kind: 'result', id, json: message } : { kind: 'error', id, message });
    }
  });
  say({ kind: 'ready' });
} catch (error) {
  if (!(error instanceof LibraryMissing)) throw error;
  say({ kind: 'missing', message: error.message });
  process.disconnect();
}
