import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request that came to the broker. */
export interface BrokerRequest {
  readonly method: string;
  readonly url: string;
  readonly authorization: string | undefined;
  readonly body: unknown;
}

export interface FakeBroker {
  readonly url: string;
  readonly seen: readonly BrokerRequest[];
  close(): Promise<void>;
}

export interface BrokerWorld {
  /** The pacts that it lists, as texts, with what it says of each. */
  readonly pacts: readonly { readonly text: string; readonly properties?: object; readonly href?: string }[];
  /** In place of the links of a pact's document. */
  readonly links?: Readonly<Record<string, { readonly href: string }>> | undefined;
  readonly token?: string;
}

/**
 * The few endpoints of a Pact Broker that verifying needs: pacts for verification, a pact, its provider with the templates for
 * branches and tags, and results. It is no broker: it selects nothing, and stores nothing.
 */
export async function startBroker({ pacts, links, token }: BrokerWorld): Promise<FakeBroker> {
  const seen: BrokerRequest[] = [];
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += String(chunk);
    const { method = '', url = '', headers } = request;
    seen.push({ method, url, authorization: headers.authorization, body: text === '' ? undefined : JSON.parse(text) });
    const isKnown = token === undefined || headers.authorization === `Bearer ${token}`;
    const answer = isKnown ? answerTo(method, url, { pacts, links }) : undefined;
    response.writeHead(!isKnown ? 401 : answer === undefined ? 404 : 200, { 'content-type': 'application/hal+json' });
    response.end(answer ?? '{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function answerTo(
  method: string,
  url: string,
  { pacts, links }: Pick<BrokerWorld, 'pacts' | 'links'>,
): string | undefined {
  if (method === 'POST' && url.endsWith('/for-verification')) {
    const listed = pacts.map(({ properties = {}, href = undefined }, n) => ({
      verificationProperties: properties,
      _links: { self: { href: href ?? `/pacts/${n}` } },
    }));
    return JSON.stringify({ _embedded: { pacts: listed } });
  }
  const number = /^\/pacts\/(\d+)$/.exec(url)?.[1];
  if (method === 'GET' && number !== undefined) {
    const own = links ?? {
      'pb:provider': { href: '/pacticipants/FlowMate' },
      'pb:publish-verification-results': { href: `/pacts/${number}/results` },
    };
    // As text: what a pact's numbers look like is not for the broker to change.
    return pacts[Number(number)]?.text.replace(/\}\s*$/, `,"_links":${JSON.stringify(own)}}`);
  }
  if (method === 'GET' && url === '/pacticipants/FlowMate') {
    const link = (rest: string) => ({ href: `/pacticipants/FlowMate/${rest}`, templated: true });
    return JSON.stringify({
      name: 'FlowMate',
      _links: {
        'pb:branch-version': link('branches/{branch}/versions/{version}'),
        'pb:version-tag': link('versions/{version}/tags/{tag}'),
      },
    });
  }
  return method === 'PUT' || url.endsWith('/results') ? '{}' : undefined;
}
