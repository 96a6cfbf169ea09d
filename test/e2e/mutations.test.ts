import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Json } from '../../contracts/index.js';
import { type MockServer, startMock } from '../../mock/index.js';
import { isRecord } from '../../src/harness/json.js';
import { readApiDocument } from '../../src/harness/pact/api-document.js';
import { readOwnPacts } from '../../src/harness/pact/find-pacts.js';
import type { PactFile } from '../../src/harness/pact/pact-file.js';
import { startVerifier, type Verifier } from '../../src/harness/pact/verifier.js';
import { verifyPacts } from '../../src/harness/pact/verify.js';
import { type FakeAnswer, harmless, type Mutation, mutations } from '../support/mutations.js';

const program = new URL('../../dist/src/harness/pact/verifier-process.js', import.meta.url);

let mock: MockServer;

let verifier: Verifier;

let pacts: readonly PactFile[];

/** The breaking that the fake has at the moment. */
let mutation: Mutation | undefined;

const front = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const { method = 'GET', url: given = '/' } = request;
  const [, prefix = '', path = '/'] = /^(\/@[^/]+)?(.*)$/.exec(given) ?? [];
  const url = new URL(`${mock.url}${prefix}${path}`);
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (typeof value === 'string' && !/^(?:host|connection|content-length|transfer-encoding)$/.test(name))
      headers.set(name, value);
  }
  const own = path.startsWith('/_mock') || !mutation?.on.test(`${method} ${path}`) ? undefined : mutation;
  own?.ask?.(url.searchParams, headers);
  const init = { method, headers, ...(chunks.length === 0 ? {} : { body: Buffer.concat(chunks) }) };
  const answer = await fetch(url, init);
  const text = await answer.text();
  const shown = ['content-type', 'retry-after'].flatMap((name): [string, string][] => {
    const value = answer.headers.get(name);
    return value === null ? [] : [[name, value]];
  });
  const right: FakeAnswer = { status: answer.status, headers: Object.fromEntries(shown), body: parsed(text) };
  const broken = { ...right, ...own?.answer?.(right, url, headers) };
  response.writeHead(broken.status, broken.headers);
  response.end(typeof broken.body === 'string' ? broken.body : JSON.stringify(broken.body));
});

function parsed(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

beforeAll(async () => {
  mock = await startMock({ port: 0, scenario: 'empty' });
  verifier = await startVerifier(process.env, program);
  pacts = await readOwnPacts();
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve));
});

afterAll(async () => {
  verifier.close();
  await new Promise((resolve) => front.close(resolve));
  await mock.close();
});

/** Verdicts of the interactions that a breaking is about, with what was wrong. */
async function verdictsWith(broken: Mutation): Promise<readonly string[]> {
  mutation = broken;
  const { port } = front.address() as AddressInfo;
  const about = pacts.map((pact) => ({
    ...pact,
    interactions: pact.interactions.filter(({ document, states }) => {
      const { request } = document;
      if (!isRecord(request)) return false;
      const query = isRecord(request.query) ? '?' : '';
      // What comes of a webhook call is looked at elsewhere.
      const isAfterwards = states.some(({ name }) => name === 'a flow was triggered');
      return (
        broken.on.test(`${request.method} ${request.path}${query}`) ||
        (isAfterwards && broken.on.test('POST /webhooks/'))
      );
    }),
  }));
  const results = await verifyPacts({
    pacts: about,
    provider: { kind: 'fake', url: `http://127.0.0.1:${port}` },
    document: await readApiDocument(undefined, '.'),
    verifier,
  });
  return results.flatMap((each) => each.results.map(({ verdict }) => verdict));
}

describe("the project's own pact", () => {
  it('is kept by the fake where nothing is broken', async () => {
    const verdicts = await verdictsWith({ name: 'none', on: /./ });
    expect(verdicts.length).toBeGreaterThan(60);
    expect(new Set(verdicts)).toEqual(new Set(['passed']));
  });

  it.each(mutations)('notices when $name', async (broken) => {
    const verdicts = await verdictsWith(broken);
    expect(verdicts).toContain('failed');
    expect(verdicts).not.toContain('broken');
  });

  it.each(harmless)('does not mind when $name: $because', async (changed) => {
    expect(new Set(await verdictsWith(changed))).toEqual(new Set(['passed']));
  });
});
