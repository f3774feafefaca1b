import type { CalibrationNumbers } from '../../../core/calibration/calibration';
import type { CalibrationRecord } from '../../../protocol/calibrate/calibrationRecord';

/** A place in polar coordinates: 1/Å, degrees from down towards the right. */
export interface PolarPlace {
  readonly q: number;
  readonly azimuth: number;
}

const DEGREES = 180 / Math.PI;

/** A piece of a ring of 10 degrees, as it was measured. */
export interface RingPiece {
  /** Group of rings that it is of, as 220 or 111+200, and the names in it */
  readonly group: string;
  readonly rings: readonly string[];
  /** Of its middle, degrees */
  readonly azimuth: number;
  /** Where it was found, 1/Å */
  readonly q: number;
  readonly residual: number;
  readonly error: number | null;
  readonly state: 'used' | 'outlier' | 'removed';
}

/** All pieces of the rings of a record, ring by ring; none for a record of an earlier version. */
export function ringPieces({ rings }: CalibrationRecord, { pixelSizeGeoInvAng }: CalibrationNumbers): RingPiece[] {
  return rings.flatMap(({ name, positions = [], 'radii(px)': radii }) => {
    const names = name.split('+');
    // Of rings that overlap the first tells the place
    const q = pixelSizeGeoInvAng * radii[0];
    return positions.map(({ 'azimuth(deg)': azimuth, residual, residual_error: error, state }) => ({
      group: name,
      rings: names,
      azimuth,
      q: q * (1 + residual),
      residual,
      error,
      state
    }));
  });
}

/** Where a place in reciprocal space is seen if the rings are taken for circles: farther out along the major axis. */
export function asRecorded({ q, azimuth }: PolarPlace, { axisRatio, theta }: CalibrationNumbers): PolarPlace {
  const angle = azimuth / DEGREES - theta;
  const [along, across] = [Math.cos(angle) * Math.sqrt(axisRatio), Math.sin(angle) / Math.sqrt(axisRatio)];
  const turned = DEGREES * (theta + Math.atan2(across, along));
  return { q: q * Math.hypot(along, across), azimuth: ((turned % 360) + 360) % 360 };
}

/** The piece that is meant by a click; undefined far from all. @param reach in q, 1/Å */
export function pieceAt(
  pieces: readonly RingPiece[],
  { q, azimuth }: PolarPlace,
  reach: number
): RingPiece | undefined {
  const near = pieces.filter(piece => Math.abs(piece.azimuth - azimuth) <= 5 && Math.abs(piece.q - q) <= reach);
  return near.sort((one, other) => Math.abs(one.q - q) - Math.abs(other.q - q))[0];
}
