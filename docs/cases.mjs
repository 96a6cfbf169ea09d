// Writes docs/certify-cases.md from dist/: needs `npm run build`.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { suites } from '../dist/contracts/index.js';
import { toCasesPage } from '../dist/src/harness/docs/cases-page.js';

const file = fileURLToPath(new URL('certify-cases.md', import.meta.url));
writeFileSync(file, toCasesPage(suites));
console.log(file);
