// Records the project's own pact anew: `npm run contracts`. A test fails where the file is not what this writes.
import { mkdirSync, writeFileSync } from 'node:fs';

// The Pact library would count its runs somewhere else.
process.env.PACT_DO_NOT_TRACK = 'true';

const built = (path) => import(new URL(`../dist/${path}`, import.meta.url).href);
const { interactions } = await built('contracts/index.js');
const { recordPact } = await built('src/harness/pact/record.js');

const folder = new URL('../contracts/pacts/', import.meta.url);
const name = 'flowmate-mock-client-flowmate.json';

const text = await recordPact(interactions);
mkdirSync(folder, { recursive: true });
writeFileSync(new URL(name, folder), text);
console.log(`contracts/pacts/${name}: ${interactions.length} interactions`);
