import type { PolarField } from './polarGrid';
import { azimuthsOf, blurAzimuths, emptyField, nodeArea, NodeShares, polarRings } from './polarGrid';
import type { RingEllipse } from './ringEllipse';

/** A node that has less than this part of its area does not count */
const LEAST_AREA = 0.1;

/**
 * Radial profiles as ePSIC's notebooks store them through py4DSTEM 0.14.18: every pixel is shared among the four nearest nodes of
 * a grid of 180 azimuths and rings 1 px apart; mean and population variance are over the azimuths. They are weighted by radius
 * over largest radius, the variance by its square.
 *
 * In rings of which nothing is seen both are 0.
 */
export class PolarSampling {
  readonly rings: number;

  /**
   * @param origin row and column of the direct beam
   * @param used 1 = the pixel counts
   */
  constructor(
    [rows, columns]: readonly [rows: number, columns: number],
    origin: readonly [number, number],
    { axisRatio, theta }: RingEllipse,
    used: ArrayLike<number>
  ) {
    this.rings = polarRings([rows, columns]);
    this.shares = new NodeShares(rows * columns, this.rings);
    const [c, s] = [Math.cos(theta), Math.sin(theta)];
    for (let row = 0, pixel = 0; row < rows; row++) {
      const down = row - origin[0];
      for (let column = 0; column < columns; column++, pixel++) {
        const right = column - origin[1];
        const along = down * c + right * s;
        const across = axisRatio * (right * c - down * s);
        if (used[pixel]) {
          this.shares.place(pixel, Math.hypot(along, across) / axisRatio, Math.atan2(across, along) + theta);
        }
      }
    }
    this.area = emptyField(this.rings);
    this.counts = emptyField(this.rings);
    this.shares.spread(used, this.area);
    blurAzimuths(this.area);
  }

  /** Fills the two profiles of a pattern. */
  profile(pattern: ArrayLike<number>, mean: Float64Array, variance: Float64Array): void {
    this.shares.spread(pattern, this.counts);
    blurAzimuths(this.counts);
    for (let ring = 0; ring < this.rings; ring++) {
      const [counts, area] = [azimuthsOf(this.counts, ring), azimuthsOf(this.area, ring)];
      const least = LEAST_AREA * nodeArea(ring);
      let [nodes, sum, squares] = [0, 0, 0];
      for (let azimuth = 0; azimuth < counts.length; azimuth++) {
        if (area[azimuth] >= least) {
          nodes++;
          sum += counts[azimuth] / area[azimuth];
        }
      }
      const value = nodes > 0 ? sum / nodes : 0;
      for (let azimuth = 0; azimuth < counts.length; azimuth++) {
        squares += area[azimuth] >= least ? (counts[azimuth] / area[azimuth] - value) ** 2 : 0;
      }
      const weight = ring / (this.rings - 1);
      mean[ring] = weight * value;
      variance[ring] = nodes > 0 ? (weight * weight * squares) / nodes : 0;
    }
  }

  /** Area of the pixels that a ring's nodes hold, px. */
  ringArea(ring: number): number {
    return azimuthsOf(this.area, ring).reduce((sum, area) => sum + area, 0);
  }

  private readonly shares: NodeShares;
  private readonly area: PolarField;
  private readonly counts: PolarField;
}
