import { TenantRefused } from './tenant-refused.js';

/** Reads at most so many bytes of an answer. */
export async function readBody(answer: Response, maxBytes: number, path: string): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = answer.body?.getReader();
  while (reader !== undefined) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > maxBytes) {
      await reader.cancel().catch(() => {});
      throw new TenantRefused(`the answer to ${path} has more than ${maxBytes} bytes; ask for smaller pages`);
    }
    chunks.push(value);
  }
  return Buffer.concat(chunks).toString('utf8');
}
