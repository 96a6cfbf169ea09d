import { isRecord, parseJson } from '../json.js';

/**
 * Whether a text body of a pact before version 4 is meant as the JSON that it says: programs hand on what they have already
 * written as text. Other texts of that content type are JSON strings.
 */
export function isJsonText(body: string, headers: unknown): boolean {
  const found = Object.entries(isRecord(headers) ? headers : {}).find(([name]) => /^content-type$/i.test(name));
  return isJson(String(found?.[1] ?? '')) && /^\s*[[{]/.test(body) && parseJson(body) !== undefined;
}

export function isJson(contentType: string): boolean {
  return /^application\/(?:[\w.+-]+\+)?json\b/i.test(contentType);
}
