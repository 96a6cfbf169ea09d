import type { Run } from './evidence.js';
import type { Exchange } from './exchange.js';

/** The levers of a fake that runs somewhere, as far as certification needs them. All of it goes over HTTP. */
export interface Control {
  /** Makes a sandbox, or a fresh one in the place of one. Gives its base URL. */
  putSandbox(name: string, given: SandboxGiven): Promise<string>;
  deleteSandbox(name: string): Promise<void>;
  /** How many requests came in so far. */
  countRequests(sandbox: string): Promise<number>;
  /** What came in; of the default world where no name is given. */
  requests(sandbox?: string): Promise<Received>;
  /** What ran, oldest first. */
  executions(sandbox: string): Promise<readonly Run[]>;
}

export interface Received {
  /** Oldest first. */
  readonly entries: readonly Exchange[];
  /** How many older ones the journal had no room for. */
  readonly dropped: number;
}

export interface SandboxGiven {
  readonly scenario: object;
  readonly seed: number;
  readonly faults: readonly unknown[];
}

/** The fake or the harness failed, not the client: exit code 3. */
export class HarnessError extends Error {
  override readonly name = 'HarnessError';
}

/** How many entries one answer is to hold. */
const PAGE = 500;

/** Reaches the control API of the fake at a base URL. */
export function createControl(url: string): Control {
  const ask = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const headers = body === undefined ? {} : { 'content-type': 'application/json' };
    const given = body === undefined ? {} : { body: JSON.stringify(body) };
    const answer = await fetch(url + path, { method, headers, ...given }).catch((error: unknown) => {
      throw new HarnessError(`${method} ${path} failed: ${causeOf(error)}`);
    });
    const text = await answer.text();
    if (!answer.ok)
      throw new HarnessError(`${method} ${path} was answered with ${answer.status}: ${text.slice(0, 2_000)}`);
    return text === '' ? undefined : JSON.parse(text);
  };

  /** All pages of a list whose answers tell how far they went. */
  const all = async <Item>(path: string): Promise<{ readonly items: readonly Item[]; readonly dropped: number }> => {
    const items: Item[] = [];
    for (let since = ''; ; ) {
      const page = (await ask('GET', `${path}?limit=${PAGE}${since}`)) as Page<Item>;
      const { dropped = 0, next } = page.meta;
      items.push(...page.data);
      if (page.data.length < PAGE || next === undefined) return { items, dropped };
      since = `&since=${encodeURIComponent(next)}`;
    }
  };

  return {
    putSandbox: async (name, given) => {
      const sandbox = (await ask('PUT', `/_mock/sandboxes/${name}`, { ...given, timing: 'instant' })) as {
        readonly baseUrl: string;
      };
      return sandbox.baseUrl;
    },
    deleteSandbox: async (name) => {
      await ask('DELETE', `/_mock/sandboxes/${name}`);
    },
    countRequests: async (name) => {
      const sandbox = (await ask('GET', `/_mock/sandboxes/${name}`)) as { readonly requests: number };
      return sandbox.requests;
    },
    requests: async (sandbox) => {
      const path = `${sandbox === undefined ? '' : `/@${sandbox}`}/_mock/requests`;
      const { items, dropped } = await all<Exchange>(path);
      // They are numbered as they end; what matters is when they came in.
      const entries = [...items].sort((a, b) =>
        a.wallTime < b.wallTime ? -1 : a.wallTime > b.wallTime ? 1 : a.sequence - b.sequence,
      );
      return { entries, dropped };
    },
    executions: async (sandbox) => (await all<Run>(`/@${sandbox}/_mock/executions`)).items,
  };
}

interface Page<Item> {
  readonly data: readonly Item[];
  /** `next`: what to go on from. */
  readonly meta: { readonly dropped?: number; readonly next?: number | string };
}

function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
