import {
  type ApiChange,
  builtinScenarios,
  type FaultGiven,
  type MockServer,
  PersistenceError,
  type ReportSource,
  type ServerOptions,
  startMock,
} from '../../mock/index.js';
import { printableLines } from '../harness/reports/printable.js';
import type { BannerFacts } from './banner.js';
import type { Certificate } from './certificate.js';
import { toDialect } from './dialect.js';
import { endWithParent, isWrapped } from './end-with-parent.js';
import { UsageError } from './failure.js';
import { asTyped, ownInvocation } from './invocation.js';
import { createPrettyFormat, createRequestLog, type RequestLog, toJsonLine } from './log.js';
import type { ServeOptions } from './serve-command.js';

/** A stop may take about a second: first for open connections, then for the reader of the log. */
const closeMs = 600;
const flushMs = 200;

/** Starts the server, prints its address and its world, and runs until a signal ends the process. */
export async function serve(options: ServeOptions, version: string): Promise<void> {
  if (options.watch && builtinScenarios.includes(options.scenario))
    throw new UsageError(`--watch wants a scenario file, and ${options.scenario} is built in: --scenario world.yaml`);
  const log = createLog(options.log);
  if (options.tlsCert !== undefined && !options.tls)
    throw new UsageError('--tls-cert says where the certificate of --tls goes: give --tls as well');
  const certificate = options.tls ? await certificateFor(options) : undefined;
  const change = options.change === undefined ? undefined : await changeFrom(options.change);
  const server = await startMock({
    ...toMockOptions(options, log),
    ...(certificate && { tls: certificate }),
    ...(change && { change }),
  });
  const stop = stopOnSignal(server, log);
  if (options.endWithParent ?? isWrapped(process.env)) endWithParent(stop);

  const { isLoopback, toBanner, toReadyLine, toUrl } = await import('./banner.js');
  const facts: BannerFacts = {
    version,
    url: options.publicUrl?.replace(/\/+$/, '') ?? toUrl(options.host, server.port, options.tls),
    ...(certificate && { certificate: certificate.file }),
    world: server.describe(),
    faults: server.faults.list().map(({ id, text }) => text ?? id),
    command: ownInvocation().join(' '),
    platform: process.platform,
  };
  process.stdout.write(printableLines(options.log === 'json' ? toReadyLine(facts) : toBanner(facts)));
  if (!isLoopback(options.host)) {
    const control =
      options.controlToken === undefined
        ? 'the control API (/_mock) answers on this machine only, unless --control-token is given'
        : 'the control API (/_mock) wants the control token';
    process.stderr.write(
      `note: listening on ${options.host}: every program that reaches this machine reaches the mock; ${control}.\n`,
    );
  }
  if (options.timing !== 'real' && options.transitionMs !== undefined) {
    process.stderr.write('note: --transition-ms has an effect with --timing real only.\n');
  }
  if (certificate !== undefined) {
    const { file } = certificate;
    process.stderr.write(
      `note: clients have to trust ${file}: NODE_EXTRA_CA_CERTS=FILE for Node, SSL_CERT_FILE=FILE for Python, curl --cacert FILE.\n`,
    );
  }
  await startExtras(options, server);
}

/** Loaded on demand. */
async function changeFrom(file: string): Promise<ApiChange> {
  const { readChange } = await import('../harness/rehearse/read-change.js');
  const { ChangeError } = await import('../harness/rehearse/overlay.js');
  try {
    return (await readChange(file)).change;
  } catch (error) {
    throw error instanceof ChangeError ? new UsageError(error.message) : error;
  }
}

/** Loaded on demand. */
async function certificateFor({ host, allowHost, publicUrl, tlsCert }: ServeOptions): Promise<Certificate> {
  const { makeCertificate } = await import('./certificate.js');
  const names = [host, ...(allowHost ?? []), ...(publicUrl === undefined ? [] : [new URL(publicUrl).hostname])];
  return makeCertificate(names, tlsCert);
}

/** Loaded on demand: most servers do without. */
async function startExtras(
  { watch, scenario, play, seed = 1, controlToken }: ServeOptions,
  server: MockServer,
): Promise<void> {
  if (watch) {
    const { watchScenario } = await import('./watch-scenario.js');
    const say = (text: string): void => void process.stderr.write(`note: ${text}\n`);
    watchScenario({ file: scenario, world: server, say });
  }
  if (play !== undefined) {
    const { startPlaying } = await import('./play.js');
    startPlaying({ world: server, everyMs: play, seed, controlToken });
  }
}

function createLog(kind: ServeOptions['log']): RequestLog | undefined {
  if (kind === 'silent') return undefined;
  if (kind === 'json') return createRequestLog(process.stdout, toJsonLine);
  return createRequestLog(process.stdout, createPrettyFormat(process.stdout.isTTY && !process.env.NO_COLOR));
}

function toMockOptions(options: ServeOptions, log: RequestLog | undefined): ServerOptions {
  const {
    log: _,
    config,
    watch,
    play,
    tls,
    tlsCert,
    reports,
    endWithParent: ends,
    dialect,
    fault,
    change: __,
    ...same
  } = options;
  return {
    ...same,
    clock: options.clock ?? 'auto',
    ownProcess: true,
    onNote: (note) => process.stderr.write(`note: ${printableLines(note)}\n`),
    ...(dialect === undefined ? {} : { dialect: toDialect(dialect) }),
    ...(fault === undefined ? {} : { faults: fault.map(toFault) }),
    ...(reports === undefined ? {} : { reports: shelfAt(reports) }),
    ...(log === undefined ? {} : { onEntry: log.add }),
  };
}

/** The reports in a folder. What reads them is loaded when they are asked for first. */
function shelfAt(folder: string): ReportSource {
  let loaded: Promise<ReportSource> | undefined;
  const shelf = (): Promise<ReportSource> => {
    loaded ??= import('../harness/reports/shelf/report-shelf.js').then(({ createReportShelf }) =>
      createReportShelf(folder),
    );
    return loaded;
  };
  return {
    list: async () => (await shelf()).list(),
    show: async (id) => (await shelf()).show(id),
    page: async (id) => (await shelf()).page(id),
  };
}

/** A text that looks like an object is read as JSON; the mock checks what it says. */
function toFault(written: string): FaultGiven {
  if (!written.startsWith('{')) return written;
  try {
    return JSON.parse(written);
  } catch (error) {
    throw new UsageError(`fault ${written} is no JSON: ${error instanceof Error ? error.message : error}`);
  }
}

/** A second signal does not wait. Returns what a signal does. */
function stopOnSignal(server: MockServer, log: RequestLog | undefined): () => Promise<void> {
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) process.exit(1);
    stopping = true;
    let code = 0;
    const closed = server.close().catch((error: unknown) => {
      // The data file is not what was answered.
      if (!(error instanceof PersistenceError)) return;
      code = 1;
      process.stderr.write(`error: ${printableLines(asTyped(error.message))}\n`);
    });
    await atMost(closeMs, closed);
    if (log !== undefined) await atMost(flushMs, log.close());
    process.exit(code);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return stop;
}

/** Resolves when `work` has settled, and after `ms` milliseconds at the latest. */
function atMost(ms: number, work: Promise<unknown>): Promise<unknown> {
  return Promise.race([work.catch(() => {}), new Promise((resolve) => setTimeout(resolve, ms))]);
}
