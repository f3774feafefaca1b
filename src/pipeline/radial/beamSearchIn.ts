import { InputError } from '../../core/errors';
import { beamSearch } from '../../core/calibration/search/beamSearch';
import { cleanPattern } from '../../core/calibration/pixels/calibrationPattern';
import { exposedPixels } from '../../core/calibration/pixels/exposedPixels';
import { inversionCentres } from '../../core/calibration/search/inversionCentre';
import { nearestRival } from '../../core/calibration/search/nearestRival';
import type { BeamSearch } from '../../core/pattern/beamPlace';

/** How many centres are tried, and the part of the best one's correlation that another needs */
const NEAR = { centres: 4, nearly: 0.7 };
/** So many points are tried as the middle of sectors that hide the beam from a search */
const ROUGH = 8;
/** The centre is where the beam is looked for first: a pixel or two do not matter, and a fine field takes ten times longer */
const COARSE_SIDE = 256;
/** A reflection on one side only, twice as bright as the beam, makes the middle between both a centre unless all else has as much say */
const CLIPPED = 0.5;
/** Where none is found about the middle, more are tried up to there, as a part of the detector: clear of its border by a twentieth */
const WIDE = { searched: 0.45, centres: 24, nearly: 0 };
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
  const seen = { ...clean, used: exposed };
  const candidates = ({
    searched,
    centres: number,
    nearly
  }: Partial<typeof WIDE> & { centres: number; nearly: number }) => {
    const how = { largestSide: COARSE_SIDE, clipped: CLIPPED, searched };
    const centres = clean.used.some(value => value === 1) ? inversionCentres(clean, number, how) : [];
    return centres.flatMap(({ row, column, correlation }) => {
      const values = { centreRow: row, centreColumn: column, pixelSizeInvAng };
      const search = correlation >= nearly * centres[0].correlation ? beamSearch(seen, values, { voltage }) : undefined;
      const rival = search ? nearestRival(seen, search) : 0;
      // With something as bright beside it nothing stands out
      return search && rival >= search.radius
        ? [{ search: { ...search, reach: Math.min(search.reach, rival) }, correlation }]
        : [];
    });
  };
  const near = candidates(NEAR);
  // Far from the middle little of a pattern has another side, and agreement may be chance: nothing else may be as bright there
  const beams =
    near.length > 0
      ? near
      : candidates(WIDE)
          .slice(0, 1)
          .filter(({ search }) => isBrightest(seen, search));
  const hint = 'Say where it is, in px (--origin ROW,COL).';
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

/** Points about which a sum looks much the same after half a turn, whatever stands there. */
export function roughMiddles(
  counts: Float64Array,
  shape: readonly [rows: number, columns: number],
  used: Uint8Array
): [row: number, column: number][] {
  const clean = cleanPattern({ counts, shape, mask: used.map(value => 1 - value) });
  const how = { largestSide: COARSE_SIDE, clipped: CLIPPED };
  const centres = clean.used.some(value => value === 1) ? inversionCentres(clean, ROUGH, how) : [];
  return centres.map(({ row, column }) => [row, column]);
}

/** Nothing on the detector is half as bright. */
function isBrightest(pattern: Parameters<typeof nearestRival>[0], search: BeamSearch): boolean {
  return nearestRival(pattern, { ...search, reach: Math.hypot(...pattern.shape) }) === Infinity;
}

function apart(one: BeamSearch, other: BeamSearch): number {
  return Math.hypot(one.centre[0] - other.centre[0], one.centre[1] - other.centre[1]);
}
