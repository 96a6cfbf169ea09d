import { JSON_TYPE, type Reply, TEXT_TYPE } from './reply.js';

/** What an answer may carry beside the document's own parts. */
export interface Extras {
  readonly etag?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What a handler answers, before it is a reply. */
export type AnyAnswer =
  | { readonly status: number; readonly body: unknown }
  | { readonly status: number; readonly json: string }
  | { readonly status: number; readonly text: string }
  | { readonly status: number };

export function toReply(answer: AnyAnswer & Extras): Reply {
  const { status, headers, etag } = answer;
  if ('json' in answer) {
    return { status, text: answer.json, contentType: JSON_TYPE, headers, etag };
  }
  if ('body' in answer) {
    return { status, text: JSON.stringify(answer.body), contentType: JSON_TYPE, headers, etag };
  }
  if ('text' in answer) {
    return { status, text: answer.text, contentType: TEXT_TYPE, headers, etag };
  }
  return { status, text: '', headers };
}
