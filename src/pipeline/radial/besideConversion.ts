import { crossMask } from '../../core/merlin/frameLayout';
import { radialOptionsSchema } from '../../protocol/radial/radialOptions';
import type { BegunCompanion, Companion, CompanionMeans } from '../convert/companion';
import type { ConversionPlan } from '../convert/conversionPlan';
import type { FinalFiles } from '../finalFiles';
import type { RawScan } from '../frames/source/rawFrames';
import type { OpenScan } from './openScan';
import { planRadial } from './planRadial';
import { fittingCalibration, prepareRadial } from './prepareRadial';
import { radialPlace } from './radialPlace';
import { inputState } from './radialRecord';
import { radialResult } from './radialResult';
import { transformFile } from './transformFile';
import { radialOutputs } from './writeRadial';

/**
 * Radial profiles made while raw data are converted, of the same frames in the same pass: what the converted file would give,
 * transformed by itself.
 *
 * Bad pixels and the direct beam are found beforehand, in the frames that a transform of the file would look at.
 */
export const radialBesideConversion: Companion = {
  begin: beginBeside,
  after: (file, { overwrite, ...means }) => transformFile(file, radialOptionsSchema.parse({ overwrite }), means)
};

async function beginBeside(
  conversion: ConversionPlan,
  source: RawScan,
  files: FinalFiles,
  { overwrite, ...means }: CompanionMeans
): Promise<BegunCompanion> {
  const started = performance.now();
  const { guard } = means;
  const options = radialOptionsSchema.parse({ overwrite });
  const scan = scanToBe(conversion, source);
  const calibration = await fittingCalibration(scan, options, guard);
  const { paths } = await radialPlace(scan, options, guard);
  const prepared = await prepareRadial(scan, calibration, options, means);
  const outputs = radialOutputs(await planRadial(scan, calibration, prepared, options, guard), files);
  outputs.create();
  return {
    sinks: outputs.sinks,
    finish: async (found, written) => {
      const input = { ...(await inputState(written)), path: scan.path };
      return radialResult(paths, await outputs.finish(found, input), started, false);
    }
  };
}

/** The scan that a conversion writes, as it would be opened, with the raw frames in place of those it stores. */
function scanToBe({ file, acquisition, recipe, layout }: ConversionPlan, source: RawScan): OpenScan {
  return {
    path: file,
    stem: acquisition.stem,
    // Headers are checked as frames are converted, every one once
    source: { ...source, headers: undefined },
    acquisition,
    isStack: recipe.plan.kind === 'stack',
    gap: crossMask(layout),
    warnings: []
  };
}
