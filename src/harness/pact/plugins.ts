import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { isRecord } from '../json.js';
import type { PactInteraction } from './pact-file.js';

/** A plugin of Pact's, as a pact names it. */
export interface Plugin {
  readonly name: string;
  readonly version?: string;
  readonly configuration?: unknown;
}

/**
 * The plugins without which an interaction cannot be verified; `undefined`: it needs none, whatever the file names. What it
 * needs is configured in the interaction itself, or is another way to send it than HTTP.
 */
export function neededPlugins({ document }: PactInteraction, metadata: unknown): readonly Plugin[] | undefined {
  const { pluginConfiguration, transport } = document;
  const configured = isRecord(pluginConfiguration) ? Object.keys(pluginConfiguration) : [];
  const isElsewhere = typeof transport === 'string' && !/^https?$/i.test(transport);
  if (configured.length === 0 && !isElsewhere) return undefined;
  const listed = isRecord(metadata) && Array.isArray(metadata.plugins) ? metadata.plugins.filter(isPlugin) : [];
  const unlisted = configured.filter((name) => !listed.some((plugin) => plugin.name === name));
  return [...listed, ...unlisted.map((name) => ({ name }))];
}

function isPlugin(value: unknown): value is Plugin {
  return isRecord(value) && typeof value.name === 'string';
}

/** What has to be installed before an interaction can be verified; `undefined` where nothing is missing. */
export function missingPlugins(
  needed: readonly Plugin[],
  environment: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const folder = environment.PACT_PLUGIN_DIR ?? join(homedir(), '.pact', 'plugins');
  const missing = needed.filter(({ name, version }) => {
    const plain = /^[\w.-]+$/.test(name) && /^[\w.+-]*$/.test(version ?? '');
    return version === undefined || !plain || !existsSync(join(folder, `${name}-${version}`));
  });
  if (needed.length === 0)
    return 'it is sent in another way than HTTP, by a plugin of Pact that the file does not name';
  if (missing.length === 0) return undefined;
  const names = missing.map(({ name, version }) => `"${name}"${version === undefined ? '' : ` ${version}`}`);
  return `it needs the Pact plugin ${names.join(', ')}, which is not installed in ${folder}: pact-plugin install`;
}
