import { exampleRecord } from '../../storage/calibration/spec/exampleRecord';
import { summaryText } from './printCalibrations';

describe('summaryText', () => {
  it('counts verdicts and errors', () => {
    const records = [exampleRecord(), exampleRecord({ verdict: 'fail' })];
    expect(summaryText(records, [{ input: 'a', code: 'E_X', message: 'b' }])).toBe(
      '2 calibrated: 1 pass, 0 check, 1 fail; 1 could not be calibrated\n'
    );
  });
});
