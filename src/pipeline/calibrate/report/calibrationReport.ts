import type { Calibration, VerdictRule } from '../../../core/calibration/calibration';
import type { CleanPattern } from '../../../core/calibration/pixels/calibrationPattern';
import { cleanPattern } from '../../../core/calibration/pixels/calibrationPattern';
import { outsideSectors } from '../../../core/calibration/pixels/exclusions';
import { distanceProfile } from '../../../core/calibration/display/distanceProfile';
import { flattenedProfile } from '../../../core/calibration/display/flattenedProfile';
import { backgroundPart, logarithmicChart } from './backgroundPart';
import { factsPart } from './factsPart';
import type { Content, Markup } from './html';
import { html } from './html';
import { keyNumbersPart } from './keyNumbersPart';
import { originPart } from './originPart';
import { patternPart } from './patternPart';
import { profilePart } from './profilePart';
import type { ReportInput } from './reportInput';
import { reportPage } from './reportPage';
import { residualPart } from './residualPart';
import { ringsTable } from './ringsTable';
import { unrolledPart } from './unrolledPart';
import { valuesPart } from './valuesPart';
import { verdictPart } from './verdictPart';
import { headline } from '../../../core/calibration/display/verdictWords';

/** Rules that apply to patterns in which no centre can be seen */
const WITHOUT_CENTRE: readonly VerdictRule[] = ['too-small', 'empty', 'blocked'];

/**
 * A calibration as one HTML document that needs nothing else, neither network nor scripts: verdict, numbers with their standard
 * errors, profile against the standard, pattern as recorded and corrected, unrolled view, residuals, where they are known the origin
 * maps, and how it was made. Same input, same text.
 *
 * @throws InputError `E_VOLTAGE` for a voltage that is not positive
 */
export function calibrationReport(input: ReportInput): string {
  const { calibration, facts, originMaps } = input;
  const pattern = fittedPixels(input);
  return reportPage(
    `${headline(calibration)} · ${facts.title}`,
    html`${verdictPart(input)} ${keyNumbersPart(calibration)} ${figures(calibration, pattern, input)}
    ${ringsTable(calibration.rings, facts)} ${originMaps && originPart(originMaps)} ${valuesPart(input)}
    ${factsPart(input)}`
  );
}

/** The pixels that were fitted: wedges were left out about a centre that the fit found. */
function fittedPixels({ pattern, sectors = [], calibration: { apex } }: ReportInput): CleanPattern {
  const clean = cleanPattern(pattern);
  return apex ? { ...clean, used: outsideSectors(clean.used, clean.shape, apex, sectors) } : clean;
}

function figures(calibration: Calibration, pattern: CleanPattern, input: ReportInput): Content {
  const { values, rule } = calibration;
  if (!values) {
    return html`<div class="pair">
      ${patternPart(calibration, pattern, input.pattern)} ${!WITHOUT_CENTRE.includes(rule) && distancePart(pattern)}
    </div>`;
  }
  const profile = flattenedProfile(pattern, values, input.facts);
  return [
    profile && profilePart(profile, input.facts.standard.name),
    patternPart(calibration, pattern, input.pattern),
    profile && unrolledPart(pattern, values, profile),
    html`<div class="pair">${residualPart(calibration)} ${profile && backgroundPart(profile)}</div>`
  ];
}

/** What can be shown of a pattern without a calibration. */
function distancePart(pattern: CleanPattern): Markup | undefined {
  const found = distanceProfile(pattern);
  if (!found || found.counts.length < 2) {
    return undefined;
  }
  const [row, column] = found.centre;
  return html`<figure>
    <h2>Mean counts by distance</h2>
    <h3>counts per pixel</h3>
    ${logarithmicChart(found.distance, found.counts, 'distance (px)')}
    <figcaption>
      From row ${row.toFixed(1)}, column ${column.toFixed(1)}, about which the pattern looks most the same after half a
      turn. Rings show as peaks.
    </figcaption>
  </figure>`;
}
