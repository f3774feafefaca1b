import { placeText, recordText } from '../../pipeline/calibrate/recordText';
import type { Calibrated } from '../../protocol/calibrate/calibrateCapability';
import type { CalibrationRecord } from '../../protocol/calibrate/calibrationRecord';
import type { Problem } from '../../protocol/problem';
import { errorLines, reportJson } from './report';
import { jsonLine } from './terminal';

/** What came of a run. */
export interface Calibrations {
  readonly done: readonly Calibrated[];
  readonly errors: readonly Problem[];
  /** False for a single file named itself */
  readonly several: boolean;
}

/** Records on standard output, in words or as JSON; errors, and where records were written, in words on standard error. */
export function printCalibrations(
  { done, errors, several }: Calibrations,
  how: { json: boolean; force: boolean }
): void {
  const records = done.map(({ record }) => record);
  if (!how.json) {
    process.stdout.write(records.map(recordText).join('\n') + (several ? `\n${summaryText(records, errors)}` : ''));
  } else if (several || records.length === 0) {
    const report = { records, errors };
    process.stdout.write(reportJson(report));
  } else {
    process.stdout.write(jsonLine(records[0]));
  }
  process.stderr.write(done.map(file => `${placeText(file, how.force)}\n`).join('') + errorLines(errors));
}

/** How many records of each verdict. */
export function summaryText(records: readonly CalibrationRecord[], errors: readonly Problem[]): string {
  const count = (verdict: CalibrationRecord['verdict']): number =>
    records.filter(record => record.verdict === verdict).length;
  return `${records.length} calibrated: ${count('pass')} pass, ${count('check')} check, ${count('fail')} fail; ${errors.length} could not be calibrated\n`;
}
