import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { documented, type OperationEntry, problemsOf } from './document.js';

interface Step {
  readonly request: { readonly method: string; readonly path: string };
  readonly response: {
    readonly status: number | 'HANG';
    readonly contentType: string | null;
    readonly body?: unknown;
    readonly text?: string;
  } | null;
}

const stories = ['exchanges.json', 'exchanges-2.json'].flatMap(
  (name): readonly { readonly story: string; readonly steps: readonly Step[] }[] =>
    JSON.parse(readFileSync(new URL(`../../parity/${name}`, import.meta.url), 'utf8')),
);

/** Matches as the upstream does: without regard to case, a slash at the end or one too many allowed, and anything after a webhook's id. */
function operationOf({ method, path }: Step['request']): OperationEntry | undefined {
  const plain = (path.split('?')[0] ?? '')
    .replace(/^(\/webhooks\/[^/]+)\/.*/, '$1')
    .replace(/(?<=\w)\/\//, '/')
    .replace(/\/$/, '');
  return documented.find(
    (each) =>
      (each.method === method.toLowerCase() || (method === 'HEAD' && each.method === 'get')) &&
      new RegExp(`^${each.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`, 'i').test(plain),
  );
}

/** What the recorder wrote in place of values that change from run to run. */
const samples: readonly (readonly [RegExp, string])[] = [
  [/<<time:\d+>>/g, '2026-01-31T12:00:00.000Z'],
  [/<<id:\d+>>/g, '6762e154616e91cb8d8b1aaf'],
  [/<<[^>]*>>/g, 'text'],
];

function filled(body: unknown): unknown {
  return JSON.parse(
    samples.reduce((text, [placeholder, sample]) => text.replaceAll(placeholder, sample), JSON.stringify(body)),
  );
}

function problems({ request, response }: Step): string[] {
  if (response === null) return [];
  const entry = operationOf(request);
  if (entry === undefined) return beside(request, response.status) ? [] : ['no such operation'];
  const { status, contentType } = response;
  const documentedStatus = status === 'HANG' ? '504' : String(status);
  const answer = entry.responses.find(([each]) => each === documentedStatus)?.[1];
  if (answer === undefined) return [`status ${documentedStatus} is not documented`];
  if (contentType === null || status === 'HANG' || request.method === 'HEAD') return [];
  const media = answer.content?.[contentType];
  if (media === undefined) return [`${status} as ${contentType} is not documented`];
  if (contentType === 'application/json') return problemsOf(media.schema, filled(response.body));
  return response.text === undefined ? [] : problemsOf(media.schema, response.text);
}

/**
 * What is no operation of the API: other paths answer with Express's page or, below /api/v1, with 401; webhooks take OPTIONS
 * for web pages of other origins and fail at other methods.
 */
function beside({ method, path }: Step['request'], status: number | 'HANG'): boolean {
  if (path.startsWith('/webhooks/')) return method === 'OPTIONS' ? status === 204 : status === 500;
  return status === 404 || status === 401 || (method === 'OPTIONS' && status === 200);
}

/** A node may be null where a client sent null; documented so, null would stand in the types of every client. */
const BESIDE_THE_DOCUMENT = new Set(['fuzz/differences/nodes-falsy']);

const documentedStories = stories.filter(({ story }) => !BESIDE_THE_DOCUMENT.has(story));

describe('the recorded answers of the upstream services', () => {
  it('are there', () => {
    expect(stories.flatMap(({ steps }) => steps).length).toBeGreaterThan(900);
  });

  it.each(documentedStories)('are as the document says: $story', ({ steps }) => {
    const found = steps.flatMap((step) =>
      problems(step).map((problem) => `${step.request.method} ${step.request.path}: ${problem}`),
    );
    expect(found).toEqual([]);
  });
});
