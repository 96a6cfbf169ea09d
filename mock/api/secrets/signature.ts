import { createHmac, type Hmac, timingSafeEqual } from 'node:crypto';
import { member } from '../../domain/upstream/cast.js';
import { ApiError } from '../../http/errors.js';

/** More bytes than any body has. */
const MOST_BYTES = 1_048_576;

/**
 * Whether `hmacValue` of a body is the signature, in base64, of its `rawBody` with the key. Upstream hands what it is sent to Node's
 * functions, whose errors it passes on: so does this.
 */
export function isSigned(body: unknown, key: unknown): boolean {
  const [value, algorithm, raw] = ['hmacValue', 'hmacAlgo', 'rawBody'].map((name) => member(body, name));
  try {
    const hmac: Hmac = Reflect.apply(createHmac, undefined, [algorithm, key]);
    const wanted = hmac.update(toBytes(raw)).digest('base64');
    if (value === undefined || value === null) {
      throw new TypeError(`Cannot read properties of ${value} (reading 'length')`);
    }
    const length = typeof value === 'string' ? value.length : member(value, 'length');
    return length === wanted.length && timingSafeEqual(toBytes(value), Buffer.from(wanted));
  } catch (error) {
    throw new ApiError(500, error instanceof Error ? error.message : String(error));
  }
}

function toBytes(value: unknown): Buffer {
  // An object with a length is made as long as it says.
  if (!Array.isArray(value) && Number(member(value, 'length')) > MOST_BYTES) {
    throw new RangeError('Array buffer allocation failed');
  }
  return Reflect.apply(Buffer.from, Buffer, [value]);
}
