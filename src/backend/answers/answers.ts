import { readForeignApart } from '../../pipeline/threads/foreign';
import type { Answers } from './answer';
import { analysisAnswers } from './analysisAnswers';
import { calibrationAnswers } from './calibrationAnswers';
import { conversionAnswers } from './conversionAnswers';
import { houseAnswers } from './houseAnswers';
import { jobAnswers } from './jobAnswers';
import { radialAnswers } from './radialAnswers';
import { sessionAnswers } from './sessionAnswers';
import { viewerAnswers } from './viewerAnswers';

/** What panels may ask for, done by the same pipelines as the commands. @param script file that starts worker threads */
export function allAnswers(script: URL): Answers {
  readForeignApart(script);
  return {
    ...houseAnswers,
    ...jobAnswers,
    ...conversionAnswers,
    ...sessionAnswers(script),
    ...viewerAnswers(script),
    ...calibrationAnswers(script),
    ...radialAnswers(script),
    ...analysisAnswers
  };
}
