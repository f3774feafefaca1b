import type { Command } from 'commander';

import { KINDS } from '../../protocol/capabilities';
import { addStart } from './capabilityCommand';
import type { ExitStatus } from './exitStatus';

/**
 * `jupyter 4dstem jobs start <kind>`: a job as panels start it; the first of all kinds, which is conversion, need not be named.
 *
 * @param script the bundle, which jobs run
 */
export function addJobsStart(jobs: Command, isAsked: boolean, script: URL, done: (status: ExitStatus) => void): void {
  const start = jobs
    .command('start')
    .description('Start a job that goes on by itself, as the panels do, and say what it is called.')
    .enablePositionalOptions();
  if (isAsked) {
    KINDS.forEach((kind, index) => addStart(start, kind, script, done, index === 0));
  }
}
