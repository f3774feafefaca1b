import type { Calibrated } from '../../protocol/calibrate/calibrateCapability';
import type { CalibrationRecord } from '../../protocol/calibrate/calibrationRecord';
import type { Problem } from '../../protocol/problem';
import { isUsable } from './keepRecord';

/** Where a record was written and what it replaced, or why it was not. */
export function placeText({ record, written }: Calibrated, force: boolean): string {
  if (written !== undefined) {
    const before = written.replaced === undefined ? '' : `, which replaces a record of ${written.replaced}`;
    return `Written: ${written.record}${before}\nReport:  ${written.report}`;
  }
  const { path } = record.input;
  if (force) {
    return `${path}: there is nothing to write, even with --force, because no pixel size was found. ${record.reason}`;
  }
  const way = isUsable(record)
    ? 'To write it all the same, use --force.'
    : 'There would be nothing to write with --force either, because no pixel size was found.';
  return `${path}: no record was written, because the verdict is fail. ${record.reason} ${way}`;
}

/** One record in words. */
export function recordText(record: CalibrationRecord): string {
  const { standard_errors: errors, p_ellipse: ellipse, input } = record;
  const used = record.rings.filter(ring => ring.used);
  const kilovolts = record['acceleration_voltage(V)'] / 1000;
  const centimetres = Number((100 * record['nominal_camera_length(m)']).toPrecision(4));
  const frames = input.frames === null ? '' : `, ${input.frames} frames`;
  const lines = [
    input.path,
    `  verdict     ${record.verdict} (${record.rule}): ${record.reason}`,
    `  recorded at ${kilovolts} kV, camera length ${centimetres} cm; ${record.detector_shape.join(' x ')} pixels, ${input.kind}${frames}`
  ];
  if (ellipse && errors) {
    const [row, column, , , theta] = ellipse;
    lines.push(
      `  pixel size  ${withError(record['reciprocal_space_pix(1/A)'], errors['reciprocal_space_pix(1/A)'])} 1/Å along the minor axis`,
      `              ${withError(record['reciprocal_space_pix_geometric_mean(1/A)'], errors['reciprocal_space_pix_geometric_mean(1/A)'])} 1/Å geometric mean`,
      `  ellipse     a/b ${withError(record.axis_ratio, errors.axis_ratio)}, major axis ${withError(degrees(theta), degrees(errors['theta(rad)']))}° from down towards right`,
      `  centre      row ${withError(row, errors['centre_row(px)'])}, column ${withError(column, errors['centre_column(px)'])}`,
      `  rings       ${used.map(({ name, residual }) => `${name} ${percent(residual)}`).join(', ') || 'none'}`,
      `  indexing    ${(record.indexing.margin ?? 0).toFixed(2)} above the second best`
    );
  }
  return [...lines, ...record.warnings.map(warning => `  Note: ${warning}`), ''].join('\n');
}

/** How many records of each verdict. */
export function summaryText(records: readonly CalibrationRecord[], errors: readonly Problem[]): string {
  const count = (verdict: CalibrationRecord['verdict']): number =>
    records.filter(record => record.verdict === verdict).length;
  return `${records.length} calibrated: ${count('pass')} pass, ${count('check')} check, ${count('fail')} fail; ${errors.length} could not be calibrated\n`;
}

/** A value with its standard error, to two figures of the error. */
export function withError(value: number | null, error: number | null): string {
  if (value === null || error === null || !(error > 0)) {
    return value === null ? 'unknown' : String(Number(value.toPrecision(6)));
  }
  const digits = Math.min(12, Math.max(0, 1 - Math.floor(Math.log10(error))));
  return `${value.toFixed(digits)} ± ${error.toFixed(digits)}`;
}

function degrees(radians: number): number;
function degrees(radians: number | null): number | null;
function degrees(radians: number | null): number | null {
  return radians === null ? null : (180 / Math.PI) * radians;
}

function percent(relative: number | null): string {
  return relative === null ? '' : `${relative >= 0 ? '+' : ''}${(100 * relative).toFixed(2)} %`;
}
