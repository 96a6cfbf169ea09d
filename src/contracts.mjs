// Records the project's own pact anew: `npm run contracts`. A test fails where the file is not what this writes.
import { mkdirSync, writeFileSync } from 'node:fs';
import { interactions } from '../dist/contracts/index.js';
import { recordPact } from '../dist/src/harness/pact/record.js';

const folder = new URL('../contracts/pacts/', import.meta.url);
const name = 'flowmate-mock-client-flowmate.json';

const text = await recordPact(interactions);
mkdirSync(folder, { recursive: true });
writeFileSync(new URL(name, folder), text);
console.log(`contracts/pacts/${name}: ${interactions.length} interactions`);
