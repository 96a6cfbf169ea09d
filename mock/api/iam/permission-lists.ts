import { COMMON_PERMISSIONS } from '../../domain/permissions.js';
import { ApiError, UpstreamHang } from '../../http/errors.js';

// What tenant admins may give to others: upstream looks every name up in a plain object of the common ones.

/**
 * Refuses a list with a permission beyond the common ones. Names of members that every object has pass. Upstream ends on what cannot
 * be iterated over; a text is looked at letter by letter.
 */
export function refuseUncommon(permissions: unknown): void {
  if (typeof permissions !== 'string' && !Array.isArray(permissions)) {
    throw new UpstreamHang('permissions is no list, and upstream ends on it without answering');
  }
  for (const one of permissions) {
    const name = keyOf(one);
    if (!COMMON_PERMISSIONS.has(name) && !(name in Object.prototype)) {
      throw new ApiError(403, 'FORBIDDEN');
    }
  }
}

/** A value as the name of a member. */
function keyOf(value: unknown): string {
  try {
    return String(value);
  } catch {
    throw new UpstreamHang('a permission has no text, and upstream ends on it without answering');
  }
}
