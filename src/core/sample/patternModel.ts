import type { Detector } from './detector';
import type { Distortion } from './distortion';
import type { RadialShape } from './radialShape';

/** Sharp reflections, each drawn with the same shape; positions in undistorted px from the direct beam. */
export interface Spots {
  readonly shape: RadialShape;
  readonly rows: ArrayLike<number>;
  readonly columns: ArrayLike<number>;
  /** Mean counts of every spot */
  readonly counts: ArrayLike<number>;
}

/**
 * Everything that decides one diffraction pattern. The parts live in the undistorted pattern, in pixels of the minor axis
 * and with the direct beam at 0; the distortion and then the centre bring them onto the detector, where an electron
 * at (row, column) is counted by the pixel within half a pixel of it.
 */
export interface PatternModel {
  readonly detector: Detector;
  /** Direct beam: row and column on the detector, cross included; whole numbers are pixel centres */
  readonly centre: readonly [row: number, column: number];
  readonly distortion: Distortion;
  /** Round parts (direct beam, powder rings, diffuse background) with their mean counts */
  readonly round: readonly { readonly shape: RadialShape; readonly counts: number }[];
  readonly spots: readonly Spots[];
}
