import { Command, Option } from 'commander';
import { commandOptions } from '../../mock/index.js';
import { type EvidenceLevel, evidenceLevels } from '../harness/evidence/evidence-file.js';
import { toHelpText } from './help-text.js';
import { parserOf, someText } from './option-values.js';

/** What `evidence` was asked to do. */
export interface EvidenceTask {
  /** File, or base URL of a running mock. */
  readonly used: string;
  readonly atLeast?: EvidenceLevel;
  /** File with what was relied on before. */
  readonly pin?: string;
  /** Writes that file. */
  readonly update?: true;
  readonly dialect?: Readonly<Record<string, string>>;
  readonly controlToken?: string;
  readonly json?: true;
}

const examples = toHelpText(`
Examples:
  $ flowmate-mock evidence --used http://127.0.0.1:4010 --at-least documented
  $ flowmate-mock evidence --used reports/report.json --pin evidence-lock.json --update
  $ flowmate-mock evidence --used reports/report.json --pin evidence-lock.json

--used takes the report.json of certify, a journal (GET /_mock/requests, or the lines of tail --json), an HTTP archive, or the address of
a running mock. Answers are counted by operation and status, and by the choice of a dialect where they show one. Answers that armed
faults had a hand in do not count.

With --pin, what is pinned may stand on as little as it did then, unless --at-least is given too; what is not pinned needs
"documented".

Exit codes: 0 all stands on enough; 1 something does not, or sank since it was pinned; 2 wrong usage, or a pin file that cannot
be used; 3 not established: no requests, or not all of them, or they cannot be read.`);

/** `evidence` with its options. What it does is handed in; `parent` says how usage errors end. */
export function createEvidenceCommand(run: (task: EvidenceTask) => Promise<void>, parent: Command): Command {
  const command = new Command('evidence')
    .description('Say what the answers stand on that a client relies on.')
    .addOption(
      new Option('--used <file|url>', 'requests of the client: a file, or a running mock (no default)')
        .argParser(someText)
        .makeOptionMandatory(),
    )
    .addOption(
      new Option('--at-least <level>', 'what an answer has to stand on (default: documented)').choices(evidenceLevels),
    )
    .addOption(
      new Option('--pin <file>', 'hold it against what was relied on when this file was written').argParser(someText),
    )
    .addOption(new Option('--update', 'with --pin: write the file'))
    .addOption(
      new Option(
        '--dialect <key=value>',
        'choices of the mock that a file is from (default: those of serve)',
      ).argParser(parserOf(commandOptions.dialect.text)),
    )
    .addOption(
      new Option('--control-token <token>', 'what the control API of the mock wants (default: nothing)')
        .env('FLOWMATE_MOCK_CONTROL_TOKEN')
        .argParser(parserOf(commandOptions.controlToken.text)),
    )
    .addOption(new Option('--json', 'print JSON, for programs (default: text)'))
    .addHelpText('after', examples)
    .copyInheritedSettings(parent);
  return command.action((task: EvidenceTask) => {
    if (task.update && task.pin === undefined) command.error('error: --update goes with --pin <file>');
    return run(task);
  });
}
