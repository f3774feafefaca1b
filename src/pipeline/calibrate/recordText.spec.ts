import { exampleRecord } from '../../storage/calibration/spec/exampleRecord';
import { placeText, recordText, summaryText, withError } from './recordText';

describe('withError', () => {
  it('gives a value to two figures of its error', () => {
    expect(withError(0.009257123, 3.5e-6)).toBe('0.0092571 ± 0.0000035');
    expect(withError(126.3761, 0.022)).toBe('126.376 ± 0.022');
    expect(withError(-49.75, 12.4)).toBe('-50 ± 12');
  });

  it('says what is not known', () => {
    expect(withError(null, 1)).toBe('unknown');
    expect(withError(1.5, null)).toBe('1.5');
    expect(withError(1.5, 0)).toBe('1.5');
  });
});

describe('recordText', () => {
  it('says what was found, how sure it is and under which conditions', () => {
    const text = recordText(exampleRecord({ warnings: ['One frame is cut.'] }));
    expect(text).toContain('/data/20260317_101204_data.hdf5\n');
    expect(text).toContain('pass (all-good): 6 rings');
    expect(text).toContain('300 kV, camera length 20 cm; 515 x 515 pixels, stored sums, 225 frames');
    expect(text).toContain('0.0096000 ± 0.0000014 1/Å along the minor axis');
    expect(text).toContain('-136.94 ± 0.57° from down towards right');
    expect(text).toContain('111 +0.01 %\n');
    expect(text).toContain('Note: One frame is cut.');
  });

  it('says no more than the verdict where nothing was found', () => {
    const text = recordText(
      exampleRecord({
        verdict: 'fail',
        'reciprocal_space_pix(1/A)': null,
        p_ellipse: null,
        standard_errors: null,
        rings: []
      })
    );
    expect(text.split('\n')).toHaveLength(4);
  });
});

describe('placeText', () => {
  const written = { record: '/data/a_CL_20cm.json', report: '/data/a_CL_20cm.html' };
  const failed = exampleRecord({ verdict: 'fail', reason: 'Only one ring.' });
  const empty = exampleRecord({ ...failed, 'reciprocal_space_pix(1/A)': null, p_ellipse: null });

  it('says where a record is and which one it replaces', () => {
    const record = exampleRecord();
    expect(placeText({ record, written }, false)).not.toContain('replaces');
    const replaced = '2026-03-17T10:12:04.000Z';
    expect(placeText({ record, written: { ...written, replaced } }, false)).toBe(
      `Written: ${written.record}, which replaces a record of ${replaced}\nReport:  ${written.report}`
    );
  });

  it('says what --force would do about a fail, and what it could not do', () => {
    expect(placeText({ record: failed }, false)).toMatch(/Only one ring\. To write it all the same, use --force\.$/);
    expect(placeText({ record: empty }, false)).toMatch(/nothing to write with --force either/);
    expect(placeText({ record: empty }, true)).toMatch(/^\S+: there is nothing to write, even with --force/);
  });
});

describe('summaryText', () => {
  it('counts verdicts and errors', () => {
    const records = [exampleRecord(), exampleRecord({ verdict: 'fail' })];
    expect(summaryText(records, [{ input: 'a', code: 'E_X', message: 'b' }])).toBe(
      '2 calibrated: 1 pass, 0 check, 1 fail; 1 could not be calibrated\n'
    );
  });
});
