import { setTimeout as wait } from 'node:timers/promises';
import { at, textAt } from '../support/client.js';

/** What a flow was acknowledged to be, and what it may be instead because a request about it got no answer. */
interface Expected {
  readonly name: string | undefined;
  readonly instead?: string | undefined;
  readonly isOpen: boolean;
}

const TOKEN = 'secret';
const graph = {
  nodes: [{ id: 'a', componentId: '5ca5c44c187c040010a9bb8b', function: 'f', description: 'x'.repeat(300) }],
};
/** So many flows each writer has at most, so that the file stays small and is written anew all the time. */
const MOST_FLOWS = 8;

async function ask(url: string, method: string, path: string, body?: unknown): Promise<unknown> {
  const answer = await fetch(url + path, {
    method,
    headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Refused(`${method} ${path}: ${answer.status} ${text}`);
  return text === '' ? undefined : JSON.parse(text);
}

class Refused extends Error {}

/** Clients that write flows as fast as they are answered, and know what was acknowledged to them. */
export class Writers {
  /** How many writes were acknowledged so far. */
  acknowledged = 0;
  readonly #flows = new Map<string, Expected>();
  /** Names of flows whose creation got no answer. */
  #unanswered = new Set<string>();
  #made = 0;
  #isOver = false;

  /** Writes until the server is gone. Resolves with how many writes were acknowledged meanwhile. */
  async write(url: string, count: number): Promise<number> {
    const before = this.acknowledged;
    this.#isOver = false;
    await Promise.all(Array.from({ length: count }, (_, writer) => this.#writeAs(writer, url)));
    return this.acknowledged - before;
  }

  /** Nothing more is begun. */
  stop(): void {
    this.#isOver = true;
  }

  async #writeAs(writer: number, url: string): Promise<void> {
    // A writer touches its own flows only: what order the server gives to two writes of one flow is not known otherwise.
    const own = (): string[] =>
      [...this.#flows].filter(([, { name }]) => name?.startsWith(`${writer} `)).map(([id]) => id);
    try {
      while (!this.#isOver) {
        const ids = own();
        const id = ids[Math.floor(Math.random() * ids.length)];
        const name = `${writer} ${this.#made++}`;
        if (id === undefined || (ids.length < MOST_FLOWS && Math.random() < 0.4)) await this.#create(url, name);
        else if (ids.length === MOST_FLOWS || Math.random() < 0.3)
          await this.#change(id, undefined, () => ask(url, 'DELETE', `/flows/${id}`));
        else await this.#change(id, name, () => ask(url, 'PATCH', `/flows/${id}`, { name }));
        this.acknowledged += 1;
      }
    } catch (error) {
      if (error instanceof Refused) throw error;
    }
  }

  async #create(url: string, name: string): Promise<void> {
    this.#unanswered.add(name);
    const id = textAt(await ask(url, 'POST', '/flows', { graph, name }), 'data', 'id');
    this.#unanswered.delete(name);
    this.#flows.set(id, { name, isOpen: false });
  }

  async #change(id: string, name: string | undefined, send: () => Promise<unknown>): Promise<void> {
    const known = this.#flows.get(id);
    this.#flows.set(id, { name: known?.name, instead: name, isOpen: true });
    await send();
    this.#flows.set(id, { name, isOpen: false });
  }

  /** What the server has against what was acknowledged, as sentences; then goes on from what it has. */
  async check(url: string): Promise<string[]> {
    const listed = at(await ask(url, 'GET', '/flows?page[size]=0&filter[status]=inactive'), 'data');
    const found = new Map<string, string>();
    for (const flow of Array.isArray(listed) ? listed : []) {
      const name = textAt(flow, 'name');
      if (/^\d+ \d+$/.test(name)) found.set(textAt(flow, 'id'), name);
    }
    const wrong: string[] = [];
    for (const [id, { name, instead, isOpen }] of this.#flows) {
      const now = found.get(id);
      if (now !== name && !(isOpen && now === instead)) {
        wrong.push(`flow ${id} was acknowledged as ${name ?? 'deleted'}, and is ${now ?? 'not there'}`);
      }
    }
    for (const [id, name] of found) {
      if (!this.#flows.has(id) && !this.#unanswered.has(name)) wrong.push(`nobody asked for flow ${id}, ${name}`);
    }
    this.#flows.clear();
    for (const [id, name] of found) this.#flows.set(id, { name, isOpen: false });
    this.#unanswered = new Set();
    return wrong;
  }

  /** Resolves when so many more writes were acknowledged. */
  async until(count: number): Promise<void> {
    const last = this.acknowledged + count;
    while (this.acknowledged < last && !this.#isOver) await wait(1);
  }
}
