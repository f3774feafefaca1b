import type { FinalFiles } from '../finalFiles';
import type { SinkResults } from '../frames/sinks';
import { CorrectedFile } from './correctedFile';
import { exactProfiles } from './exactProfiles';
import { polarProfiles } from './polarProfiles';
import { RADIAL_FILES } from './radialFiles';
import type { RadialPlan, RadialSinks } from './radialPlan';
import type { RadialRecord } from './radialRecord';
import { shared } from './scanPass';
import { writePictures } from './profilePictures';

/** All that is written of a scan: what is to be made of its patterns, and what follows when they have passed. */
export interface RadialOutputs {
  readonly sinks: RadialSinks;
  /** Makes the files ready for patterns. @throws InputError of the file system */
  create(): void;
  /** @param input the data as the record names them */
  finish(found: SinkResults<RadialSinks>, input: RadialRecord['input']): Promise<RadialRecord>;
}

/** What a transform writes; nothing is there yet. */
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
    sinks: { ...profiles.sinks, correctedFrame: corrected?.job(shared(plan.origins.places)) },
    create: () => {
      profiles.create();
      corrected?.create();
    },
    finish: async (found, input) => {
      const record = { ...draft, input };
      const aligned = await profiles.finish(found, record);
      corrected?.finish(record);
      await writePictures(plan, aligned, files, picture);
      return record;
    }
  };
}

/** How the patterns of a scan come through sinks: all read here, or joined from parts that others have read. */
export type RadialPass = <S extends RadialSinks>(sinks: S) => Promise<SinkResults<S>>;

/** Writes the profiles of all patterns and what belongs to them. @throws InputError; CancelledError */
export async function writeRadial(
  plan: RadialPlan,
  files: FinalFiles,
  input: RadialRecord['input'],
  pass: RadialPass
): Promise<RadialRecord> {
  const outputs = radialOutputs(plan, files);
  outputs.create();
  return outputs.finish(await pass(outputs.sinks), input);
}
