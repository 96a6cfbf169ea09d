import type { ControlPaths, ControlSchema } from '../../../openapi/index.js';
import { createControlClient } from '../../harness/control-client.js';
import { createStore } from './store.js';

type JsonOf<Answer> = Answer extends { content: { 'application/json': infer Value } } ? Value : never;

export type Entry = JsonOf<ControlPaths['/_mock/requests/{sequence}']['get']['responses']['200']>;
/** An entry as lists and events have it, without headers and bodies. */
export type Summary = Omit<Entry, 'request' | 'response'>;
export type Message = Entry['request'];
export type Execution = JsonOf<ControlPaths['/_mock/executions/{id}']['get']['responses']['200']>;
export type Step = Execution['steps'][number];
export type Fault = JsonOf<ControlPaths['/_mock/faults']['get']['responses']['200']>['data'][number];
export type Clock = ControlSchema<'Clock'>;
export type ReportSummary = ControlSchema<'ReportSummary'>;
export type Report = ControlSchema<'Report'>;

const UI = /\/_mock\/ui\/?$/i;

/** Base URL of the world that this page shows. */
export const baseUrl = location.origin + location.pathname.replace(UI, '');

/** Name of the sandbox that this page shows; undefined for the default world. */
export const sandboxName = /\/@([^/]+)$/.exec(baseUrl)?.[1];

/** Base URL of the default world. */
export const mainUrl = baseUrl.replace(/\/@[^/]+$/, '');

const TOKEN_KEY = 'flowmate-control-token';

/** The control token that the person gave. `needed`: the mock wants one, or another one. */
export const access = createStore({ token: readToken(), needed: false, why: '' });

function readToken(): string {
  try {
    return sessionStorage.getItem(TOKEN_KEY) ?? '';
  } catch {
    return '';
  }
}

export function giveToken(token: string): void {
  try {
    sessionStorage.setItem(TOKEN_KEY, token);
  } catch {
    // It holds for as long as the page is open, then.
  }
  access.set({ token, needed: false, why: '' });
}

/** Sends a request to the control API, with the token where one was given. */
export async function send(request: Request): Promise<Response> {
  const { token } = access.get();
  if (token !== '') request.headers.set('x-control-token', token);
  const answer = await fetch(request);
  if (answer.status === 401 || answer.status === 403) {
    access.set({ token, needed: true, why: reasonOf(await answer.clone().json()) });
  }
  return answer;
}

export const control = createControlClient(baseUrl, send);

/** The control API of the mock as a whole, where sandboxes are made and ended. */
export const mainControl = createControlClient(mainUrl, send);

/** A refusal of the control API in one sentence, with what would be right. */
function reasonOf(error: unknown): string {
  if (typeof error === 'string') return error;
  if (typeof error !== 'object' || error === null || !('error' in error)) return 'The mock did not say why.';
  const problems = 'problems' in error && Array.isArray(error.problems) ? error.problems : [];
  const parts = problems.map(({ place, message, right }: { place: string; message: string; right?: string }) =>
    right === undefined ? `${place}: ${message}` : `${place}: ${message}; ${right}`,
  );
  return [String(error.error), ...parts].join(' ');
}

interface Outcome<Data> {
  readonly data?: Data;
  readonly error?: unknown;
  readonly response: Response;
}

/** The data of an answer. Throws an Error that says why it has no data. */
export async function dataOf<Data>(asked: Promise<Outcome<Data>>): Promise<Data> {
  const { data, error, response } = await asked;
  if (error !== undefined) throw new Error(reasonOf(error));
  if (data === undefined) throw new Error(`The mock answered ${response.status}.`);
  return data;
}

/** Waits for an operation that answers nothing. Throws an Error that says why it was refused. */
export async function done(asked: Promise<Outcome<unknown>>): Promise<void> {
  const { error } = await asked;
  if (error !== undefined) throw new Error(reasonOf(error));
}
