import type { Calibration, CalibrationNumbers, HigherDistortion } from '../../core/calibration/calibration';
import { ringTargets } from '../../core/calibration/ringTargets';
import { electronWavelength } from '../../core/gold/wavelength';
import { alikeWords } from '../../core/standards/alikeWords';
import { builtInNamed } from '../../core/standards/builtIn';
import type { Standard } from '../../core/standards/standard';
import type { CalibrationOptions } from '../../protocol/calibrate/calibrationOptions';
import type { CalibrationRecord } from '../../protocol/calibrate/calibrationRecord';
import { standardInRecord } from '../../protocol/calibrate/recordStandard';
import { madeNow } from '../provenance';
import type { Told } from './conditions';
import type { SummedPattern } from './summedPattern';

const CONVENTION =
  'Takes an offset (rows down, columns right) in px from the direct beam in an undistorted pattern, with pixels of reciprocal_space_pix(1/A), to the offset on the detector: [rows, columns] = matrix x [rows, columns]. Symmetric: a stretch by axis_ratio along theta of p_ellipse, which is counted from the row axis (down) towards the columns (right). The inverse undoes the distortion.';

const HIGHER_CONVENTION =
  'With q the length that an offset has by reciprocal_space_pix(1/A) and the inverse of distortion, and psi its azimuth from the row axis (down) towards the columns (right), the true length is q (1 + q (coma_row cos psi + coma_column sin psi + threefold_cos cos 3 psi + threefold_sin sin 3 psi) + radial (q^2 - reference_q^2)).';

/** What a calibration was made of. */
export interface CalibrationContext {
  readonly path: string;
  readonly pattern: Pick<SummedPattern, 'kind' | 'frames' | 'shape' | 'warnings'>;
  readonly standard: Standard;
  readonly options: CalibrationOptions;
  readonly voltage: Told;
  readonly cameraLength: Told;
  /** Further than those of the pattern */
  readonly warnings: readonly string[];
}

/** All that is kept of a calibration, in the words of the record. */
export function calibrationRecordOf(found: Calibration, context: CalibrationContext): CalibrationRecord {
  const { path, pattern, standard, options, voltage, cameraLength } = context;
  const { values, errors, distortion } = found;
  const isGold = builtInNamed(options.standard ?? 'Au') === 'Au';
  return {
    'reciprocal_space_pix(1/A)': values?.pixelSizeInvAng ?? null,
    p_ellipse: values ? ellipseOf(values, voltage.value, standard) : null,
    'nominal_camera_length(m)': cameraLength.value,
    'acceleration_voltage(V)': voltage.value,
    verdict: found.verdict,
    rule: found.rule,
    reason: found.reason,
    'reciprocal_space_pix_geometric_mean(1/A)': values?.pixelSizeGeoInvAng ?? null,
    axis_ratio: values?.axisRatio ?? null,
    distortion: distortion
      ? {
          matrix: [
            [distortion[0], distortion[1]],
            [distortion[2], distortion[3]]
          ],
          convention: CONVENTION
        }
      : null,
    higher_distortion: found.higher ? higherDistortion(found.higher) : null,
    standard_errors: errors
      ? {
          'reciprocal_space_pix(1/A)': finite(errors.pixelSizeInvAng),
          'reciprocal_space_pix_geometric_mean(1/A)': finite(errors.pixelSizeGeoInvAng),
          axis_ratio: finite(errors.axisRatio),
          'theta(rad)': finite(errors.theta),
          'centre_row(px)': finite(errors.centreRow),
          'centre_column(px)': finite(errors.centreColumn)
        }
      : null,
    rings: found.rings.map(ring => ({
      name: ring.name,
      used: ring.used,
      sectors: ring.sectors,
      residual: finite(ring.residual),
      residual_error: finite(ring.residualError),
      signal_to_noise: finite(ring.signalToNoise),
      strength: finite(ring.strength),
      'radii(px)': [...ring.radii],
      positions: ring.positions.map(({ azimuth, residual, error, state }) => ({
        'azimuth(deg)': azimuth,
        residual: short(residual),
        residual_error: finite(short(error)),
        state
      }))
    })),
    chi_square: finite(found.chiSquare),
    indexing: {
      score: finite(found.score),
      margin: finite(found.margin),
      'second_best_reciprocal_space_pix(1/A)': finite(found.nextPixelSizeInvAng)
    },
    pixels: { ...found.pixels },
    ...(found.apex && { 'excluded_sectors_about(px)': [...found.apex] }),
    ...(!isGold && { standard: standardInRecord(standard) }),
    options,
    input: {
      path,
      kind: pattern.kind,
      frames: pattern.frames ?? null,
      voltage_from: voltage.from,
      camera_length_from: cameraLength.from
    },
    detector_shape: [...pattern.shape],
    warnings: [...pattern.warnings, ...context.warnings, ...(isGold ? [] : alikeWarning(standard))],
    ...madeNow()
  };
}

function alikeWarning(standard: Standard): string[] {
  const words = alikeWords(standard);
  return words === undefined ? [] : [words];
}

function higherDistortion(higher: HigherDistortion): NonNullable<CalibrationRecord['higher_distortion']> {
  return {
    'coma_row(A)': higher.comaRow,
    'coma_column(A)': higher.comaColumn,
    'threefold_cos(A)': higher.threefoldCos,
    'threefold_sin(A)': higher.threefoldSin,
    'radial(A^2)': higher.radial,
    'radial_error(A^2)': finite(higher.radialError),
    'reference_q(1/A)': higher.referenceQ,
    convention: HIGHER_CONVENTION
  };
}

/** The ellipse of the first ring of the standard, 111 of gold, its tilt in (-π, 0] as in the records of ePSIC's tools. */
function ellipseOf(
  { centreRow, centreColumn, axisRatio, pixelSizeInvAng, theta }: CalibrationNumbers,
  voltage: number,
  standard: Standard
): [number, number, number, number, number] {
  const [{ t }] = ringTargets(electronWavelength(voltage), standard);
  const minor = t / pixelSizeInvAng;
  return [centreRow, centreColumn, axisRatio * minor, minor, theta > 0 ? theta - Math.PI : theta];
}

function finite(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}

/** To a hundredth of what can be told, for there are hundreds of them. */
function short(value: number): number {
  return Number(value.toPrecision(4));
}
