import { isRecord } from '../../json.js';
import type { Judge } from '../evidence.js';
import { jsonBody, type WebhookCall, webhookCalls } from './calls.js';
import { broken, fulfilled, show, silent } from './opinion.js';

export const FIX_SHAPE =
  'A delivery is a POST. Its body is the JSON text {"data": {...}} in UTF-8: one object with the member data alone, which is an object, made into text once, with the header Content-Type: application/json.';

/** The body is `{"data": {...}}` and says that it is JSON. */
export const bodyShape: Judge = (evidence) => {
  const expected = 'POST with Content-Type: application/json and a body {"data": {...}}';
  const calls = webhookCalls(evidence);
  for (const { entry } of calls) {
    const wrong = wrongShape(entry);
    if (wrong !== undefined) return broken(expected, wrong, entry, FIX_SHAPE);
  }
  return calls.length === 0 ? silent(expected, 'no webhook was called') : fulfilled(expected, 'all of that shape');
};

export function wrongShape(entry: WebhookCall['entry']): string | undefined {
  if (entry.method !== 'POST') return `the method is ${entry.method}`;
  const type = entry.request.headers['content-type'];
  const [media = '', ...parameters] = (type ?? '').toLowerCase().split(';');
  if (media.trim() !== 'application/json') return type === undefined ? 'no Content-Type' : `Content-Type: ${type}`;
  const charset = parameters.find((parameter) => parameter.trim().startsWith('charset='));
  if (charset !== undefined && !/charset="?utf-?8"?\s*$/.test(charset)) return `Content-Type: ${type}`;
  const body = jsonBody(entry);
  if (body === undefined) return 'the body is no JSON';
  if (!isRecord(body)) return `the body is ${show(body)}`;
  if (!isRecord(body.data))
    return Object.hasOwn(body, 'data')
      ? `the member data is ${show(body.data)}`
      : `the body has no member data, but ${show(Object.keys(body))}`;
  const others = Object.keys(body).filter((name) => name !== 'data');
  return others.length === 0 ? undefined : `the body has members beside data: ${show(others)}`;
}
