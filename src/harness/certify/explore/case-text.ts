import type { CertificationCase } from '../../../../contracts/index.js';

/** A case as a file for `--cases`. */
export async function toCaseFile(given: CertificationCase): Promise<string> {
  const { stringify } = await import('yaml');
  const comment = '# Found by flowmate-mock certify --explore.\n';
  return comment + stringify({ suite: 'explored', cases: [given] }, { lineWidth: 0, aliasDuplicateObjects: false });
}
