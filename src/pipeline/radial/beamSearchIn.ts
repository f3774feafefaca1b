import { InputError } from '../../core/errors';
import { beamSearch } from '../../core/calibration/search/beamSearch';
import { cleanPattern } from '../../core/calibration/pixels/calibrationPattern';
import { exposedPixels } from '../../core/calibration/pixels/exposedPixels';
import { inversionCentres } from '../../core/calibration/search/inversionCentre';
import type { BeamSearch } from '../../core/pattern/beamPlace';

/** Centres that are tried, and the part of the best one's correlation that another needs */
const CENTRES = 4;
const NEARLY = 0.7;
/** The centre is where the beam is looked for first: a pixel or two do not matter, and a fine field takes ten times longer */
const COARSE_SIDE = 256;

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
  const centres = clean.used.some(value => value === 1) ? inversionCentres(clean, CENTRES, COARSE_SIDE) : [];
  for (const { row, column, correlation } of centres) {
    const values = { centreRow: row, centreColumn: column, pixelSizeInvAng };
    const search =
      correlation >= NEARLY * centres[0].correlation
        ? beamSearch({ ...clean, used: exposed }, values, { voltage })
        : undefined;
    if (search) {
      return { search, used: exposed };
    }
  }
  throw new InputError(
    'E_NO_BEAM',
    `${path}: no direct beam stands out in the sum of its patterns (a beam stop, a beam beside the detector, or one as wide as the rings). Say where it is, in px: --origin ROW,COL.`
  );
}
