import type { Json } from '../../../contracts/index.js';
import { isRecord } from '../json.js';
import { messageOf } from '../text.js';
import { shapeProblems } from './pact-shape.js';
import { placeFinder } from './places.js';

/** A provider state as a pact asks for it. */
export interface AskedState {
  readonly name: string;
  readonly params: Readonly<Record<string, Json>>;
}

/** One interaction of a pact. */
export interface PactInteraction {
  /** File or address that the pact came from. */
  readonly source: string;
  /** Which of the interactions of the pact it is, from 0. */
  readonly index: number;
  readonly consumer: string;
  readonly description: string;
  readonly states: readonly AskedState[];
  /** `Synchronous/HTTP`, or another kind of interaction, such as a message. */
  readonly type: string;
  /** A pending interaction may fail. */
  readonly pending: boolean;
  /** As it stands in the pact. */
  readonly document: Readonly<Record<string, unknown>>;
}

/** A pact with all that is known of where it came from. */
export interface PactFile {
  readonly source: string;
  readonly text: string;
  readonly consumer: string;
  readonly provider: string;
  readonly interactions: readonly PactInteraction[];
  /** All but the interactions, as it stands. */
  readonly frame: Readonly<Record<string, unknown>>;
}

/** Something that cannot be read as a pact. `message` says what, where and what would be right. */
export class PactFileError extends Error {
  override readonly name = 'PactFileError';
}

/** Kind of interaction of pacts before version 4, and of those that name none. */
const HTTP = 'Synchronous/HTTP';

/** Reads the text of a pact of any version. @throws PactFileError */
export function parsePact(source: string, given: string, isPending = false): PactFile {
  // Some editors put a byte order mark first, which JSON does not know.
  const text = given.replace(/^\uFEFF/, '');
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    throw new PactFileError(`${source} is no JSON: ${messageOf(error)}`);
  }
  if (!isRecord(document)) throw new PactFileError(`${source} is no pact: an object with interactions is`);
  const { interactions, messages, ...frame } = document;
  const consumer = nameOf(frame.consumer);
  const provider = nameOf(frame.provider);
  if (consumer === undefined || provider === undefined) {
    throw new PactFileError(`${source} is no pact: it names no ${consumer === undefined ? 'consumer' : 'provider'}`);
  }
  const list = interactions ?? [];
  if (!Array.isArray(list)) throw new PactFileError(`${source} is no pact: its interactions are no list`);
  const problems = list.flatMap((interaction: unknown, index) =>
    problemsOf(interaction, ['interactions', index], text),
  );
  if (problems.length > 0) throw new PactFileError(problems.map((each) => `${source}${each}`).join('\n'));
  const read = list.filter(isRecord).map((interaction, index) => {
    return toInteraction(interaction, { source, index, consumer, isPending });
  });
  const old = Array.isArray(messages) ? messages.filter(isRecord) : [];
  const others = old.map((message, n) =>
    toInteraction(
      { ...message, type: 'Asynchronous/Messages' },
      { source, index: list.length + n, consumer, isPending },
    ),
  );
  return { source, text, consumer, provider, interactions: [...read, ...others], frame };
}

/** What makes an interaction unreadable, each with the line that it is in. */
function problemsOf(interaction: unknown, path: readonly [string, number], text: string): string[] {
  const at = (...inside: readonly string[]) => {
    const line = placeFinder(text)([...path, ...inside])?.line;
    return `${line === undefined ? '' : `:${line}`}: interaction ${path[1]}`;
  };
  if (!isRecord(interaction) || typeof interaction.description !== 'string') return [`${at()} has no description`];
  if (typeof interaction.type === 'string' && interaction.type !== HTTP) return [];
  return shapeProblems(interaction).map(
    ({ path: inside, message }) => `${at(...inside)}, ${JSON.stringify(interaction.description)}: ${message}`,
  );
}

function toInteraction(
  document: Readonly<Record<string, unknown>>,
  { isPending, ...place }: Pick<PactInteraction, 'source' | 'index' | 'consumer'> & { readonly isPending: boolean },
): PactInteraction {
  const { description, type, pending } = document;
  return {
    ...place,
    description: String(description),
    states: statesOf(document),
    type: typeof type === 'string' ? type : HTTP,
    pending: isPending || pending === true,
    document,
  };
}

/** Version 3 and later have a list of states with parameters, earlier ones a single sentence. */
function statesOf({ providerStates, providerState, provider_state }: Readonly<Record<string, unknown>>): AskedState[] {
  const single = providerState ?? provider_state;
  if (typeof single === 'string') return [{ name: single, params: {} }];
  if (!Array.isArray(providerStates)) return [];
  return providerStates.filter(isRecord).map(({ name, params }) => ({
    name: String(name),
    params: isRecord(params) ? params : {},
  }));
}

export function isHttp({ type }: PactInteraction): boolean {
  return type === HTTP;
}

/** A pact with this interaction alone, with what `change` makes of it. */
export function pactOf(
  { frame }: PactFile,
  { document }: PactInteraction,
  change: (document: Readonly<Record<string, unknown>>) => unknown = (same) => same,
): string {
  return JSON.stringify({ ...frame, interactions: [change(document)] });
}

function nameOf(participant: unknown): string | undefined {
  return isRecord(participant) && typeof participant.name === 'string' ? participant.name : undefined;
}
