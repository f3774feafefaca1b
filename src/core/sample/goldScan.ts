import type { DescanPlane } from './descan';
import { beamAt } from './descan';
import type { GoldOptions, GoldParts } from './goldParts';
import { goldParts } from './goldParts';
import type { GoldTruth } from './goldReference';
import { goldTruth } from './goldReference';
import type { GrainSpots } from './grain';
import { grainSpots } from './grain';
import { grainMap } from './grainMap';
import { randomOrientation } from './orientation';
import type { PatternModel } from './patternModel';
import { createRandom } from '../random';
import type { ScanSimulation } from './scanSimulation';
import type { ScanTiming } from './scanTiming';
import { positionOf } from './scanTiming';

export interface GoldScanOptions extends GoldOptions {
  readonly timing: ScanTiming;
  readonly descan: DescanPlane;
  readonly seed: number;
  readonly grains: {
    /** Crystals above one another under the probe */
    readonly layers: number;
    /** Width in scan positions */
    readonly size: number;
    /** Part of the ring intensity that is in spots, 0 to 1 */
    readonly share: number;
    /** Å along the beam */
    readonly thickness: number;
  };
}

/**
 * A scan of a polycrystalline gold film: layers of grains, each with its orientation and its amount of gold (half to one
 * and a half times the mean), over gold too fine to give spots.
 */
export function goldScan(options: GoldScanOptions): { simulation: ScanSimulation; truth: GoldTruth } {
  const { detector, timing, descan, grains } = options;
  const middle = beamAt(descan, (timing.plan.rows - 1) / 2, (timing.plan.columns - 1) / 2);
  const parts = goldParts({ ...options, centre: middle });
  const layers = createLayers(options, parts);
  const { counts } = parts;
  const total = counts.beam + counts.rings + counts.diffuse;

  const modelAt = (frame: number): PatternModel => {
    const [row, column] = positionOf(timing, frame);
    const exposure = timing.exposureNs(frame) / timing.dwellNs;
    const under = layers.map(layer => layer(row, column));
    const mass = under.reduce((sum, grain) => sum + grain.mass, 0) / layers.length;
    const inSpots =
      (grains.share * under.reduce((sum, { mass, spots }) => sum + mass * spots.total, 0)) / layers.length;
    const scattered = counts.rings * (mass * (1 - grains.share) + inSpots) + counts.diffuse * mass;
    return {
      detector,
      centre: beamAt(descan, row, column),
      distortion: parts.distortion,
      round: [
        { shape: parts.disc, counts: exposure * Math.max(0, total - scattered) },
        { shape: parts.rings, counts: exposure * mass * counts.rings * (1 - grains.share) },
        { shape: parts.diffuse, counts: exposure * mass * counts.diffuse }
      ],
      spots: under.map(grain => {
        const scale = (exposure * grain.mass * counts.rings * grains.share) / layers.length;
        return { ...grain.spots, shape: parts.disc, counts: grain.spots.counts.map(value => value * scale) };
      })
    };
  };
  return { simulation: { detector, timing, modelAt }, truth: goldTruth(options, parts) };
}

type Layer = (row: number, column: number) => { readonly spots: GrainSpots; readonly mass: number };

function createLayers({ timing, grains, seed }: GoldScanOptions, parts: GoldParts): Layer[] {
  const { rows, columns } = timing.plan;
  return Array.from({ length: grains.layers }, (_, layer) => {
    const map = grainMap(rows, columns, grains.size, createRandom(seed, 'grains', layer));
    const known = new Map<number, { spots: GrainSpots; mass: number }>();
    return (row, column) => {
      const id = map[row * columns + column];
      let grain = known.get(id);
      if (!grain) {
        const random = createRandom(seed, `orientation ${layer}`, id);
        const spots = grainSpots(parts.reflections, randomOrientation(random), grains.thickness, parts.camera);
        grain = { spots, mass: 0.5 + random.uniform() };
        known.set(id, grain);
      }
      return grain;
    };
  });
}
