import { mostRings, roundedOrigins } from '../../core/radial/originGrid';
import { ringsToCorner, rounding } from '../../core/radial/ringEllipse';
import { wholeRingArea } from '../../core/radial/ringSums';
import { solidAngleFactors } from '../../core/radial/solidAngle';
import { writeHyperSpyFile } from '../../storage/hdf5/hyperspyFile';
import { chunk } from '../../storage/hdf5/write/node';
import type { FinalFiles } from '../finalFiles';
import { mapMemory } from '../frames/sinks/radial/mapPlaces';
import { ProfileFiles } from './profileFiles';
import { description, RADIAL_FILES, shapeOf } from './radialFiles';
import type { ProfileOutputs, RadialPlan } from './radialPlan';
import { fillUnvisited, shared } from './scanPass';
import { scanStatistics, VARIANCES } from './scanGroup';
import { quantileOf } from './statistic';

/** Profiles of exact areas, with their errors, and the normalised variances of the scan. */
export function exactProfiles(plan: RadialPlan, files: FinalFiles): ProfileOutputs {
  const { scan, axes, pixels, draft } = plan;
  const { calibration, options } = draft;
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
    maps: mapMemory(shape, origins),
    used: pixels.used,
    rings,
    gain: options.gain,
    quantile: quantileOf(options.statistic),
    factors: options.solidAngle
      ? solidAngleFactors(rings, calibration.pixelSizeInvAng, draft.conditions['acceleration_voltage(V)'])
      : undefined,
    rows,
    visited
  };
  return {
    sinks: { radialProfile },
    create: () => profiles.create(),
    finish: async ({ radialProfile: found }, record) => {
      fillUnvisited(visited, Object.values(rows), NaN);
      const statistics = scanStatistics(found, { shape, used: pixels.used, origins }, calibration, options.gain);
      await profiles.finish(record, origins, {
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
  };
}
