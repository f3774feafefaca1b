import { readForeignApart } from '../../pipeline/threads/foreign';
import type { SlurmLauncher } from '../../jobs/slurm/slurmLauncher';
import type { Answers } from './answer';
import { analysisAnswers } from './analysisAnswers';
import { calibrationAnswers } from './calibrationAnswers';
import { clusterAnswers } from './clusterAnswers';
import { conversionAnswers } from './conversionAnswers';
import { houseAnswers } from './houseAnswers';
import { jobAnswers } from './jobAnswers';
import { radialAnswers } from './radialAnswers';
import { sessionAnswers } from './sessionAnswers';
import { viewerAnswers } from './viewerAnswers';

/**
 * What panels may ask for, done by the same pipelines as the commands.
 *
 * @param script file that starts worker threads
 * @param slurm what submits jobs
 */
export function allAnswers(script: URL, slurm: SlurmLauncher): Answers {
  readForeignApart(script);
  return {
    ...houseAnswers,
    ...jobAnswers,
    ...clusterAnswers(slurm),
    ...conversionAnswers,
    ...sessionAnswers(script),
    ...viewerAnswers(script),
    ...calibrationAnswers(script),
    ...radialAnswers(script),
    ...analysisAnswers(script)
  };
}
