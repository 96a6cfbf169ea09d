import { readCases } from './cases.js';
import { wireCopyButtons } from './copying.js';
import { wireFilter } from './filter.js';
import { wireLinks } from './links.js';
import { wirePrint } from './print.js';
import { showSequence } from './sequence.js';
import { wireTheme } from './theme.js';
import { showLocalTimes } from './times.js';

wireTheme();
showLocalTimes();
wireCopyButtons();

const cases = readCases();
for (const each of cases) {
  each.details.addEventListener('toggle', () => {
    if (each.details.open) showSequence(each);
  });
  if (each.details.open) showSequence(each);
}
wirePrint(cases, showSequence);
// A run that ended before any case has nothing to filter.
if (cases.length > 0) wireLinks(cases, wireFilter(cases), showSequence);
