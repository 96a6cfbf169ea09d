#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { type Argument, Command, CommanderError } from 'commander';
import { quoteCommand } from '../harness/quote.js';
import { printableLines } from '../harness/reports/printable.js';
import { type CertifyTask, createCertifyCommand } from './certify-command.js';
import { type CompareTask, createCompareCommand } from './compare-command.js';
import { createDataCommand, type DataTask } from './data-command.js';
import { createEvidenceCommand, type EvidenceTask } from './evidence-command.js';
import { exampleLines, showDefaults } from './help-text.js';
import { createInitCommand } from './init-command.js';
import { ownInvocation } from './invocation.js';
import { createPactCommand, type PactRecordTask } from './pact-command.js';
import { createRecordCommand, type RecordTask } from './record-command.js';
import { createRehearseCommand, type RehearseTask } from './rehearse-command.js';
import { createScenarioCommand, type ScenarioTask } from './scenario-command.js';
import { createServeCommand, type ServeOptions, settleEnvironment } from './serve-command.js';
import { createServerCommands, type ServerTask } from './server-commands.js';
import { createVerifyCommand, type VerifyTask } from './verify-command.js';

/** Bad option, value or name. Anything else that goes wrong exits with 1, a clean stop with 0. */
const usageExitCode = 2;

// This file runs built, from dist/src/cli.
const manifest = new URL('../../../package.json', import.meta.url);
const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };

/** A server goes on when its log cannot be written. */
let isServer = false;

/** What was printed is not whole, whatever the command says of its result. */
let isCut = false;

// A reader that has gone away (`flowmate-mock serve | head`) must not end the server.
process.stderr.on('error', () => {});
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (isServer || error.code === 'EPIPE' || isCut) return;
  isCut = true;
  process.stderr.write(`error: the output could not be written: ${error.message}\n`);
});
process.on('exit', (code) => {
  if (isCut && code === 0) process.exitCode = 1;
});

async function fail(error: unknown, asked: Pick<ServeOptions, 'host' | 'port' | 'scenario'>): Promise<1 | 2> {
  const { toFailure } = await import('./failure.js');
  const { lines, exitCode } = toFailure(error, asked);
  process.stderr.write(`${printableLines(lines.join('\n'))}\n`);
  return exitCode;
}

// What a command does is loaded on demand: help and wrong flags should not wait for a server.

async function runServe(options: ServeOptions): Promise<void> {
  isServer = true;
  process.stderr.write(printableLines(ignored.map((note) => `note: ${note}\n`).join('')));
  const { serve } = await import('./serve.js');
  try {
    await serve(options, version);
  } catch (error) {
    process.exit(await fail(error, options));
  }
}

async function runScenario(task: ScenarioTask): Promise<void> {
  const { runScenarioTask } = await import('./scenario.js');
  try {
    process.exitCode = await runScenarioTask(task);
  } catch (error) {
    process.exitCode = await fail(error, { host: '', port: 0, scenario: 'scenario' in task ? task.scenario : '' });
  }
}

async function runData(task: DataTask): Promise<void> {
  const { runDataTask } = await import('./data.js');
  process.exitCode = await runDataTask(task);
}

async function runCertify(task: CertifyTask): Promise<void> {
  const { runCertifyTask } = await import('./certify.js');
  process.exitCode = await runCertifyTask(task);
}

async function runVerify(task: VerifyTask): Promise<void> {
  const { runVerifyTask } = await import('./verify.js');
  process.exitCode = await runVerifyTask(task, version);
}

async function runCompare(task: CompareTask): Promise<void> {
  const { runCompareTask } = await import('./compare.js');
  process.exitCode = await runCompareTask(task, version);
}

async function runEvidence(task: EvidenceTask): Promise<void> {
  const { runEvidenceTask } = await import('./evidence.js');
  process.exitCode = await runEvidenceTask(task);
}

async function runRehearse(task: RehearseTask): Promise<void> {
  const { runRehearseTask } = await import('./rehearse.js');
  process.exitCode = await runRehearseTask(task);
}

async function runServer(task: ServerTask): Promise<void> {
  const { runServerTask } = await import('./server-task.js');
  process.exitCode = await runServerTask(task);
}

async function runInit(folder: string): Promise<void> {
  const { initProject } = await import('./init.js');
  process.exitCode = await initProject(folder);
}

async function runPactRecord(task: PactRecordTask): Promise<void> {
  const { runPactRecordTask } = await import('./pact-record.js');
  process.exitCode = await runPactRecordTask(task);
}

async function runRecord(task: RecordTask): Promise<void> {
  const { runRecordTask } = await import('./record.js');
  process.exitCode = await runRecordTask(task);
}

function shown(argument: Argument): string {
  const name = `${argument.name()}${argument.variadic ? '...' : ''}`;
  return argument.required ? `<${name}>` : `[${name}]`;
}

const program = new Command('flowmate-mock')
  .description('A fake FlowMate to develop and test partner clients against.')
  .version(version)
  .addHelpText('after', exampleLines('serve --scenario guide', 'certify -- node my-client.mjs', 'help serve'))
  .configureOutput({ outputError: (text, write) => write(printableLines(text)) })
  // Without `[options]`, which all have: that leaves room for sentences.
  .configureHelp({
    subcommandTerm: (command) => [command.name(), ...command.registeredArguments.map(shown)].join(' '),
  })
  .exitOverride();
program.addCommand(createServeCommand(runServe).copyInheritedSettings(program));
program.addCommand(createInitCommand(runInit, program));
for (const command of createServerCommands(runServer, program)) program.addCommand(command);
program.addCommand(createScenarioCommand(runScenario, program));
program.addCommand(createDataCommand(runData, program));
program.addCommand(createCertifyCommand(runCertify, program));
program.addCommand(createVerifyCommand(runVerify, program));
program.addCommand(createCompareCommand(runCompare, program));
program.addCommand(createEvidenceCommand(runEvidence, program));
program.addCommand(createRehearseCommand(runRehearse, program));
program.addCommand(createPactCommand(runPactRecord, program));
program.addCommand(createRecordCommand(runRecord, program));

const invocation = quoteCommand(ownInvocation());
if (invocation !== program.name()) program.addHelpText('afterAll', `\nflowmate-mock is typed here: ${invocation}`);
const ignored = settleEnvironment(process.env);
showDefaults(program);
await program.parseAsync().catch(async (outcome: unknown) => {
  if (!(outcome instanceof CommanderError)) throw outcome;
  if (outcome.exitCode === 0) process.exit(0);
  const { hintFor } = await import('./usage-hints.js');
  const hint = hintFor(outcome, program, process.argv.slice(2), ownInvocation());
  if (hint !== undefined) process.stderr.write(`${printableLines(hint)}\n`);
  process.exit(usageExitCode);
});
