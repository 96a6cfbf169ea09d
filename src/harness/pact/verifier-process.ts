// The program that runs Pact's verifier, apart from the command: the verifier prints what it likes, and a crash of its native
// code must end nothing else.

import { messageOf } from '../text.js';
import { LibraryMissing, loadPact } from './libraries.js';
import { ANSWER_MS, type VerifierMessage, type VerifierTask } from './verifier-task.js';

function say(message: VerifierMessage): void {
  process.send?.(message);
}

try {
  const { Verifier } = await loadPact();
  process.on('message', async (task: VerifierTask) => {
    const { id, file, provider, baseUrl, stateValues } = task;
    try {
      const stateHandlers = Object.fromEntries(
        Object.entries(stateValues).map(([name, values]) => [name, async () => JSON.parse(JSON.stringify(values))]),
      );
      const verifier = new Verifier({
        providerBaseUrl: baseUrl,
        provider,
        pactUrls: [file],
        stateHandlers,
        timeout: ANSWER_MS,
        logLevel: 'error',
      });
      say({ kind: 'result', id, json: await verifier.verifyProvider() });
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
