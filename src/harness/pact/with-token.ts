import { isRecord } from '../json.js';

/** Changes an interaction so that it is sent with this token in place of the one in the pact. */
export function withToken(token: string): (document: Readonly<Record<string, unknown>>) => unknown {
  return (document) => {
    const request = isRecord(document.request) ? document.request : {};
    const headers = isRecord(request.headers) ? request.headers : {};
    const others = Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'authorization');
    if (others.length === Object.keys(headers).length) return document;
    const generators = isRecord(request.generators) ? { ...request.generators, header: undefined } : undefined;
    const value = `Bearer ${token}`;
    // Version 4 has lists of values, earlier ones a text.
    const isList = Object.values(headers).some((each) => Array.isArray(each));
    const changed = { ...Object.fromEntries(others), Authorization: isList ? [value] : value };
    return { ...document, request: { ...request, headers: changed, ...(generators && { generators }) } };
  };
}
