import type { IncomingMessage } from 'node:http';

/** Longer rests of bodies are cut off. */
const LONGEST_REST = 268_435_456;

/** Reads what still comes of a body that was refused: who is cut off while sending it does not see the answer. */
export function discardRest(incoming: IncomingMessage): void {
  let size = 0;
  incoming.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > LONGEST_REST) {
      incoming.socket.destroySoon();
    }
  });
}
