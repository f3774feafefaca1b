import type { Command } from 'commander';

import { capabilities } from '../../protocol/capabilities';
import type { StartRequest } from '../../protocol/jobs';
import { addAnalyseFlags } from './analyse';
import { addCalibrateFlags } from './calibrate';
import type { ConvertFlags } from './convertFlags';
import { addConvertFlags, optionsOfFlags } from './convertFlags';
import type { ExitStatus } from './exitStatus';
import { addRadialFlags } from './radial';
import type { AnalyseFlags } from './runAnalyse';
import type { CalibrateFlags } from './runCalibrate';
import type { RadialFlags } from './runRadial';
import { sayStarted } from './sayStarted';

type Done = (status: ExitStatus) => void;

interface ConvertStart extends ConvertFlags {
  options?: string;
  json?: boolean;
}

/**
 * `jupyter 4dstem jobs start <kind>`: a job as panels start it; of conversions `convert` may be left out.
 *
 * @param script the bundle, which the job runs
 */
export function addJobsStart(jobs: Command, script: URL, done: Done): void {
  const start = jobs
    .command('start')
    .description('Start a job that goes on by itself, as the panels do, and say what it is called.')
    .enablePositionalOptions();
  const command = (kind: StartRequest['kind'], isDefault = false): Command =>
    start
      .command(kind, { isDefault })
      .description(`Start a ${capabilities[kind].noun} that goes on by itself, and say what it is called.`);
  const json = 'print one JSON object with id and folder of the job';
  addConvertFlags(command('convert', true))
    .option('--options <JSON>', 'options by their names in a notebook, as one JSON object; other flags go over them')
    .option('--json', json)
    .action(async (paths: string[], { options, json = false, ...flags }: ConvertStart) => {
      const { namedOptions } = await import('./namedOptions');
      const { conversionRequest } = await import('./conversionRequest');
      const named = options === undefined ? {} : namedOptions(options);
      const { startNamedJob } = await import('./startJob');
      done(
        await sayStarted(paths[0], json, async () =>
          startNamedJob(
            {
              kind: 'convert',
              launcher: 'local',
              ...(await conversionRequest(paths, { ...named, ...optionsOfFlags(flags) }))
            },
            script
          )
        )
      );
    });
  addCalibrateFlags(command('calibrate'))
    .option('--json', json)
    .action(async (files: string[], { json = false, ...flags }: CalibrateFlags) => {
      const { calibrationRequest } = await import('./runCalibrate');
      const request = calibrationRequest(files, flags);
      const { startNamedJob } = await import('./startJob');
      done(
        await sayStarted(files[0], json, () =>
          startNamedJob({ kind: 'calibrate', launcher: 'local', ...request }, script)
        )
      );
    });
  addRadialFlags(command('radial'))
    .option('--json', json)
    .action(async (inputs: string[], { json = false, ...flags }: RadialFlags) => {
      const { radialOptions } = await import('./runRadial');
      const request = { inputs, options: radialOptions(flags) };
      const { startNamedJob } = await import('./startJob');
      done(
        await sayStarted(inputs[0], json, () =>
          startNamedJob({ kind: 'radial', launcher: 'local', ...request }, script)
        )
      );
    });
  addAnalyseFlags(command('analyse'))
    .option('--json', json)
    .action(async (paths: string[], { json = false, ...flags }: AnalyseFlags) => {
      const { analyseRequest } = await import('./runAnalyse');
      const request = analyseRequest(paths, flags);
      const { startNamedJob } = await import('./startJob');
      done(
        await sayStarted(paths[0], json, () =>
          startNamedJob({ kind: 'analyse', launcher: 'local', ...request }, script)
        )
      );
    });
}
