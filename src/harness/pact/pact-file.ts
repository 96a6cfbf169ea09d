import type { Json } from '../../../contracts/index.js';
import { isRecord } from '../json.js';
import { messageOf } from '../text.js';
import { itemSources } from './json-source.js';
import { HTTP, type ShapeProblem, shapeProblems } from './pact-shape.js';
import { declaredVersion, type PactVersion, versionOf } from './pact-version.js';

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
  /** The version of Pact that it is written in. */
  readonly version: PactVersion;
  /** A pending interaction may fail. */
  readonly pending: boolean;
  /** What makes it unreadable. Absent: it can be read. */
  readonly problems?: readonly ShapeProblem[];
  /** As it stands in the pact. */
  readonly document: Readonly<Record<string, unknown>>;
  /** The same, as text: numbers as written, names in their order. */
  readonly text: string;
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
  /** What is odd about the file and stops nothing. */
  readonly notes: readonly string[];
}

/** Something that cannot be read as a pact. `message` says what, where and what would be right. */
export class PactFileError extends Error {
  override readonly name = 'PactFileError';
}

/** Reads the text of a pact of any version. What of it cannot be read has `problems`. @throws PactFileError */
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
  const { version: declared, notes } = declaredVersion(frame.metadata);
  const texts = itemSources(text, ['interactions']);
  const place = { source, consumer, isPending, declared };
  const read = list.map((item: unknown, index) => toInteraction(item, { ...place, index, text: texts[index] ?? '' }));
  const old = Array.isArray(messages) ? messages : [];
  const others = old.map((item: unknown, n) => {
    const message = isRecord(item) ? { ...item, type: 'Asynchronous/Messages' } : item;
    return toInteraction(message, { ...place, index: list.length + n, text: JSON.stringify(item) });
  });
  const said = notes.map((note) => `${source} ${note}`);
  return { source, text, consumer, provider, interactions: [...read, ...others], frame, notes: said };
}

interface Place extends Pick<PactInteraction, 'source' | 'index' | 'consumer' | 'text'> {
  readonly isPending: boolean;
  readonly declared: number | undefined;
}

function toInteraction(item: unknown, { isPending, declared, ...place }: Place): PactInteraction {
  const problems = shapeProblems(item, declared);
  const document = isRecord(item) ? item : {};
  const { description, type, pending } = document;
  return {
    ...place,
    description: typeof description === 'string' ? description : `interaction ${place.index}`,
    states: statesOf(document),
    type: typeof type === 'string' ? type : HTTP,
    version: versionOf(document, declared),
    pending: isPending || pending === true,
    ...(problems.length === 0 ? {} : { problems }),
    document,
  };
}

/** Version 3 and later have a list of states with parameters, earlier ones a single sentence. An empty one is no state. */
function statesOf({ providerStates, providerState, provider_state }: Readonly<Record<string, unknown>>): AskedState[] {
  const single = [providerState, provider_state, providerStates].find((each) => typeof each === 'string');
  const list = typeof single === 'string' ? [single] : Array.isArray(providerStates) ? providerStates : [];
  return list
    .map((state: unknown) => {
      const { name, params }: { name?: unknown; params?: unknown } = isRecord(state) ? state : { name: state };
      return { name: String(name), params: isRecord(params) ? params : {} };
    })
    .filter(({ name }) => name.trim() !== '');
}

export function isHttp({ type }: PactInteraction): boolean {
  return type === HTTP;
}

function nameOf(participant: unknown): string | undefined {
  return isRecord(participant) && typeof participant.name === 'string' ? participant.name : undefined;
}
