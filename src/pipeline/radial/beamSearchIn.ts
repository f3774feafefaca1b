import { InputError } from '../../core/errors';
import { beamSearch } from '../../core/calibration/search/beamSearch';
import { cleanPattern } from '../../core/calibration/pixels/calibrationPattern';
import { exposedPixels } from '../../core/calibration/pixels/exposedPixels';
import { inversionCentres } from '../../core/calibration/search/inversionCentre';
import { nearestRival } from '../../core/calibration/search/nearestRival';
import type { BeamSearch } from '../../core/pattern/beamPlace';

/** Centres that are tried, and the part of the best one's correlation that another needs */
const CENTRES = 4;
const NEARLY = 0.7;
/** The centre is where the beam is looked for first: a pixel or two do not matter, and a fine field takes ten times longer */
const COARSE_SIDE = 256;
/** A reflection on one side only, twice as bright as the beam, makes the middle between both a centre unless all else has as much say */
const CLIPPED = 0.5;
/** A second beam, elsewhere, whose correlation is this part of the first one's could as well be the direct one */
const ALIKE = 0.9;

/**
 * Where the direct beam is looked for in single patterns: about the point about which their sum looks most the same after half
 * a turn, and at which something stands out. A reflection brighter than the beam, or a bright fault, is no such point.
 *
 * @param counts sum of patterns
 * @param used rows x columns, 1 = the pixel counts
 * @returns with the pixels among which it is looked for
 * @throws InputError `E_NO_BEAM`
 */
export function beamSearchIn(
  path: string,
  counts: Float64Array,
  shape: readonly [rows: number, columns: number],
  used: Uint8Array,
  { pixelSizeInvAng, voltage }: { readonly pixelSizeInvAng: number; readonly voltage: number }
): { search: BeamSearch; used: Uint8Array } {
  const clean = cleanPattern({ counts, shape, mask: used.map(value => 1 - value) });
  const exposed = exposedPixels(clean);
  const how = { largestSide: COARSE_SIDE, clipped: CLIPPED };
  const centres = clean.used.some(value => value === 1) ? inversionCentres(clean, CENTRES, how) : [];
  const beams = centres.flatMap(({ row, column, correlation }) => {
    const values = { centreRow: row, centreColumn: column, pixelSizeInvAng };
    const search =
      correlation >= NEARLY * centres[0].correlation
        ? beamSearch({ ...clean, used: exposed }, values, { voltage })
        : undefined;
    const rival = search ? nearestRival({ ...clean, used: exposed }, search) : 0;
    // With something as bright beside it nothing stands out
    return search && rival >= search.radius
      ? [{ search: { ...search, reach: Math.min(search.reach, rival) }, correlation }]
      : [];
  });
  const hint = 'Say where it is, in px: --origin ROW,COL.';
  if (beams.length === 0) {
    throw new InputError(
      'E_NO_BEAM',
      `${path}: no direct beam stands out in the sum of its patterns (a beam stop, a beam beside the detector, or one as wide as the rings). ${hint}`
    );
  }
  const [{ search, correlation }] = beams;
  const other = beams.find(
    beam => apart(beam.search, search) > search.radius && beam.correlation >= ALIKE * correlation
  );
  if (other) {
    const [here, there] = [search, other.search].map(({ centre }) => centre.map(Math.round).join(', '));
    throw new InputError(
      'E_NO_BEAM',
      `${path}: the direct beam could be at row, column ${here} or at ${there} of the sum of its patterns: both look alike. ${hint}`
    );
  }
  return { search, used: exposed };
}

function apart(one: BeamSearch, other: BeamSearch): number {
  return Math.hypot(one.centre[0] - other.centre[0], one.centre[1] - other.centre[1]);
}
