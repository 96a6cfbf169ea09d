// Records the project's own pact anew: `npm run contracts`. A test fails where the file is not what this writes.
import { mkdirSync, writeFileSync } from 'node:fs';
import { interactions } from '../dist/contracts/index.js';
import { recordPact } from '../dist/src/harness/pact/record.js';

// The Pact library would count its runs somewhere else.
process.env.PACT_DO_NOT_TRACK = 'true';

const folder = new URL('../contracts/pacts/', import.meta.url);
const name = 'flowmate-mock-client-flowmate.json';

const text = await recordPact(interactions);
mkdirSync(folder, { recursive: true });
writeFileSync(new URL(name, folder), text);
console.log(`contracts/pacts/${name}: ${interactions.length} interactions`);
