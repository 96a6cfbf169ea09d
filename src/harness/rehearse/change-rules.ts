import type { OperationId } from '../../../openapi/index.js';

/** What is done to the JSON of an answer. `at`: members on the way, `*` for each element of a list. */
export type AnswerStep = { readonly at: readonly string[]; readonly name: string } & (
  | { readonly kind: 'add'; readonly value: unknown }
  | { readonly kind: 'remove' }
  | { readonly kind: 'rename'; readonly to: string }
  /** `example` stands for what has no value of the other type. */
  | { readonly kind: 'convert'; readonly to: string; readonly example: unknown }
  | { readonly kind: 'show'; readonly instead: unknown; readonly value: unknown }
);

/** When a request is refused. */
export type Condition =
  | { readonly always: true }
  | { readonly withoutQuery: string }
  | { readonly withoutHeader: string }
  | { readonly withoutMember: string }
  | { readonly query: Readonly<Record<string, string>> };

/** Something that the change makes different for a client. */
export type ChangeRule = { readonly operation: OperationId; readonly title: string } & (
  | { readonly kind: 'answer'; readonly status: number; readonly step: AnswerStep }
  | { readonly kind: 'header'; readonly status: number; readonly name: string; readonly value: string }
  | { readonly kind: 'status'; readonly from: number; readonly to: number; readonly isEmpty: boolean }
  | { readonly kind: 'refuse'; readonly status: number; readonly when: Condition; readonly message: string }
  | { readonly kind: 'default'; readonly name: string; readonly value: string }
  | { readonly kind: 'most'; readonly name: string; readonly value: number }
  | { readonly kind: 'ignore'; readonly name: string }
  | { readonly kind: 'called'; readonly name: string; readonly was: string }
);

/** What an answer has after it. */
export function describeStep(step: AnswerStep): string {
  const place = [...step.at, step.name].join('.');
  switch (step.kind) {
    case 'add':
      return `${place} is new`;
    case 'remove':
      return `${place} is gone`;
    case 'rename':
      return `${place} is called ${step.to}`;
    case 'convert':
      return `${place} is ${step.to}`;
    case 'show':
      return `${place} can be ${JSON.stringify(step.value)}`;
  }
}
