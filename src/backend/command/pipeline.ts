import type { Command } from 'commander';
import { Option } from 'commander';

import { ENDS, USUAL_END } from '../../protocol/pipeline';
import type { ExitStatus } from './exitStatus';
import { NO_REFERENCE } from './askedReferences';
import type { PipelineFlags } from './submitPipeline';
import { addSubmitFlags } from './submitFlags';

/**
 * `jupyter 4dstem pipeline`: several steps with one submission.
 *
 * @param isAsked whether it is the command that was typed; any other needs no flags
 * @param script the bundle, which jobs run
 */
export function addPipeline(program: Command, isAsked: boolean, script: URL, done: (status: ExitStatus) => void): void {
  const command = program
    .command('pipeline')
    .description(
      'Convert data, calibrate the gold among them, and transform: jobs of which each begins after what it needs.'
    )
    .argument('<PATH...>', 'raw .mib files and folders; gold among them is left out');
  if (!isAsked) {
    return;
  }
  addSubmitFlags(command)
    .option(
      '--reference <PATH>',
      `raw gold file, or a folder of them; again for more; ${NO_REFERENCE}: calibrate nothing (default: what data without a calibration need of folders named Au or gold)`,
      (path: string, before: readonly string[]) => [...before, path],
      []
    )
    .addOption(new Option('--until <STEP>', 'last step').choices([...ENDS]).default(USUAL_END))
    .option('--out <DIR>', 'folder for converted data outside a session')
    .option('--options <JSON>', `options of steps, by their names in a notebook, such as {"${ENDS[0]}": {"binSig": 2}}`)
    .option('--json', 'print one JSON object with the jobs')
    .action(async (paths: string[], flags: PipelineFlags) => {
      const { submitPipeline } = await import('./submitPipeline');
      done(await submitPipeline(paths, flags, script));
    });
}
