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

  it('is a reference where a calibration was made of it, until it is transformed too', () => {
    const record = { path: '/p/Au/x_CL_20cm.json', voltage: 300000, cameraLength: 0.2, verdict: 'pass' as const };
    const dataSet = { input: '/a/x_data.hdf5', stem: 'x', notes: [] };
    expect(dataSetRow(dataSet, trans, [record]).status).toBe('reference');
    expect(dataSetRow({ ...dataSet, mean: '/a/x_azimuthal_mean.hspy' }, trans, [record]).status).toBe('complete');
    expect(dataSetRow({ ...dataSet, stem: 'xx' }, trans, [record]).status).toBe('new');
    expect(dataSetRow(dataSet, trans, [record], undefined, true).status).toBe('new');
    expect([...dataSetRules.undone, ...dataSetRules.aside]).toEqual(['new', 'stale', 'reference']);
  });

  it('counts in the step: so many of all are transformed', () => {
    expect(dataSetRules.stepName('stale', trans, 30)).toBe('stale');
    expect(dataSetRules.stepName('complete', trans, 30)).toBe('of 30 transformed');
  });
});
