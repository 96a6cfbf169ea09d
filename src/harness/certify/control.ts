import type { JournalEntry } from '../../../mock/index.js';
import type { ControlSchema } from '../../../openapi/index.js';
import { createControlClient, sandboxUrl } from '../control-client.js';
import { fetchOverOwnConnection } from '../own-connection.js';
import type { Injection } from './evidence.js';
import { toInjection } from './injections.js';

/** What certification asks of a mock that runs anywhere. Every method rejects with a HarnessError where the mock does not do it. */
export interface Control {
  /** Creates a sandbox, or replaces one by a fresh one. Resolves with its base URL. */
  putSandbox(name: string, given: SandboxGiven): Promise<string>;
  deleteSandbox(name: string): Promise<void>;
  /** How many requests came in so far. */
  countRequests(sandbox: string): Promise<number>;
  /** What came in; of the default world where no name is given. */
  requests(sandbox?: string): Promise<Received>;
  /** What ran, oldest first. */
  executions(sandbox: string): Promise<readonly ControlSchema<'Execution'>[]>;
  /** The armed faults, and how many requests each hit. */
  injections(sandbox: string): Promise<readonly Injection[]>;
}

export interface Received {
  /** Oldest first. */
  readonly entries: readonly JournalEntry[];
  /** How many older ones the journal had no room for. */
  readonly dropped: number;
}

export type SandboxGiven = Pick<ControlSchema<'SandboxRequest'>, 'scenario' | 'seed' | 'faults'>;

/** The mock or the harness failed, not the client: exit code 3. */
export class HarnessError extends Error {
  override readonly name = 'HarnessError';
}

/** Entries in one answer. */
const PAGE = 500;

/** Reaches the control API of the mock at a base URL. */
export function createControl(url: string): Control {
  const clientOf = (sandbox?: string) =>
    createControlClient(sandbox === undefined ? url : sandboxUrl(url, sandbox), send);
  const control = clientOf();
  return {
    putSandbox: async (name, given) => {
      const init = { params: { path: { name } }, body: { ...given, timing: 'instant' as const } };
      return bodyOf(await control.PUT('/_mock/sandboxes/{name}', init)).baseUrl;
    },
    deleteSandbox: async (name) => {
      await control.DELETE('/_mock/sandboxes/{name}', { params: { path: { name } } });
    },
    countRequests: async (name) =>
      bodyOf(await control.GET('/_mock/sandboxes/{name}', { params: { path: { name } } })).requests,
    requests: async (sandbox) => {
      const client = clientOf(sandbox);
      const pages = await allPages<ControlSchema<'JournalPage'>>((query) =>
        client.GET('/_mock/requests', { params: { query } }),
      );
      const entries = pages.flatMap(({ data }) => data).filter((entry) => 'request' in entry);
      // Entries are numbered as their requests end; what matters is when they came in.
      entries.sort((a, b) => (a.wallTime < b.wallTime ? -1 : a.wallTime > b.wallTime ? 1 : a.sequence - b.sequence));
      return { entries, dropped: pages.at(-1)?.meta.dropped ?? 0 };
    },
    executions: async (sandbox) => {
      const client = clientOf(sandbox);
      const pages = await allPages<ControlSchema<'ExecutionPage'>>((query) =>
        client.GET('/_mock/executions', { params: { query } }),
      );
      return pages.flatMap(({ data }) => data);
    },
    injections: async (sandbox) => bodyOf(await clientOf(sandbox).GET('/_mock/faults')).data.map(toInjection),
  };
}

interface ListPage {
  readonly data: readonly unknown[];
  /** `next`: the `since` of the next page. */
  readonly meta: { readonly next?: number | string };
}

async function allPages<Page extends ListPage>(
  get: (query: { limit: number; since?: NonNullable<Page['meta']['next']> }) => Promise<{ readonly data?: Page }>,
): Promise<readonly Page[]> {
  const pages = [bodyOf(await get({ limit: PAGE }))];
  for (let last = pages[0]; last?.data.length === PAGE && last.meta.next !== undefined; last = pages.at(-1)) {
    pages.push(bodyOf(await get({ limit: PAGE, since: last.meta.next })));
  }
  return pages;
}

/** Sends a request. Rejects with a HarnessError for an answer other than 2xx, or none. */
async function send(request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const what = `${request.method} ${pathname}${search}`;
  const answer = await fetchOverOwnConnection(request).catch((error: unknown) => {
    throw new HarnessError(`${what} failed: ${causeOf(error)}`);
  });
  if (answer.ok) return answer;
  throw new HarnessError(`${what} was answered with ${answer.status}: ${(await answer.text()).slice(0, 2_000)}`);
}

function bodyOf<Body>({ data }: { readonly data?: Body }): Body {
  if (data === undefined) throw new HarnessError('the mock answered without a body');
  return data;
}

function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
