import type { AnyAnswer, Parts } from '../answer.js';
import type { RequestContext } from '../context.js';
import type { Connection, Outgoing } from '../request.js';
import type { ChangeJson } from './rewrite-json.js';

/** What an effect does to a request, and when. */
export type Action =
  /** Before anything is done. */
  | { readonly when: 'wait'; readonly ms: number; readonly isUntilQuiet: boolean }
  /** Before anything is done, after all waiting. False: there is nothing to do. */
  | { readonly when: 'before'; readonly act: (context: RequestContext) => boolean }
  /** Once all is done, whatever the answer is. False: there is nothing to do. */
  | { readonly when: 'after'; readonly act: (context: RequestContext) => boolean }
  /** In the place of all that would be done. */
  | Instead
  /** Adds the headers of a limit to every answer; refuses the request when it is above. */
  | {
      readonly when: 'limit';
      readonly headers: Readonly<Record<string, string>>;
      readonly refusal: Instead | undefined;
    }
  /** In the place of the answer. Undefined: there is nothing to do to it. */
  | { readonly when: 'swap'; readonly answer: (answer: AnyAnswer) => AnyAnswer | undefined }
  /** To the JSON of a successful answer. */
  | { readonly when: 'json'; readonly change: ChangeJson }
  /** To the text of the same, once nothing else is done to it. */
  | { readonly when: 'text'; readonly write: (value: unknown) => string; readonly contentType: string | undefined }
  /** Once all is done, before the answer is sent. */
  | { readonly when: 'late'; readonly ms: number }
  /** To the bytes of the answer. Undefined: they stay as they are. */
  | { readonly when: 'coding'; readonly code: (body: Buffer, headers: Parts['headers']) => Coded | undefined }
  /** The answer is sent in chunks, of so many bytes each. */
  | { readonly when: 'framing'; readonly size: number }
  | Delivering;

export interface Instead {
  readonly when: 'instead';
  readonly answer: (context: RequestContext) => Response | Promise<Response>;
}

/** A body with a content coding. */
interface Coded {
  readonly bytes: Buffer;
  /** Beside those that the answer has. */
  readonly headers: Parts['headers'];
}

/** While the answer is sent. */
export interface Delivering {
  readonly when: 'delivery';
  readonly note: string;
  /** Whether all of the answer comes to the client. */
  readonly isWhole: boolean;
  /** Undefined: there is nothing in the answer to do anything to. */
  readonly deliver: (connection: Connection, outgoing: Outgoing) => (() => Promise<Response>) | undefined;
}

/** Of such actions one at most is done to a request. */
export function endsRequest(action: Action): boolean {
  switch (action.when) {
    case 'instead':
    case 'swap':
    case 'delivery':
      return true;
    case 'limit':
      return action.refusal !== undefined;
    default:
      return false;
  }
}
