import { descanPlane } from '../../core/sample/descan';
import type { DescanPlane } from '../../core/sample/descan';
import type { Detector } from '../../core/sample/detector';
import { QUAD_CROSS, createDetector } from '../../core/sample/detector';
import type { GoldTruth } from '../../core/sample/goldReference';
import { goldScan } from '../../core/sample/goldScan';
import type { ParticleScan } from '../../core/sample/particleScan';
import { particleScan } from '../../core/sample/particleScan';
import type { SampleMap } from '../../core/sample/sampleMap';
import { createSampleMap } from '../../core/sample/sampleMap';
import type { ScanSimulation } from '../../core/sample/scanSimulation';
import type { ScanTiming } from '../../core/sample/scanTiming';
import { edxTiming, flybackTiming } from '../../core/sample/scanTiming';
import type { AcquisitionPlan } from './sessionPlan';

/** A planned acquisition ready to be simulated, with everything that is true of it. */
export interface SimulatedAcquisition {
  readonly plan: AcquisitionPlan;
  readonly simulation: ScanSimulation;
  readonly descan: DescanPlane;
  readonly gold?: GoldTruth;
  readonly particles?: { readonly scan: ParticleScan; readonly sample: SampleMap };
}

/** Mean counts of the hot pixel of the single chip, per frame, and where it is in the converted pattern. */
export const HOT_PIXEL = { row: 203, column: 52, mean: 12 };

const BACKGROUND_AT_111 = 0.2;
const DEBYE_WALLER = 0.6;
const GOLD_GRAINS = { layers: 4, size: 1.4, share: 0.6, thickness: 100 };

export function simulateAcquisition(plan: AcquisitionPlan): SimulatedAcquisition {
  const timing = timingOf(plan);
  const { rows, columns } = timing.plan;
  const descan = descanPlane(plan.centre, plan.descan.overRows, plan.descan.overColumns, [rows, columns]);
  const common = { ...plan, detector: detectorOf(plan), timing, descan };
  if (plan.kind === 'gold') {
    const { simulation, truth } = goldScan({
      ...common,
      countsPerPixel: plan.counts,
      backgroundAt111: BACKGROUND_AT_111,
      debyeWaller: DEBYE_WALLER,
      grains: GOLD_GRAINS
    });
    return { plan, simulation, descan, gold: truth };
  }
  // The EDX map has one line more than the diffraction data; both start at the same corner
  const sample = createSampleMap({ rows: plan.scan.kind === 'edx' ? columns : rows, columns, seed: plan.seed });
  const scan = particleScan({ ...common, sample, countsPerFrame: plan.counts });
  return { plan, simulation: scan.simulation, descan, particles: { scan, sample } };
}

function timingOf({ scan, dwellNs, flybackNs, jitterNs, seed }: AcquisitionPlan): ScanTiming {
  return scan.kind === 'edx'
    ? edxTiming(scan.side, dwellNs)
    : flybackTiming({ side: scan.side, dwellNs, flybackNs, jitterNs, seed });
}

function detectorOf({ chips }: AcquisitionPlan): Detector {
  return chips === 4
    ? createDetector({ shape: [515, 515], cross: { ...QUAD_CROSS, stored: false, wideEdges: true } })
    : createDetector({ shape: [256, 256], hotPixels: [HOT_PIXEL] });
}
