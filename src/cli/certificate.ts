import { readFile, writeFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import type { TlsFiles } from '../../mock/index.js';
import { makeTempFolder } from '../harness/temp-folder.js';
import { UsageError } from './failure.js';

const DAY_MS = 86_400_000;
const VALID_DAYS = 90;
const HERE = ['localhost', '127.0.0.1', '::1'];

/** A self-made certificate with its key, and the file that the certificate is in. */
export interface Certificate extends TlsFiles {
  readonly file: string;
}

/**
 * Makes a key and a certificate for this machine and for `names`, and writes the certificate to a file that clients can trust. The key
 * is in memory only.
 * @throws UsageError where `file` is something else than a certificate, or cannot be written
 */
export async function makeCertificate(names: readonly string[], file: string | undefined): Promise<Certificate> {
  const altNames = [...new Set([...HERE, ...names])].map((name) =>
    isIP(name) === 0 ? ({ type: 2, value: name } as const) : ({ type: 7, ip: name } as const),
  );
  const made = await generate([{ name: 'commonName', value: 'flowmate-mock' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    // Clocks of containers may be behind.
    notBeforeDate: new Date(Date.now() - DAY_MS),
    notAfterDate: new Date(Date.now() + VALID_DAYS * DAY_MS),
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', digitalSignature: true, keyCertSign: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames },
    ],
  });
  const path = file ?? join(await makeTempFolder('serve'), 'certificate.pem');
  await writeCertificate(path, made.cert);
  return { key: made.private, cert: made.cert, file: path };
}

async function writeCertificate(path: string, text: string): Promise<void> {
  const cannot = `cannot write the certificate to ${path}`;
  const before = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw new UsageError(`${cannot}: ${error.message}`);
  });
  if (before !== undefined && !before.startsWith('-----BEGIN CERTIFICATE-----'))
    throw new UsageError(`${cannot}: the file there is no certificate, and is left as it is`);
  await writeFile(path, text).catch((error: Error) => {
    throw new UsageError(`${cannot}: ${error.message}`);
  });
}
