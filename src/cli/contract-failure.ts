import { ConfigError } from '../harness/certify/client/client.js';
import { ApiDocumentError } from '../harness/pact/api-document.js';
import { BrokerError } from '../harness/pact/broker-call.js';
import { LibraryMissing } from '../harness/pact/libraries.js';
import { PactFileError } from '../harness/pact/pact-file.js';
import { ProviderAbsent } from '../harness/pact/reach.js';
import { WorldRefused } from '../harness/pact/sandbox-control.js';
import { StateError } from '../harness/pact/traffic/asked-states.js';
import { ReportError } from '../harness/reports/files.js';
import { printableLines } from '../harness/reports/printable.js';
import { hideNamed } from '../harness/secrets/secret-text.js';
import { causes } from './causes.js';

/** Errors that another command line or file can put right. */
const CONFIGURATION = [
  ApiDocumentError,
  BrokerError,
  ConfigError,
  LibraryMissing,
  PactFileError,
  ProviderAbsent,
  StateError,
  WorldRefused,
];

/** Writes an error of the commands about contracts to stderr, without a stack. Returns the exit code: 2 for wrong usage, else 3. */
export function complain(error: unknown): 2 | 3 {
  process.stderr.write(`error: ${printableLines(hideNamed(causes(error)))}\n`);
  if (error instanceof ReportError) return error.exitCode;
  return CONFIGURATION.some((kind) => error instanceof kind) ? 2 : 3;
}
