import { nullTranslator } from '@jupyterlab/translation';

import type { CalibrationOptions } from '../../../protocol/calibrate/calibrationOptions';
import type { CalibrationRecord } from '../../../protocol/calibrate/calibrationRecord';
import { exampleRecord } from '../../../storage/calibration/spec/exampleRecord';
import { adviceFor } from './advice';

const trans = nullTranslator.load('');
const [example] = exampleRecord().rings;

function ring(name: string, residual: number, error = 1e-4): CalibrationRecord['rings'][number] {
  return { ...example, name, used: true, residual, residual_error: error };
}

function advice(record: Partial<CalibrationRecord>): Record<string, CalibrationOptions> {
  const all = adviceFor({ ...exampleRecord(), options: {}, ...record }, trans);
  return Object.fromEntries(all.map(({ label, options }) => [label, options]));
}

describe('adviceFor', () => {
  it('has nothing to say to a pass', () => {
    expect(advice({ verdict: 'pass', options: { qRange: [0.3, 0.9] } })).toEqual({});
  });

  it('leaves out the ring that is off by much more than its error, while enough are left', () => {
    const rings = [
      ring('111', 1e-4),
      ring('200', 2e-3),
      ring('220', -1e-4),
      ring('311+222', 0.006),
      ring('400', 0.01, 0.01)
    ];
    expect(advice({ verdict: 'check', rule: 'ring-positions', rings })).toEqual({
      'Leave out ring 311+222': { rings: ['111', '200', '220', '400'] }
    });
    expect(advice({ verdict: 'check', rule: 'ring-positions', rings: rings.slice(1, 4) })).toEqual({});
  });

  it('offers both sizes that fit, and what was narrowed by a person to be taken back first', () => {
    const found = advice({
      verdict: 'fail',
      rule: 'ambiguous',
      'reciprocal_space_pix(1/A)': 0.01,
      // The second size is a geometric mean, ranges are along the minor axis: x 1.02
      axis_ratio: 1.02 ** 2,
      indexing: { score: 0.8, margin: 0.02, 'second_best_reciprocal_space_pix(1/A)': 0.0141 },
      options: { qRange: [0.3, 0.9], pixelSize: 0.009 }
    });
    expect(Object.entries(found)).toEqual(
      [
        ['Use the whole q range', { pixelSize: 0.009, qRange: undefined }],
        ['Search all pixel sizes', { qRange: [0.3, 0.9], pixelSize: undefined }],
        ['Search 0.00952–0.0105 1/Å per px', { qRange: [0.3, 0.9], pixelSizeRange: [0.00952, 0.0105] }],
        ['Search 0.0137–0.0151 1/Å per px', { qRange: [0.3, 0.9], pixelSizeRange: [0.0137, 0.0151] }]
      ].map(([label, options]) => [label, expect.objectContaining(options as object)])
    );
  });

  it('offers to do without a centre and an ellipse that a hand gave', () => {
    const options: CalibrationOptions = { centre: [10, 20], ellipse: [1.3, 40], voltage: 300e3 };
    const label = 'Find centre and ellipse without help';
    const found = advice({ verdict: 'fail', rule: 'no-rings', rings: [], options });
    expect(found[label]).toEqual({ voltage: 300e3, centre: undefined, ellipse: undefined });
    expect(Object.keys(advice({ verdict: 'check', rule: 'chip-gap', rings: [], options })).at(-1)).toBe(label);
  });

  it('asks whether a gap between chips is missing where the rings do not say', () => {
    expect(advice({ verdict: 'check', rule: 'chip-gap', rings: [] })).toEqual({
      'It is one detector: no gap': { chipGap: 'none' },
      'It is four chips: insert the gap': { chipGap: '3px' }
    });
  });

  it('knows the usual size of the conditions', () => {
    expect(Object.keys(advice({ verdict: 'fail', rule: 'no-rings', rings: [] }))).toEqual([
      'Search near the usual pixel size, 0.0093 1/Å per px'
    ]);
    expect(advice({ verdict: 'fail', rule: 'no-rings', rings: [], 'acceleration_voltage(V)': 80e3 })).toEqual({});
  });
});
