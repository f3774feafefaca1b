import { nullTranslator } from '@jupyterlab/translation';

import { exampleRecord } from '../../../storage/calibration/spec/exampleRecord';
import { certificateWords, withError } from './certificateWords';
import { recordNumbers } from './recordNumbers';

const trans = nullTranslator.load('');

function lines(changes: Parameters<typeof exampleRecord>[0] = {}): Record<string, string> {
  const record = exampleRecord(changes);
  const all = certificateWords(record, recordNumbers(record)!, trans);
  return Object.fromEntries(all.map(({ name, value, note }) => [name, `${value} | ${note}`]));
}

describe('certificateWords', () => {
  it('says all there is to say of a pass', () => {
    expect(lines()).toEqual({
      'Pixel size': '0.0096000 ± 0.0000014 1/Å | along the short axis; known to within 0.015 %',
      'Ellipse, long / short axis': '1.0500 ± 0.0005 | long axis 43.1 ± 0.6° from straight down, to the right',
      'Direct beam': 'row 290.25 ± 0.03, column 305.60 ± 0.03 px | the middle of the rings',
      'Rings used': '111 | on average 0.010 % from where they should be (rms)',
      'Is this the right scale?': 'yes, no other scale comes close | fit 0.90 of 1, any other scale at most 0.30',
      'Other distortions': 'none found | beyond the ellipse'
    });
  });

  it('says distortions at the edge of what was measured, in words', () => {
    const higher = {
      'coma_row(A)': 0,
      'coma_column(A)': 0,
      'threefold_cos(A)': 0,
      'threefold_sin(A)': 0.01,
      'radial(A^2)': -0.02,
      'radial_error(A^2)': 1e-3,
      'reference_q(1/A)': 0.7,
      convention: ''
    };
    // 111 is at 0.424 1/Å: 0.02 (0.49 - 0.18) and 0.01 x 0.424
    expect(lines({ higher_distortion: higher })['Other distortions']).toBe(
      'threefold 0.42 %, pincushion 0.62 % | at the edge, 0.42 1/Å; taken into account'
    );
  });

  it('never calls a scale right that the verdict denies', () => {
    expect(lines({ verdict: 'fail', rule: 'not-gold' })['Is this the right scale?']).toBe(
      'cannot be told | the verdict says why'
    );
    for (const rule of ['other-rings', 'ring-strengths', 'second-lattice']) {
      expect(lines({ verdict: 'check', rule })['Is this the right scale?']).toMatch(
        /^only if these are the rings of gold /
      );
    }
    expect(lines({ verdict: 'check', rule: 'chip-gap' })['Is this the right scale?']).toMatch(/^only if no gap/);
    expect(lines({ verdict: 'fail', rule: 'uncertain' })['Is this the right scale?']).toMatch(/^yes/);
  });

  it('says of which rings only a part was seen', () => {
    const [ring] = exampleRecord().rings;
    expect(lines({ rings: [ring, { ...ring, name: '531', sectors: 6 }] })['Rings used']).toMatch(
      /^111; a part of 531 /
    );
  });

  it('says when a circle, or another scale, is as good', () => {
    const { standard_errors: errors } = exampleRecord();
    const vague = lines({
      axis_ratio: 1.0002,
      standard_errors: { ...errors!, 'theta(rad)': 1 },
      indexing: { score: 0.6, margin: -0.1, 'second_best_reciprocal_space_pix(1/A)': 0.0083 }
    });
    expect(vague['Ellipse, long / short axis']).toMatch(/round within its error$/);
    expect(vague['Is this the right scale?']).toMatch(
      /^another one fits better .* fit 0.60 of 1, any other scale at most 0.70$/
    );
  });
});

describe('withError', () => {
  it.each([
    [0.0092594, 3.1e-6, '0.009259 ± 0.000003'],
    [0.0092594, 1.4e-5, '0.009259 ± 0.000014'],
    [123.294, 0.96, '123.3 ± 1.0'],
    [-49.59, 0.54, '−49.6 ± 0.5'],
    [512, 12, '512 ± 12'],
    [0.0096, NaN, '0.0096']
  ])('%d and %d', (value, error, text) => {
    expect(withError(value, error)).toBe(text);
  });
});
