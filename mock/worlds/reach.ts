import type { MockOptions } from './options.js';
import { checked, optionOf } from './resolve-options.js';

/** Who may use a mock, and by which addresses. */
export interface Reach {
  /** What requests to the control API have to carry. Absent: it answers on this machine only. */
  readonly controlToken: string | undefined;
  /** Names that a Host header may have beside those of this machine. */
  readonly allowedHosts: ReadonlySet<string>;
  /** Origins that are let in beside upstream's own. */
  readonly cors: ReadonlySet<string>;
  readonly publicUrl: string | undefined;
  readonly trustForwarded: boolean;
}

/** @throws OptionError */
export function resolveReach(options: MockOptions): Reach {
  const publicUrl = checked('publicUrl', options.publicUrl);
  const names = [
    ...(checked('allowHost', options.allowHost) ?? []),
    ...(publicUrl === undefined ? [] : [new URL(publicUrl).hostname]),
  ];
  return {
    controlToken: checked('controlToken', options.controlToken),
    allowedHosts: new Set(names.map((name) => name.toLowerCase())),
    cors: new Set((checked('cors', options.cors) ?? []).map((origin) => origin.toLowerCase().replace(/\/$/, ''))),
    publicUrl,
    trustForwarded: optionOf('trustForwarded', options.trustForwarded),
  };
}
