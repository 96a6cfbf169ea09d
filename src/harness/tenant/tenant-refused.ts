/** What was asked of a tenant cannot be done. `message` says why, and what would be right; it holds no token. */
export class TenantRefused extends Error {
  override readonly name = 'TenantRefused';
}
