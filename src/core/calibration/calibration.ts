import type { CalibrationPattern, PixelSummary } from './pixels/calibrationPattern';
import type { Standard } from '../standards/standard';
import type { Exclusions } from './pixels/exclusions';

/** How to look at a pattern of a standard. */
export interface CalibrationOptions {
  /** Acceleration voltage, V */
  readonly voltage: number;
  /** What the pattern is of; gold at room temperature by default */
  readonly standard?: Standard;
  /** Pixel size expected, 1/Å: keeps the search within a factor of 2.2 of it */
  readonly pixelSizeGuess?: number;
  /**
   * Pixel sizes among which a person chose, smallest and largest, 1/Å: goes over a guess. Where the rings fit another size about as
   * well, the verdict still says so
   */
  readonly pixelSizeRange?: readonly [number, number];
  /** Row and column of the direct beam to begin with; found by itself by default */
  readonly centre?: readonly [number, number];
  /** Major by minor axis, and tilt of the major axis from the row axis towards the columns in rad, to begin with */
  readonly ellipse?: readonly [axisRatio: number, theta: number];
  /** Wedges about the direct beam and pieces of rings that do not count; discs belong into the mask */
  readonly exclusions?: Pick<Exclusions, 'sectors' | 'arcs'>;
  /** Smallest and largest q that is used, 1/Å */
  readonly qRange?: readonly [number, number];
  /** Names of the rings whose positions count, as 111 or 511; all by default */
  readonly rings?: readonly string[];
  /** Called every some ten milliseconds; what it throws ends the calibration */
  readonly checkpoint?: () => void;
}

/** A pattern of a standard and how to look at it. */
export interface CalibrationInput extends CalibrationPattern, CalibrationOptions {}

export type Verdict = 'pass' | 'check' | 'fail';

/** What decided a verdict. */
export type VerdictRule =
  | 'all-good'
  | 'too-small'
  | 'empty'
  | 'blocked'
  | 'saturated'
  | 'no-rings'
  | 'one-ring'
  | 'not-rings'
  | 'not-gold'
  | 'not-standard'
  | 'ambiguous'
  | 'uncertain'
  | 'few-rings'
  | 'chip-gap'
  | 'uneven-rings'
  | 'other-rings'
  | 'ring-strengths'
  | 'second-lattice'
  | 'ring-widths'
  | 'ring-positions'
  | 'not-converged';

export interface Judgement {
  readonly verdict: Verdict;
  readonly rule: VerdictRule;
  /** A sentence for the user */
  readonly reason: string;
}

/** Rings measured together: resolved rings stand alone. */
export interface RingReport {
  /** 220, or 111+200 where they overlap */
  readonly name: string;
  readonly used: boolean;
  /** Sectors of 36 in which a position was measured */
  readonly sectors: number;
  /** Mean of measured by expected radius, less 1, with its standard error */
  readonly residual: number;
  readonly residualError: number;
  readonly signalToNoise: number;
  /** Counts of the ring relative to kinematic ones, 1 for the strongest group */
  readonly strength: number;
  /** Radii of its rings in px, geometric mean of both axes */
  readonly radii: readonly number[];
  /** Where it was measured, sector by sector */
  readonly positions: readonly RingPosition[];
}

/** Where one piece of a ring, of 10 degrees, lies. */
export interface RingPosition {
  /** Of its middle, in reciprocal space, degrees from the row axis towards the columns */
  readonly azimuth: number;
  /** Measured by expected radius, less 1, with its standard error from the counts */
  readonly residual: number;
  readonly error: number;
  /** used: it counts; outlier: the fit gave it no weight; removed: taken out by hand */
  readonly state: 'used' | 'outlier' | 'removed';
}

/** A two-dimensional linear map of (row, column): [row from row, row from column, column from row, column from column]. */
export type Matrix2 = readonly [rr: number, rc: number, cr: number, cc: number];

/** Size, shape and place of the reciprocal lattice on the detector. */
export interface CalibrationNumbers {
  /** Along the minor axis of the rings (where their radius is smallest), 1/Å per px */
  readonly pixelSizeInvAng: number;
  /** Geometric mean of both axes, 1/Å per px */
  readonly pixelSizeGeoInvAng: number;
  /** Major by minor axis, from 1 up */
  readonly axisRatio: number;
  /** Tilt of the major axis from the row axis (down) towards the columns (right), rad, -π/2 to π/2 */
  readonly theta: number;
  /** Row and column of the direct beam; whole numbers are pixel centres */
  readonly centreRow: number;
  readonly centreColumn: number;
}

/**
 * Distortions of higher order that the rings show. With q the length that an offset has by the linear map and ψ its azimuth
 * from the row axis towards the columns, in reciprocal space, the true one is
 * q (1 + q (comaRow cos ψ + comaColumn sin ψ + threefoldCos cos 3ψ + threefoldSin sin 3ψ) + radial (q² - referenceQ²)).
 */
export interface HigherDistortion {
  /** 1/(1/Å), 0 where not significant */
  readonly comaRow: number;
  readonly comaColumn: number;
  readonly threefoldCos: number;
  readonly threefoldSin: number;
  /** 1/(1/Å)²: above 0 barrel, below pincushion, 0 where not significant */
  readonly radial: number;
  readonly radialError: number;
  /** Length at which the pixel size holds exactly, 1/Å */
  readonly referenceQ: number;
}

export interface Calibration extends Judgement {
  /** Undefined where no geometry was found */
  readonly values?: CalibrationNumbers;
  /** One standard error of each value */
  readonly errors?: CalibrationNumbers;
  /**
   * Takes an offset (rows, columns) in px in an undistorted pattern, whose pixels have the minor axis' size, to the offset
   * on the detector. Symmetric: a stretch by the axis ratio along theta.
   */
  readonly distortion?: Matrix2;
  /** Undefined where a linear map does, which is then right at all lengths */
  readonly higher?: HigherDistortion;
  readonly rings: readonly RingReport[];
  /** Correlation of the profile with the rings of the standard for the best indexing, and how far the next different one is below */
  readonly score: number;
  readonly margin: number;
  /** Of that next one, geometric mean of both axes, 1/Å */
  readonly nextPixelSizeInvAng?: number;
  /** χ² per degree of freedom of the positions of all pieces of rings */
  readonly chiSquare: number;
  /** The same by their own errors alone, with whole rings that are off counted in full; NaN where nothing was measured */
  readonly misfit: number;
  readonly pixels: PixelSummary;
  /** Row and column about which wedges were taken out; undefined where none were */
  readonly apex?: readonly [number, number];
}
