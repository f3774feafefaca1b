import type { RadialPreview } from '../../../protocol/radial/radialPreview';
import type { ImagePoint } from '../../plots/axes';
import type { Grid } from '../../plots/grid';
import { decodeImage } from '../../plots/grid';
import type { RingOutline } from '../../plots/RingOverlay';
import type { Cakes, LeftOut } from './cake';

/** One number for every ring; NaN where it is not known. */
export interface ProfileView {
  /** 1/Å */
  readonly q: Float64Array;
  /** Counts per pixel */
  readonly mean: Float64Array;
  readonly variance: Float64Array;
  /** Standard errors of the mean */
  readonly countingError: Float64Array;
  readonly spreadError: Float64Array;
}

/** A pattern as it would be transformed, ready to be drawn. */
export interface PreviewView extends Pick<RadialPreview, 'ellipse' | 'calibration' | 'stepInvAng'> {
  readonly pattern: Grid;
  /** Azimuth x ring */
  readonly cake: Grid;
  readonly profile: ProfileView;
  readonly rings: readonly RingOutline[];
  /** The direct beam in this pattern, on average over the scan, and how it was found */
  readonly beam: ImagePoint;
  readonly meanBeam: ImagePoint;
  readonly beamFrom: RadialPreview['origin']['from'];
}

/** @param cakes unrolls it, @param leftOut what the user leaves out */
export function previewView(preview: RadialPreview, cakes: Cakes, leftOut: LeftOut): PreviewView {
  const { stepInvAng, ellipse, calibration, origin, rings, profile } = preview;
  const numbers = (values: readonly (number | null)[]): Float64Array =>
    Float64Array.from(values, value => value ?? NaN);
  const pattern = decodeImage(preview.pattern);
  return {
    pattern,
    cake: cakes.of(pattern, preview, leftOut),
    profile: {
      q: Float64Array.from(profile.mean, (_, ring) => ring * stepInvAng),
      mean: numbers(profile.mean),
      variance: numbers(profile.variance),
      countingError: numbers(profile.countingError),
      spreadError: numbers(profile.spreadError)
    },
    rings: rings.map(({ name, minorRadius }) => ({
      name,
      // Where gold has rings: the sample need have none there
      used: false,
      major: minorRadius * ellipse.axisRatio,
      minor: minorRadius
    })),
    stepInvAng,
    ellipse,
    calibration,
    beam: point(origin.place),
    meanBeam: point(origin.mean),
    beamFrom: origin.from
  };
}

function point([row, column]: readonly [number, number]): ImagePoint {
  return { row, column };
}
