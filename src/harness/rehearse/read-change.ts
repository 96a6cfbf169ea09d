import type { ApiChange } from '../../../mock/index.js';
import { readApiDocument } from '../pact/api-document.js';
import { readPlainFile, whyUnread } from '../plain-file.js';
import type { ChangeRule } from './change-rules.js';
import { deriveRules } from './derive-rules.js';
import { applyOverlay, ChangeError, parseOverlay } from './overlay.js';
import { createPlayer } from './player.js';

/** A change of the API that can be played. */
export interface ReadChange {
  readonly title: string;
  readonly rules: readonly ChangeRule[];
  readonly change: ApiChange;
}

/** Reads an OpenAPI Overlay of FlowMate's document. Rejects with a ChangeError. */
export async function readChange(file: string): Promise<ReadChange> {
  const text = await readPlainFile(file).catch((error: unknown) => {
    throw new ChangeError(`cannot read the change ${file}: ${whyUnread(error)}`);
  });
  return toChange(text, file);
}

/** The same of its text; `file` is what errors call it. */
export async function toChange(text: string, file: string): Promise<ReadChange> {
  const overlay = parseOverlay(text, file);
  const { content } = await readApiDocument(undefined, '.');
  const rules = deriveOf(file, content, applyOverlay(content, overlay, file));
  if (rules.length === 0) {
    throw new ChangeError(
      `${file} changes nothing that a request or an answer shows: parameters, statuses, headers and schemas of answers are what is played`,
    );
  }
  return { title: overlay.title, rules, change: createPlayer(rules) };
}

function deriveOf(file: string, ...documents: Parameters<typeof deriveRules>): readonly ChangeRule[] {
  try {
    return deriveRules(...documents);
  } catch (error) {
    throw error instanceof ChangeError ? new ChangeError(`${file}: ${error.message}`) : error;
  }
}
