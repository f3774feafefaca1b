import { unrolledPattern } from '../../../core/calibration/display/unrolledPattern';
import type { Exclusions } from '../../../core/calibration/pixels/exclusions';
import { discPixels, outsideSectors } from '../../../core/calibration/pixels/exclusions';
import { rounding } from '../../../core/radial/ringEllipse';
import type { RadialPreview } from '../../../protocol/radial/radialPreview';
import type { Grid } from '../../plots/grid';

/** What the user leaves out of a transform. */
export type LeftOut = Required<Pick<Exclusions, 'discs' | 'sectors'>>;

const AZIMUTHS = 180;

/**
 * Unrolls patterns: azimuth (a turn, from the row axis towards the columns) x ring, NaN where nothing is seen and where something is left out.
 * Here rather than in the backend: it would be half of an answer.
 */
export class Cakes {
  of(pattern: Grid, { ellipse, origin, mostRings }: Omit<RadialPreview, 'pattern'>, leftOut: LeftOut): Grid {
    const { shape } = pattern;
    const counts = pattern.values;
    const kept = this.keptPixels(shape, origin.mean, leftOut);
    const used = new Uint8Array(counts.length);
    for (let pixel = 0; pixel < used.length; pixel++) {
      // Where a pixel is bad there is no number
      used[pixel] = Number.isNaN(counts[pixel]) ? 0 : kept[pixel];
    }
    const cake = unrolledPattern(
      { counts, shape, used },
      { centre: origin.place, matrix: rounding(ellipse) },
      // A step is a ring: from half a pixel below to half a pixel above it
      { azimuths: AZIMUTHS, steps: mostRings, qRange: [-0.5, mostRings - 0.5] }
    );
    return { values: new Float32Array(cake.values), shape: [AZIMUTHS, mostRings] };
  }

  /** rows x columns, 1 = not left out; the same from click to click */
  private keptPixels(shape: Grid['shape'], about: readonly [number, number], { discs, sectors }: LeftOut): Uint8Array {
    const key = JSON.stringify([shape, about, discs, sectors]);
    if (key !== this.key) {
      const outside = discPixels(discs, shape).map(inside => 1 - inside);
      this.kept = outsideSectors(outside, shape, about, sectors);
      this.key = key;
    }
    return this.kept;
  }

  private key = '';
  private kept: Uint8Array = new Uint8Array();
}
