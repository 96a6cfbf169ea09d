import { describeBugs } from '../../support/certify-bugs.js';

describeBugs('core');
