import { fileURLToPath } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';
import { describe, expect, it } from 'vitest';

const entry = fileURLToPath(new URL('../../../src/client/index.ts', import.meta.url));

/** The SDK as a bundler puts it into a web page. */
async function bundleForBrowsers(): Promise<{
  readonly code: string;
  readonly imports: readonly string[];
  readonly modules: readonly string[];
}> {
  const bundle = await rolldown({ input: entry, platform: 'browser', logLevel: 'silent' });
  const { output } = await bundle.generate({ format: 'iife', name: 'sdk', minify: true });
  await bundle.close();
  const [chunk] = output;
  return { code: chunk.code, imports: [...chunk.imports, ...chunk.dynamicImports], modules: chunk.moduleIds };
}

describe('the SDK in a web page', () => {
  it('is one file of less than 15 kB, gzipped', async () => {
    const { code, imports } = await bundleForBrowsers();
    expect(gzipped(code)).toBeGreaterThan(1_000);
    expect(gzipped(code)).toBeLessThan(15_000);
    expect(imports).toEqual([]);
  });

  it('holds its own modules and openapi-fetch, nothing of the mock or of Node', async () => {
    const { modules } = await bundleForBrowsers();
    const foreign = modules.filter((id) => !/\/(src\/client|node_modules\/openapi-fetch)\//.test(id));
    expect(foreign).toEqual([]);
  });

  it('runs where there is only what web pages have', async () => {
    const { code } = await bundleForBrowsers();
    const asked: Request[] = [];
    const page = createContext({
      ...{ AbortController, AbortSignal, FormData, Headers, Request, Response, TextDecoder, TextEncoder, URL },
      ...{ URLSearchParams, clearTimeout, crypto, queueMicrotask, setTimeout },
      document: {},
      location: new URL('https://shop.example/orders'),
      fetch: async (request: Request) => {
        asked.push(request);
        return Response.json({ data: { requestId: 'r', message: 'thank you' } });
      },
    });
    const result: unknown = await runInContext(
      `${code}; sdk.createClient({ baseUrl: '/flowmate', token: 't' }).webhooks.trigger({ id: 'f' }, { a: 1 })`,
      page,
    );
    expect(JSON.parse(JSON.stringify(result))).toEqual({ data: { requestId: 'r' } });
    expect(asked.map(({ url }) => url)).toEqual(['https://shop.example/flowmate/webhooks/f']);
    expect(asked[0]?.headers.has('user-agent')).toBe(false);
  });
});

function gzipped(code: string): number {
  return gzipSync(code).byteLength;
}
