import { newRequestId } from './outgoing.js';
import { isRecord } from './problem.js';

/** A number as its digits: one that JavaScript's own numbers may not hold. */
export class ExactNumber {
  constructor(readonly digits: string) {}
}

/**
 * A value as JSON shows it: dates as texts, without undefined members. Bigints, and numbers of `JSON.rawJSON` where the runtime has
 * it, become an ExactNumber.
 * @throws TypeError for what JSON has no form for.
 */
export function toJsonValue(given: unknown): unknown {
  const mark = newRequestId();
  const text = JSON.stringify(given, (_name, value: unknown) => {
    const digits = digitsOf(value);
    return digits === undefined ? value : `${mark}${digits}`;
  });
  return JSON.parse(text ?? 'null', (_name, value: unknown) =>
    typeof value === 'string' && value.startsWith(mark) ? new ExactNumber(value.slice(mark.length)) : value,
  );
}

/** JSON text of what `toJsonValue` gives. */
export function writeJson(value: unknown): string {
  const mark = newRequestId();
  const text = JSON.stringify(value, (_name, each: unknown) =>
    each instanceof ExactNumber ? `${mark}${each.digits}` : each,
  );
  return text.replaceAll(new RegExp(`"${mark}([^"]*)"`, 'g'), '$1');
}

function digitsOf(value: unknown): string | undefined {
  if (typeof value === 'bigint') return String(value);
  const isRaw: unknown = Reflect.get(JSON, 'isRawJSON');
  if (typeof isRaw !== 'function' || isRaw(value) !== true || !isRecord(value)) return undefined;
  const { rawJSON } = value;
  return typeof rawJSON === 'string' && /^[-\d]/.test(rawJSON) ? rawJSON : undefined;
}
