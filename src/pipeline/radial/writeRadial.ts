import { mostRings, roundedOrigins } from '../../core/radial/originGrid';
import { polarRings } from '../../core/radial/polarGrid';
import { ringsToCorner, rounding } from '../../core/radial/ringEllipse';
import { wholeRingArea } from '../../core/radial/ringSums';
import { solidAngleFactors } from '../../core/radial/solidAngle';
import { writeHyperSpyFile } from '../../storage/hdf5/hyperspyFile';
import { chunk } from '../../storage/hdf5/write/node';
import type { FinalFiles } from '../finalFiles';
import type { AlignedSums } from '../frames/sinks/radial/alignedSums';
import { CorrectedFile } from './correctedFile';
import { ProfileFiles } from './profileFiles';
import { description, RADIAL_FILES, shapeOf } from './radialFiles';
import type { RadialPlan, RadialWatch } from './radialPlan';
import { fillUnvisited, passScan, shared } from './scanPass';
import { scanStatistics, VARIANCES } from './scanGroup';
import { quantileOf } from './statistic';
import { writePictures } from './writePictures';

/** Reads all patterns once and writes their profiles and what belongs to them. @throws InputError; CancelledError */
export async function writeRadial(plan: RadialPlan, files: FinalFiles, watch: RadialWatch): Promise<void> {
  const { record, scan } = plan;
  const isExact = record.options.convention === 'exact';
  // Its name is the last to appear: it is what other tools look for to know that all is there
  const picture = files.temporary(scan.stem + RADIAL_FILES.correctedMaximumPicture);
  const corrected = record.options.corrected
    ? new CorrectedFile(plan, files.temporary(scan.stem + RADIAL_FILES.corrected))
    : undefined;
  const aligned = await (isExact ? writeExact : writePolar)(plan, files, watch, corrected);
  corrected?.finish();
  await writePictures(plan, aligned, files, picture);
}

async function writeExact(
  plan: RadialPlan,
  files: FinalFiles,
  watch: RadialWatch,
  corrected?: CorrectedFile
): Promise<AlignedSums> {
  const { scan, axes, pixels, record } = plan;
  const { calibration, options } = record;
  const shape = shapeOf(plan);
  const matrix = rounding(calibration);
  const origins = roundedOrigins(plan.origins.places);
  const rings = mostRings(origins, origin => ringsToCorner(shape, origin, matrix));
  const profiles = new ProfileFiles(plan, files, rings);
  const kept = {
    countingError: profiles.reserve(),
    spreadError: profiles.reserve(),
    area: profiles.reserve(),
    effectivePixels: profiles.reserve()
  };
  profiles.create();
  const rows = {
    mean: profiles.mean.rows,
    variance: profiles.variance.rows,
    countingError: kept.countingError.rows,
    spreadError: kept.spreadError.rows,
    area: kept.area.rows,
    effectivePixels: kept.effectivePixels.rows
  };
  const visited = new SharedArrayBuffer(axes.rows * axes.columns);
  const radialProfile = {
    ellipse: calibration,
    origins: shared(origins),
    used: pixels.used,
    rings,
    gain: options.gain,
    quantile: quantileOf(options.statistic),
    factors: options.solidAngle
      ? solidAngleFactors(rings, calibration.pixelSizeInvAng, record.conditions['acceleration_voltage(V)'])
      : undefined,
    rows,
    visited
  };
  const correctedFrame = corrected?.begin(shared(plan.origins.places));
  const found = (await passScan(plan, { radialProfile, correctedFrame }, watch)).radialProfile;
  fillUnvisited(visited, Object.values(rows), rings, NaN);
  const statistics = scanStatistics(found, { shape, used: pixels.used, origins }, calibration, options.gain);
  await profiles.finish(origins, {
    area: kept.area.node,
    effective_pixels: kept.effectivePixels.node,
    standard_error_counting: kept.countingError.node,
    standard_error_spread: kept.spreadError.node,
    whole_ring_area: chunk(
      Float64Array.from({ length: rings }, (_, ring) => wholeRingArea(ring, calibration.axisRatio))
    ),
    ...statistics.datasets
  });
  const kinds = { name: VARIANCES.join(', '), scale: 1, offset: 0, size: VARIANCES.length, navigate: true };
  writeHyperSpyFile(
    files.temporary(scan.stem + RADIAL_FILES.normalised),
    statistics.corrected,
    description([kinds, profiles.axis('Normalised Variance')], `${scan.stem} normalised variance`, record)
  );
  return found.aligned;
}

async function writePolar(
  plan: RadialPlan,
  files: FinalFiles,
  watch: RadialWatch,
  corrected?: CorrectedFile
): Promise<AlignedSums> {
  const { axes, pixels, record, origins } = plan;
  const rings = polarRings(shapeOf(plan));
  const profiles = new ProfileFiles(plan, files, rings);
  profiles.create();
  const visited = new SharedArrayBuffer(axes.rows * axes.columns);
  const rows = { mean: profiles.mean.rows, variance: profiles.variance.rows };
  const places = shared(origins.places);
  const polarProfile = { ellipse: record.calibration, origins: places, used: pixels.used, rows, visited };
  const correctedFrame = corrected?.begin(places);
  const found = (await passScan(plan, { polarProfile, correctedFrame }, watch)).polarProfile;
  fillUnvisited(visited, Object.values(rows), rings, 0);
  await profiles.finish(origins.places, {});
  return found;
}
