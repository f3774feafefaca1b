import { Command, CommanderError } from 'commander';

import { CancelledError, InputError, isOfUpdate, UPDATED } from '../../core/errors';
import { capabilities, KINDS } from '../../protocol/capabilities';
import { VERSION } from '../../protocol/version';
import { addCapability } from './capabilityCommand';
import { ExitStatus } from './exitStatus';
import { addInspect } from './inspect';
import { addJob } from './job';
import { addJobs } from './jobs';
import { addPipeline } from './pipeline';
import { addSampleSession } from './sampleSession';
import { reportJson } from './report';
import { addServe } from './serveCommand';
import { UsageError } from '../../protocol/usageError';

/** What the JSON object of a command lists besides errors. */
const REPORTED: Readonly<Record<string, string>> = {
  inspect: 'acquisitions',
  pipeline: 'jobs',
  ...Object.fromEntries(Object.values(capabilities).map(({ kind, report }) => [kind, report]))
};

/**
 * Runs one command line.
 *
 * @param script the bundle itself, which worker threads are started from
 * @returns exit status: 0 all well, 1 something failed, 2 wrong usage, 130 cancelled
 */
export async function runCommand(args: string[], script: URL): Promise<ExitStatus> {
  let status = ExitStatus.Ok;
  const done = (result: ExitStatus): void => {
    status = result;
  };
  const program = new Command('jupyter 4dstem')
    .description('4D-STEM and scanning electron nanodiffraction: conversion, and what follows it.')
    .version(VERSION)
    // What follows `jobs start` are options of start, not of jobs
    .enablePositionalOptions()
    .exitOverride();
  // The flags of one kind take some milliseconds: none but those that were asked for are made
  KINDS.forEach(kind => addCapability(program, kind, args[0] === kind, script, done));
  addInspect(program, done);
  addSampleSession(program, done);
  addPipeline(program, args[0] === 'pipeline', script, done);
  addJobs(program, args[1] === 'start', script, done);
  addServe(program, script, done);
  addJob(program, script, done);
  try {
    await program.parseAsync(args, { from: 'user' });
    return status;
  } catch (error) {
    return failureStatus(error, args);
  }
}

function failureStatus(error: unknown, args: readonly string[]): ExitStatus {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) {
      return ExitStatus.Ok;
    }
    // Commander has told the user already
    printUsageError(args, 'E_USAGE', error.message.replace(/^error: /, ''));
    return ExitStatus.Usage;
  }
  if (error instanceof CancelledError || (error instanceof Error && error.name === 'AbortError')) {
    process.stderr.write('Cancelled.\n');
    return ExitStatus.Cancelled;
  }
  if (error instanceof UsageError) {
    process.stderr.write(`${error.message}\n`);
    printUsageError(args, error.code, error.message);
    return ExitStatus.Usage;
  }
  if (error instanceof InputError) {
    process.stderr.write(`${error.code}: ${error.message}\n`);
    return ExitStatus.Failed;
  }
  if (isOfUpdate(error)) {
    process.stderr.write(`E_REPLACED: ${UPDATED}\n`);
    return ExitStatus.Failed;
  }
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  return ExitStatus.Failed;
}

/** Programs that ask for JSON get their one object whatever happens. */
function printUsageError([command, ...args]: readonly string[], code: string, message: string): void {
  if (args.includes('--json')) {
    const found = REPORTED[command] ?? 'outputs';
    process.stdout.write(reportJson({ [found]: [], errors: [{ input: '', code, message }] }));
  }
}
