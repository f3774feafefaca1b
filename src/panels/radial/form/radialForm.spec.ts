import { nullTranslator } from '@jupyterlab/translation';

import { radialOptionsSchema } from '../../../protocol/radial/radialOptions';
import type { RadialForm } from './radialForm';
import { changedWords } from '../../form/fieldWords';
import { emptyForm } from './radialForm';
import { readTable, showTable } from '../../form/tableRules';
import { radialTable } from './radialRules';
import { radialFormWords } from './radialFormWords';

const trans = nullTranslator.load('');
const read = (part: Partial<RadialForm>, demands = {}) =>
  readTable(radialTable, { ...emptyForm, ...part }, trans, demands);

describe('the form of the radial transform', () => {
  it('holds every option in the units that are shown, and gives it back', () => {
    const options = radialOptionsSchema.parse({
      calibration: '/data/Au/record.json',
      origin: [127.5, 130],
      mask: '/data/mask.h5',
      hotPixels: 'off',
      excludeSectors: [
        [350, 10],
        [90, 120]
      ],
      excludeDiscs: [[12.5, 30, 4]],
      roll: 'auto',
      rotation: -12.5,
      statistic: 'quantile:0.25',
      gain: 2.5,
      solidAngle: true,
      voltage: 300e3,
      cameraLength: 0.2,
      rpl: true,
      corrected: false,
      out: '/tmp/out',
      overwrite: true
    });
    expect(readTable(radialTable, showTable(radialTable, options), trans)).toEqual({ options });
    for (const few of [{}, { convention: 'epsic' }]) {
      const usual = radialOptionsSchema.parse(few);
      expect(readTable(radialTable, showTable(radialTable, usual), trans).options).toEqual(usual);
    }
  });

  it('looks for calibrations in the Au folder of the session, unless one is named', () => {
    const demands = { calibrations: '/dls/2026/x/processing/Merlin' };
    expect(read({ auFolder: 'Au_xgrating' }, demands).options?.calibration).toBe(
      '/dls/2026/x/processing/Merlin/Au_xgrating'
    );
    expect(read({ auFolder: 'Au_xgrating', calibration: '/a.json' }, demands).options?.calibration).toBe('/a.json');
    expect(read({ auFolder: 'Au_xgrating' }).options?.calibration).toBe('auto');
  });

  it('says at the field what stands in the way', () => {
    const problems = (part: Partial<RadialForm>) => Object.keys(read(part).problems ?? {});
    expect(problems({ origin: 'given', place: 'here' })).toEqual(['place']);
    expect(problems({ origin: 'given' })).toEqual(['place']);
    expect(problems({ sectors: '10' })).toEqual(['sectors']);
    expect(problems({ discs: '1, 2, -3' })).toEqual(['discs']);
    expect(problems({ statistic: 'quantile', quantile: '2' })).toEqual(['quantile']);
    expect(problems({ voltage: '300000' })).toEqual(['voltage']);
    expect(problems({ gain: '0' })).toEqual(['gain']);
    const epsic = read({ convention: 'epsic', statistic: 'median' }).problems;
    expect(epsic).toEqual({ statistic: expect.stringMatching(/plain means only/) as string });
  });

  it('says in a few words what is not as usual', () => {
    const form: RadialForm = { ...emptyForm, origin: 'given', place: '12, 13', sectors: '1, 2; 3, 4' };
    expect(changedWords(radialFormWords(trans), form, ['origin', 'place', 'sectors'])).toEqual([
      'centre at 12, 13',
      '2 sectors left out'
    ]);
  });
});
