import { judgeScan } from './spec/judgeScan';
import { recordScan, scanSetting } from './spec/recordedScan';

/** A part of the table of bench/scan_shapes, with numbers of its own. */
const FIRST = 10_001;
const COUNT = 120;

const judged = Array.from({ length: COUNT }, (_, at) => {
  const setting = scanSetting(FIRST + at);
  const recorded = setting.sign === 'fly-back' || setting.sign === 'pauses';
  return { seed: FIRST + at, setting, recorded, ...judgeScan(recordScan(setting, FIRST + at)) };
});

describe('Auto, for simulated acquisitions', () => {
  it('never makes a wrong scan without saying why it may be wrong', () => {
    expect(judged.filter(({ verdict }) => verdict === 'wrong')).toEqual([]);
  });

  it('finds the scan wherever its lines were recorded, whatever was skipped, lost or interrupted', () => {
    const known = judged.filter(({ recorded }) => recorded);
    const failed = known
      .filter(({ verdict }) => verdict !== 'right')
      .map(({ seed, setting }) => ({ seed, ...setting }));
    expect(known.length).toBeGreaterThan(60);
    expect(failed).toEqual([]);
  });

  it('takes no shape from a number alone that anything recorded speaks against', () => {
    for (const { candidate } of judged) {
      expect(candidate.guess && candidate.contradictions.length > 0).toBe(false);
    }
  });
});
