import { join } from 'node:path';

import { cameraLength } from '../../core/gold/flatDetector';
import { GOLD_LATTICE } from '../../core/gold/rings';
import { electronWavelength } from '../../core/gold/wavelength';
import { ANATASE } from '../../core/sample/crystal';
import { QUAD_CROSS } from '../../core/sample/detector';
import { COMPONENTS } from '../../core/sample/particleScan';
import { densityAt, reachOf } from '../../core/sample/radialShape';
import { PHASES } from '../../core/sample/sampleMap';
import { writeNew } from '../../storage/regularFile';
import type { SimulatedAcquisition } from './acquisition';
import { HOT_PIXEL } from './acquisition';
import { stepSize } from './microscopeSettings';
import { writeNpy } from './npyFile';
import type { WrittenFrames } from './rawFiles';

/** Folder for the arrays of the truth, beside truth.json. */
export const TRUTH_FOLDER = 'truth';

/** Everything that is true of an acquisition, as it stands in truth.json. Lengths in px unless the name says otherwise. */
export function acquisitionTruth(
  { plan, simulation, descan, gold, particles }: SimulatedAcquisition,
  mib: string,
  { bytes, countsCutOff }: WrittenFrames
): Record<string, unknown> {
  const { timing, detector } = simulation;
  const wavelength = electronWavelength(plan.voltage);
  const camera = { wavelength, pixelSizeInvAng: plan.pixelSizeInvAng };
  const { plan: scan } = timing;
  return {
    mib,
    bytes,
    seed: plan.seed,
    sample: plan.kind,
    voltage_V: plan.voltage,
    wavelength_A: wavelength,
    nominalCameraLength_m: plan.nominalCameraLength,
    trueCameraLength_m: cameraLength(camera),
    semiAngle_rad: plan.semiAngle,
    stepSize_m: stepSize(plan),
    detector: {
      chips: plan.chips,
      storedShape: detector.stored,
      convertedShape: detector.shape,
      counterDepth: plan.depth,
      cross: plan.chips === 4 ? QUAD_CROSS : null,
      hotPixels: detector.hotPixels.length > 0 ? [HOT_PIXEL] : [],
      countsCutOff
    },
    scan: {
      framesInFile: timing.frames,
      shape: [scan.rows, scan.columns],
      firstFrame: scan.firstFrame,
      framesPerLine: scan.framesPerLine,
      skippedPerLine: scan.skippedPerLine,
      framesUsed: scan.rows * scan.columns,
      framesDropped: timing.frames - scan.rows * scan.columns,
      dwell_ns: plan.dwellNs,
      jitter_ns: plan.jitterNs,
      flyback: plan.scan.kind === 'flyback',
      flybackExposure_ns: plan.scan.kind === 'flyback' ? plan.flybackNs : null
    },
    pixelSize_invA: plan.pixelSizeInvAng,
    pixelSizeGeo_invA: plan.pixelSizeInvAng / Math.sqrt(plan.ellipse.ratio),
    ellipse: { ratio: plan.ellipse.ratio, theta_rad: plan.ellipse.theta },
    centre: plan.centre,
    descan,
    counts: plan.kind === 'gold' ? { perPixelWithoutDirectBeam: plan.counts } : { perFrame: plan.counts },
    ...(gold
      ? {
          gold: {
            lattice_A: GOLD_LATTICE,
            p_ellipse: gold.pEllipse,
            discRadius: gold.discRadius,
            rings: gold.rings.map(({ name, multiplicity, g, structureFactor, minorRadius, majorRadius }) => ({
              hkl: name,
              multiplicity,
              g_invA: g,
              structureFactor_invA2: structureFactor,
              minorRadius,
              majorRadius
            }))
          }
        }
      : {}),
    ...(particles
      ? {
          phases: {
            codes: PHASES,
            gold: { lattice_A: [GOLD_LATTICE, GOLD_LATTICE, GOLD_LATTICE], structure: 'fcc' },
            anatase: { lattice_A: ANATASE.lattice, structure: 'I4(1)/amd' },
            film: { structure: 'amorphous carbon' }
          },
          components: COMPONENTS,
          files: {
            phaseMap: `${TRUTH_FOLDER}/${plan.stamp}_phases.npy`,
            thickness: `${TRUTH_FOLDER}/${plan.stamp}_thickness.npy`,
            weights: `${TRUTH_FOLDER}/${plan.stamp}_weights.npy`,
            profiles: `${TRUTH_FOLDER}/${plan.stamp}_profiles.npy`
          }
        }
      : {})
  };
}

/**
 * The maps of a particle scan as `.npy`: phases (y, x), thickness (film gold anatase, y, x), weights (component, y, x) in
 * counts, profiles (component, radius in px) in counts per pixel for one count. Phases and thickness have the extent of the
 * EDX map where there is one.
 */
export async function writeTruthMaps(
  folder: string,
  { plan, simulation, particles }: SimulatedAcquisition
): Promise<void> {
  if (!particles) {
    return;
  }
  const { sample, scan } = particles;
  const { rows, columns } = simulation.timing.plan;
  const file = (name: string): string => join(folder, `${plan.stamp}_${name}.npy`);
  const thickness = [sample.film, sample.gold, sample.anatase];
  await writeNpy(file('phases'), sample.phase, [sample.rows, sample.columns]);
  await writeNpy(file('thickness'), Float32Array.from(thickness.flatMap(map => [...map])), [
    3,
    sample.rows,
    sample.columns
  ]);

  const weights = new Float32Array(COMPONENTS.length * rows * columns);
  for (let at = 0; at < rows * columns; at++) {
    scan.weightsAt(Math.floor(at / columns), at % columns).forEach((counts, component) => {
      weights[component * rows * columns + at] = counts;
    });
  }
  await writeNpy(file('weights'), weights, [COMPONENTS.length, rows, columns]);

  const radii = Math.ceil(Math.max(...scan.components.map(reachOf)));
  const profiles = scan.components.flatMap(shape =>
    Array.from({ length: radii }, (_, radius) => densityAt(shape, radius))
  );
  await writeNpy(file('profiles'), Float32Array.from(profiles), [COMPONENTS.length, radii]);
}

/** Writes truth.json, the mark of a complete session. */
export async function writeTruth(path: string, truth: Record<string, unknown>): Promise<void> {
  await writeNew(path, `${JSON.stringify(truth, undefined, 2)}\n`);
}
