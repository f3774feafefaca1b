import { isTakenOut } from '../../../core/calibration/pixels/exclusions';
import type { CalibrationOptions } from '../../../protocol/calibrate/calibrationOptions';

type Arc = NonNullable<CalibrationOptions['excludeArcs']>[number];

/** Pieces in which the positions of rings are measured, degrees. */
export const PIECE = 10;
const PIECES = 360 / PIECE;

/**
 * Pieces of rings that do not count, with one taken out that counted, or taken back.
 *
 * @param rings that are measured together, and move together
 * @param azimuth anywhere in the piece, degrees
 */
export function toggledArc(arcs: readonly Arc[], rings: readonly string[], azimuth: number): Arc[] {
  const wanted = Math.floor((((azimuth % 360) + 360) % 360) / PIECE);
  const isOut = (piece: number, ring: string): boolean => isTakenOut(arcs, ring, middle(piece));
  const wasOut = rings.some(ring => isOut(wanted, ring));
  const others = arcs.filter(([ring]) => !rings.some(one => one.split('/').includes(ring)));
  const out = Array.from({ length: PIECES }, (_, piece) =>
    piece === wanted ? !wasOut : rings.some(ring => isOut(piece, ring))
  );
  const [name] = rings[0].split('/');
  return [...others, ...runs(out).map(([from, to]): Arc => [name, PIECE * from, PIECE * to])];
}

function middle(piece: number): number {
  return PIECE * (piece + 0.5);
}

/** Neighbouring pieces as one, also across the end of the turn. */
function runs(out: readonly boolean[]): [number, number][] {
  if (out.every(Boolean)) {
    return [[0, PIECES]];
  }
  const begins = out.flatMap((is, piece) => (is && !out[(piece + PIECES - 1) % PIECES] ? [piece] : []));
  return begins.map(from => {
    let length = 1;
    while (out[(from + length) % PIECES]) {
      length++;
    }
    const to = from + length;
    return [from, to > PIECES ? to - PIECES : to];
  });
}
