import { hash } from 'node:crypto';
import { member } from '../domain/upstream/cast.js';
import type { Document } from '../domain/upstream/shape.js';

/**
 * A flow or template at rest: its JSON text as it goes to the wire, and the members that lists filter and sort by.
 * It never changes; a write makes a new one. The text is the record: a page of a list is joined texts, and parsing is left
 * to the few requests that need the object.
 */
export class StoredDocument {
  readonly id: string;
  /** Order of insertion: decides between equal sort keys. Later versions of the same document have the same. */
  readonly position: number;
  readonly text: string;
  readonly owners: readonly string[];
  readonly name: unknown;
  readonly description: unknown;
  readonly status: unknown;
  readonly type: unknown;
  readonly fromTemplate: unknown;
  readonly tags: readonly string[];
  /** Milliseconds since 1970; minus infinity when absent, which sorts first. */
  readonly createdAt: number;
  readonly updatedAt: number;
  #digest: string | undefined;
  #hook: Hook | undefined;

  /** `document` is a JSON object with an `id`; no reference to it remains. `text` is its JSON, where that is at hand. */
  constructor(document: object, position: number, text = JSON.stringify(document)) {
    this.id = String(member(document, 'id'));
    this.position = position;
    this.text = inOnePiece(text);
    this.owners = ownerIds(member(document, 'owners'));
    this.name = member(document, 'name');
    this.description = member(document, 'description');
    this.status = member(document, 'status');
    this.type = member(document, 'type');
    this.fromTemplate = member(document, 'fromTemplate');
    const tags = member(document, 'tags');
    this.tags = Array.isArray(tags) && tags.length > 0 ? tags.filter((tag) => typeof tag === 'string') : NO_TAGS;
    this.createdAt = toMs(member(document, 'createdAt'));
    this.updatedAt = toMs(member(document, 'updatedAt'));
  }

  /** A copy of the document that the caller may change. */
  document(): Document {
    return JSON.parse(this.text);
  }

  /** The members that webhooks read. */
  get hook(): Hook {
    if (this.#hook === undefined) {
      const { cron, tenant, owners, flowSettings } = this.document();
      this.#hook = { cron, tenant, owners, flowSettings };
    }
    return this.#hook;
  }

  /** Equal texts have equal digests: what ETags of lists are made of. */
  get digest(): string {
    this.#digest ??= hash('sha1', this.text, 'base64url');
    return this.#digest;
  }
}

/** The members of a flow that webhooks read. */
export interface Hook {
  readonly cron: unknown;
  readonly tenant: unknown;
  readonly owners: unknown;
  readonly flowSettings: unknown;
}

/**
 * The same text. V8 leaves what JSON.stringify makes in pieces, which together take a quarter more memory; whatever reads the text from
 * its start, as Number does, has them joined.
 */
function inOnePiece(text: string): string {
  Number(text);
  return text;
}

const NO_TAGS: readonly string[] = [];

/** Those of the document before: the flows of one user come one after the other, and can share the list. */
let lastOwners: readonly string[] = [];

function ownerIds(owners: unknown): readonly string[] {
  const ids = new Set<string>();
  for (const owner of Array.isArray(owners) ? owners : []) {
    const id = member(owner, 'id');
    if (typeof id === 'string') {
      ids.add(id);
    }
  }
  const found = [...ids];
  if (found.length !== lastOwners.length || found.some((id, i) => id !== lastOwners[i])) {
    lastOwners = found;
  }
  return lastOwners;
}

function toMs(value: unknown): number {
  const ms = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(ms) ? Number.NEGATIVE_INFINITY : ms;
}
