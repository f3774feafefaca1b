import { resolve } from 'node:path';

import type { Command } from 'commander';

import { InputError } from '../../core/errors';
import { JobList } from '../../jobs/jobList';
import { LocalLauncher } from '../../jobs/localLauncher';
import { JobRegistry } from '../../jobs/registry';
import { startConversionJob } from '../../jobs/startConversionJob';
import { stateFolder } from '../../jobs/stateFolder';
import type { ConvertRequestOptions } from '../../protocol/convertOptions';
import { problemOf } from '../../protocol/problem';
import { unguarded } from '../../storage/pathGuard';
import { conversionRequest } from './conversionRequest';
import type { ConvertFlags } from './convertFlags';
import { addConvertFlags, optionsOfFlags } from './convertFlags';
import { ExitStatus } from './exitStatus';
import { namedOptions } from './namedOptions';
import { printReport } from './printReport';

interface Flags extends ConvertFlags {
  options?: string;
  json?: boolean;
}

/** `jupyter 4dstem jobs start`: a conversion as the panel starts it. @param script the bundle, which the job runs */
export function addJobsStart(jobs: Command, script: URL, done: (status: ExitStatus) => void): void {
  addConvertFlags(
    jobs
      .command('start')
      .description('Start a conversion that goes on by itself, as the panels do, and say what it is called.')
  )
    .option('--options <JSON>', 'options by their names in a notebook, as one JSON object; other flags go over them')
    .option('--json', 'print one JSON object with id and folder of the job')
    .action(async (paths: string[], { options, json = false, ...flags }: Flags) => {
      const named = options === undefined ? {} : namedOptions(options);
      try {
        const started = await start(paths, { ...named, ...optionsOfFlags(flags) }, script);
        process.stdout.write(json ? `${JSON.stringify(started)}\n` : `${started.id}\n  ${started.folder}\n`);
        done(ExitStatus.Ok);
      } catch (cause) {
        if (!(cause instanceof InputError)) {
          throw cause;
        }
        printReport({ outputs: [], errors: [problemOf(cause, paths[0])] }, json);
        done(ExitStatus.Failed);
      }
    });
}

async function start(
  given: string[],
  wanted: ConvertRequestOptions,
  script: URL
): Promise<{ id: string; folder: string }> {
  const { paths, options } = await conversionRequest(given, wanted);
  const state = stateFolder();
  const registry = new JobRegistry(state);
  const warn = (line: string): void => void process.stderr.write(`${line}\n`);
  const jobs = new JobList(registry, (folder, error) => warn(`${folder} cannot be read: ${String(error)}`));
  await jobs.refresh();
  const { out } = options;
  const { folder, job } = await startConversionJob(
    {
      // The job does not run where the command was typed
      inputs: paths.map(path => resolve(path)),
      options: { ...options, ...(out !== undefined && { out: resolve(out) }) },
      dataRoots: []
    },
    { launcher: new LocalLauncher(script), registry, jobs, stateFolder: state, guard: unguarded, warn }
  );
  return { id: job.id, folder };
}
