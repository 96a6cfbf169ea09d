import { isRecord } from '../json.js';

/** Versions of Pact's files that differ in how requests are written. Version 1 is read as version 2. */
export type PactVersion = 2 | 3 | 4;

/** How the version is written where a file is handed on. */
export const VERSION_TEXT: Readonly<Record<PactVersion, string>> = { 2: '2.0.0', 3: '3.0.0', 4: '4.0' };

/** The version that a pact's metadata name, and what is odd about it; `undefined` where they name none that there is. */
export function declaredVersion(metadata: unknown): {
  readonly version: number | undefined;
  readonly notes: readonly string[];
} {
  const { pactSpecification, pactSpecificationVersion, ...others } = isRecord(metadata) ? metadata : {};
  const places = [pactSpecification, others['pact-specification'], others.pactspecification];
  const nested = places.flatMap((each) => (isRecord(each) ? [each.version] : []));
  const said = [...nested, pactSpecificationVersion].find((each) => each !== undefined && each !== null);
  if (said === undefined) return { version: undefined, notes: [] };
  const version = Number(/^v?(\d+)(?:\.\d+)*$/i.exec(String(said))?.[1]);
  if (version >= 1 && version <= 4) return { version, notes: [] };
  const note = `names version ${JSON.stringify(said)} of Pact, 1 to 4 are known: each interaction is read by how it is written`;
  return { version: undefined, notes: [note] };
}

/** The version that an interaction is written in. */
export function versionOf(document: Readonly<Record<string, unknown>>, declared: number | undefined): PactVersion {
  if (typeof document.type === 'string') return 4;
  if (declared === 3 || declared === 4) return declared;
  if (declared !== undefined) return 2;
  const { request, response, providerStates } = document;
  const parts = [request, response].filter(isRecord);
  const isNested = parts.some(
    ({ query, matchingRules, generators }) =>
      isRecord(query) ||
      generators !== undefined ||
      (isRecord(matchingRules) && Object.keys(matchingRules).some((name) => !name.startsWith('$'))),
  );
  return isNested || Array.isArray(providerStates) ? 3 : 2;
}
