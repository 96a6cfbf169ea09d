import { loadScenarioSchema } from '../../mock/index.js';
import { InitError } from '../harness/init/init.js';
import { writeProject } from '../harness/init/project.js';
import { quoteCommand } from '../harness/quote.js';
import { printableLines } from '../harness/reports/printable.js';
import { ownInvocation } from './invocation.js';

/** Writes the files with which a project begins. Resolves with the exit code. */
export async function initProject(folder: string): Promise<0 | 1> {
  try {
    const schema = `${JSON.stringify(await loadScenarioSchema(), undefined, 2)}\n`;
    const files = await writeProject(folder, schema);
    const command = quoteCommand(ownInvocation());
    process.stdout.write(
      printableLines(
        [
          ...files.map(({ path, purpose }) => `${path}: ${purpose}`),
          '',
          'Next, in that folder:',
          `  ${command} serve --config flowmate-mock.config.yaml`,
          '  node --test flowmate.test.mjs     # in another terminal',
          '',
        ].join('\n'),
      ),
    );
    return 0;
  } catch (error) {
    if (!(error instanceof InitError)) throw error;
    process.stderr.write(`error: ${printableLines(error.message)}\n`);
    return 1;
  }
}
