import type { ControlSchema } from '../../openapi/index.js';

/** Several faults under one name. The document of the control API describes them. */
export const presets = {
  flaky: ['*:503(retry-after=1)%0.1', '*:reset%0.025', '*:lost-answer%0.025'],
  slow: ['*:latency(lognormal,1000,0.6)'],
  'rate-limited': ['*:rate-limit(10/1s)'],
  outage: ['flows:503(retry-after=30)', 'templates:503(retry-after=30)', 'webhooks:reset/2', 'iam:latency(300..1500)'],
} as const satisfies Readonly<Record<ControlSchema<'FaultPreset'>['preset'], readonly string[]>>;

export function isPreset(name: string): name is keyof typeof presets {
  return Object.hasOwn(presets, name);
}
