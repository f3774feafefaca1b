import type { FinalFiles } from '../finalFiles';
import type { SinkResults } from '../frames/sinks';
import { CorrectedFile } from './correctedFile';
import { exactProfiles } from './exactProfiles';
import { polarProfiles } from './polarProfiles';
import { RADIAL_FILES } from './radialFiles';
import type { RadialPlan, RadialSinks, RadialWatch } from './radialPlan';
import type { RadialRecord } from './radialRecord';
import { passScan, shared } from './scanPass';
import { writePictures } from './writePictures';

/** All that is written of a scan: what is to be made of its patterns, and what follows when they have passed. */
export interface RadialOutputs {
  readonly sinks: RadialSinks;
  /** @param input the data as the record names them */
  finish(found: SinkResults<RadialSinks>, input: RadialRecord['input']): Promise<RadialRecord>;
}

/** Makes the files of a transform ready for patterns. @throws InputError of the file system */
export function radialOutputs(plan: RadialPlan, files: FinalFiles): RadialOutputs {
  const { draft, scan } = plan;
  const { convention, corrected: isCorrected } = draft.options;
  // Its name is the last to appear: it is what other tools look for to know that all is there
  const picture = files.temporary(scan.stem + RADIAL_FILES.correctedMaximumPicture);
  const corrected = isCorrected
    ? new CorrectedFile(plan, files.temporary(scan.stem + RADIAL_FILES.corrected))
    : undefined;
  const profiles = (convention === 'exact' ? exactProfiles : polarProfiles)(plan, files);
  return {
    sinks: { ...profiles.sinks, correctedFrame: corrected?.begin(shared(plan.origins.places)) },
    finish: async (found, input) => {
      const record = { ...draft, input };
      const aligned = await profiles.finish(found, record);
      corrected?.finish(record);
      await writePictures(plan, aligned, files, picture);
      return record;
    }
  };
}

/** Reads all patterns once and writes their profiles and what belongs to them. @throws InputError; CancelledError */
export async function writeRadial(
  plan: RadialPlan,
  files: FinalFiles,
  input: RadialRecord['input'],
  watch: RadialWatch
): Promise<RadialRecord> {
  const outputs = radialOutputs(plan, files);
  return outputs.finish(await passScan(plan, outputs.sinks, watch), input);
}
