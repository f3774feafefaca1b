import type { Calibration, CalibrationNumbers, HigherDistortion, Matrix2 } from '../../../core/calibration/calibration';
import { alongMinor } from '../../../core/calibration/geometry';
import { ringTargets } from '../../../core/calibration/ringTargets';
import { cameraLength } from '../../../core/gold/flatDetector';
import { electronWavelength } from '../../../core/gold/wavelength';
import type { Markup } from './html';
import { html } from './html';
import { shown } from './keyNumbersPart';
import type { ReportFacts, ReportInput } from './reportInput';
import { DEGREES, distortionWords } from '../../../core/calibration/display/geometryWords';
import { signed } from '../../../core/calibration/display/uncertainNumber';

/** All numbers with their standard errors and what they are for; nothing where there are none. */
export function valuesPart({ calibration, facts }: ReportInput): Markup | undefined {
  const { values, errors, distortion, higher, verdict } = calibration;
  if (!values || !errors) {
    return undefined;
  }
  const of = (key: keyof CalibrationNumbers, factor?: number): Markup => shown({ values, errors }, key, factor);
  return html`<section class="${verdict === 'fail' ? 'refused' : ''}">
    <h2>${verdict === 'fail' ? 'All values found, not to be used' : 'All values'}</h2>
    <table class="facts numbers">
      <tbody>
        <tr>
          <th>Pixel size, minor axis</th>
          <td>${of('pixelSizeInvAng')} 1/Å</td>
          <td>for data whose ellipse is corrected</td>
        </tr>
        <tr>
          <th>Pixel size, geometric mean</th>
          <td>${of('pixelSizeGeoInvAng')} 1/Å</td>
          <td>for data that stay as they are, averaged over the azimuth</td>
        </tr>
        <tr>
          <th>Tilt of the major axis θ</th>
          <td>${of('theta', DEGREES)}°</td>
          <td>from the rows' direction (down) towards the columns (right)</td>
        </tr>
        ${ringRow(values, facts)} ${distortion && distortionRow(distortion)} ${higher && higherRow(higher)}
        ${lengthRow(values, facts)}
        <tr>
          <th>Fit of all pieces of rings</th>
          <td>χ² = ${Number.isFinite(calibration.chiSquare) ? calibration.chiSquare.toFixed(2) : 'not known'}</td>
          <td>per degree of freedom; 1 where counting noise explains everything</td>
        </tr>
        <tr>
          <th>Indexing</th>
          <td>${calibration.score.toFixed(2)}</td>
          <td>${marginWords(calibration, facts.standard.name)}</td>
        </tr>
      </tbody>
    </table>
    <p class="note">Numbers in brackets are one standard error, in the last digits shown.</p>
  </section>`;
}

/** Half axes of the first ring in px, as other programs write them. */
function ringRow({ pixelSizeInvAng, axisRatio }: CalibrationNumbers, { voltage, standard }: ReportFacts): Markup {
  const [{ t, name }] = ringTargets(electronWavelength(voltage), standard);
  const b = t / pixelSizeInvAng;
  return html`<tr>
    <th>Half axes of the ring ${name}</th>
    <td>a = ${(axisRatio * b).toFixed(2)} px<br />b = ${b.toFixed(2)} px</td>
    <td>with the numbers above, p_ellipse of other programs</td>
  </tr>`;
}

function distortionRow([rr, rc, cr, cc]: Matrix2): Markup {
  const [first, second] = [
    [rr, rc],
    [cr, cc]
  ].map(line => line.map(value => signed(value.toFixed(5))).join('  '));
  return html`<tr>
    <th>Distortion</th>
    <td class="matrix">${first}<br />${second}</td>
    <td>offset (row, column) in an undistorted pattern to offset on the detector</td>
  </tr>`;
}

/** By how much lengths of 1 1/Å are off, at most over the azimuth. */
function higherRow(higher: HigherDistortion): Markup {
  return html`<tr>
    <th>Distortion beyond the ellipse</th>
    <td>${distortionWords(higher).map(words => html`${words}<br />`)}</td>
    <td>
      of the length at 1 1/Å, at most over the azimuth; a linear correction leaves it. The pixel size is that at
      ${higher.referenceQ} 1/Å
    </td>
  </tr>`;
}

function lengthRow({ pixelSizeGeoInvAng }: CalibrationNumbers, facts: ReportFacts): Markup | undefined {
  if (facts.pixelPitch === undefined) {
    return undefined;
  }
  const wavelength = electronWavelength(facts.voltage);
  const length = cameraLength({ wavelength, pixelSizeInvAng: pixelSizeGeoInvAng }, facts.pixelPitch);
  const nominal = facts.cameraLength === undefined ? '' : `; ${(100 * facts.cameraLength).toPrecision(3)} cm nominal`;
  return html`<tr>
    <th>Camera length</th>
    <td>${(100 * length).toFixed(1)} cm</td>
    <td>from the geometric mean and pixels of ${(1e6 * facts.pixelPitch).toPrecision(3)} µm${nominal}</td>
  </tr>`;
}

function marginWords({ margin, nextPixelSizeInvAng: geometric, values }: Calibration, standard: string): string {
  const next =
    geometric === undefined
      ? 'no other way to index the rings'
      : `${margin.toFixed(2)} better than the next way, with ${alongMinor(geometric, values?.axisRatio ?? 1).toPrecision(3)} 1/Å per px along the minor axis`;
  return `likeness of the profile to ${standard}, at most 1; ${next}`;
}
