import { nullTranslator } from '@jupyterlab/translation';

import { dataSetRow, dataSetRules } from './dataSetRow';

const trans = nullTranslator.load('');
const row = (part: object) => dataSetRow({ input: '/a/x_data.hdf5', stem: 'x', notes: [], ...part }, trans);

describe('a scan in the table', () => {
  it('is new, transformed, stale, or not ready', () => {
    const mean = '/a/x_azimuthal_mean.hspy';
    expect([row({}), row({ mean }), row({ mean, stale: 'other options' })].map(({ status }) => status)).toEqual([
      'new',
      'complete',
      'stale'
    ]);
    expect(row({ mean, problem: 'no calibration' }).status).toBe('failed');
  });

  it('counts in the step: so many of all are transformed', () => {
    expect(dataSetRules.stepName('stale', trans, 30)).toBe('stale');
    expect(dataSetRules.stepName('complete', trans, 30)).toBe('of 30 transformed');
  });
});
