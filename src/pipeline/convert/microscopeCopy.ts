import { basename } from 'node:path';

import { InputError } from '../../core/errors';
import { crossMask } from '../../core/merlin/frameLayout';
import { DATA_PATH } from '../../storage/hdf5/chunkIndex';
import type { FramesLink } from '../../storage/microscope/copyMicroscopeFile';
import { copyMicroscopeFile, createFramesFile } from '../../storage/microscope/copyMicroscopeFile';
import type { ConversionPlan } from './conversionPlan';
import { discard } from '../partialFile';

/**
 * Writes `<T1>.hdf`, the microscope metadata with a view of the converted frames, for the steps that start from it; without
 * usable metadata `<T1>_vds.h5` with the frames only.
 *
 * @param temporary gives the name to write under for a suffix behind the stem
 * @returns what the user should know
 */
export async function writeMicroscopeCopy(
  plan: ConversionPlan,
  temporary: (suffix: string) => string
): Promise<string[]> {
  const { metadataPath } = plan.acquisition;
  const frames = framesLink(plan);
  if (metadataPath === undefined) {
    createFramesFile(temporary('_vds.h5'), frames);
    return [];
  }
  const copy = temporary('.hdf');
  try {
    await copyMicroscopeFile(metadataPath, copy, frames);
    return [];
  } catch (cause) {
    if (!(cause instanceof InputError && cause.code === 'E_METADATA')) {
      throw cause;
    }
    await discard(copy);
    createFramesFile(copy, frames);
    return [`${cause.message} The copy beside the data holds the frames only.`];
  }
}

function framesLink({ file, outputs, recipe, layout }: ConversionPlan): FramesLink {
  const [{ shape, type }] = outputs;
  return {
    shape: recipe.plan.kind === 'stack' ? [1, ...shape] : shape,
    type,
    source: { file: basename(file), dataset: DATA_PATH, shape },
    mask: crossMask(layout)
  };
}
