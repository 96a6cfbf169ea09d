import type { EntryWorld, JournalEntry } from '../../mock/index.js';
import { printableLines } from '../harness/reports/printable.js';
import { createPrettyFormat, toJsonLine } from './log.js';
import { controlOf, failureIn, reasonOf, send, TalkError } from './server-client.js';
import type { ServerTask } from './server-commands.js';

type TailTask = Extract<ServerTask, { readonly kind: 'tail' }>;

/** Prints each request of a server until a signal comes. Resolves with the exit code. */
export async function tail(task: TailTask): Promise<number> {
  const ending = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => ending.abort());
  const { url, controlToken } = task;
  const request = new Request(`${url}/_mock/events?types=request`, { signal: ending.signal });
  const format = createPrettyFormat(process.stdout.isTTY && !process.env.NO_COLOR);
  try {
    const answer = await send(url, request, controlToken);
    if (!answer.ok || answer.body === null) throw new TalkError(await reasonOf(answer));
    process.stderr.write(`requests of ${printableLines(url)}, until Ctrl-C:\n`);
    for await (const entry of entriesIn(answer.body)) {
      process.stdout.write(task.json ? toJsonLine(entry) : format(entry, await worldOf(task, entry)));
    }
  } catch (error) {
    if (ending.signal.aborted) return 0;
    if (error instanceof TalkError) throw error;
    throw new TalkError(`${url} has ended`);
  }
  if (ending.signal.aborted) return 0;
  throw new TalkError(`${url} has ended`);
}

/** The data of server-sent events, each of which is an entry. */
async function* entriesIn(body: ReadableStream<Uint8Array>): AsyncGenerator<JournalEntry> {
  let text = '';
  for await (const piece of body.pipeThrough(new TextDecoderStream())) {
    const events = `${text}${piece}`.split('\n\n');
    text = events.pop() ?? '';
    for (const event of events) {
      const lines = event.split('\n').filter((line) => line.startsWith('data:'));
      if (lines.length > 0) yield JSON.parse(lines.map((line) => line.slice('data:'.length)).join('\n'));
    }
  }
}

/** Knows how the execution that a request started has ended. */
async function worldOf(task: TailTask, { execution }: JournalEntry): Promise<EntryWorld | undefined> {
  if (execution === undefined) return undefined;
  const params = { path: { id: execution } };
  const { data } = await controlOf(task).GET('/_mock/executions/{id}', { params });
  const failure = data === undefined ? undefined : failureIn(data);
  return { failureOf: () => failure };
}
