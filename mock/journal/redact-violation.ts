import type { Violation } from '../../openapi/index.js';
import { isBusiness, REDACTED, redactTokens, type Secrets } from './redact.js';
import { isHiding, type SecretMember } from './redact-json.js';
import { secretMembersAt } from './secret-names.js';

/** A violation without the secrets in what it shows of the request. */
export function redactViolation(path: string, violation: Violation, secrets: Secrets): Violation {
  const { place, value, message } = violation;
  if (place.startsWith('body') && isBusiness(path)) {
    return violation;
  }
  const names = namesIn(place);
  // Where the place is cut, what stood there is unknown.
  const isSecret: SecretMember = place.endsWith('…') ? () => true : secretMembersAt(path);
  const shown = redactValue(value, names, isSecret, secrets);
  const quoted = JSON.stringify(value);
  const said = quoted === undefined ? message : message.split(quoted).join(JSON.stringify(shown));
  return { ...violation, place: redactTokens(place, secrets), value: shown, message: redactTokens(said, secrets) };
}

/** `body /data/password`, `query filter[user]`: the names that lead there. */
function namesIn(place: string): string[] {
  return place.split(/[ /]/).slice(1);
}

function redactValue(value: unknown, names: readonly string[], isSecret: SecretMember, secrets: Secrets): unknown {
  if (Array.isArray(value)) {
    return value.map((one) => redactValue(one, names, isSecret, secrets));
  }
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value);
    return Object.fromEntries(
      members.map(([name, one]) => [name, redactValue(one, [...names, name], isSecret, secrets)]),
    );
  }
  const text = JSON.stringify(value);
  if (text !== undefined && isHiding(text) && isSecret(names)) {
    return REDACTED;
  }
  if (typeof value !== 'string') {
    return value;
  }
  return secrets.isToken(value) ? REDACTED : redactTokens(value, secrets);
}
