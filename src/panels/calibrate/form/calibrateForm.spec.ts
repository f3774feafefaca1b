import { nullTranslator } from '@jupyterlab/translation';

import type { CalibrationOptions } from '../../../protocol/calibrate/calibrationOptions';
import { emptyForm } from './calibrateForm';
import { readTable, showTable } from '../../form/tableRules';
import { calibrateTable } from './calibrateRules';

const trans = nullTranslator.load('');

describe('the form of a calibration', () => {
  it('gives back all options that it was filled with', () => {
    const options: Required<
      Omit<
        CalibrationOptions,
        'pixelSizeRange' | 'centre' | 'ellipse' | 'excludeDiscs' | 'excludeSectors' | 'excludeArcs'
      >
    > = {
      standard: 'MgO',
      qRange: [0.3, 1.2],
      pixelSize: 0.0093,
      pixelSizeFactor: 1.1,
      rings: ['111', '220'],
      latticeParameter: 4.21,
      voltage: 300e3,
      cameraLength: 0.2,
      mask: '/data/mask.h5',
      maskPage: 2,
      page: 3,
      chipGap: '3px'
    };
    expect(readTable(calibrateTable, showTable(calibrateTable, options), trans)).toEqual({ options });
    expect(readTable(calibrateTable, emptyForm, trans)).toEqual({ options: {} });
  });

  it('takes an empty end of the q range for all there is on its side', () => {
    expect(readTable(calibrateTable, { ...emptyForm, qTo: '0.45' }, trans)).toEqual({ options: { qRange: [0, 0.45] } });
    expect(readTable(calibrateTable, { ...emptyForm, qFrom: '0.35' }, trans)).toEqual({
      options: { qRange: [0.35, 1.5] }
    });
    expect(readTable(calibrateTable, { ...emptyForm, qFrom: '0' }, trans)).toEqual({ options: {} });
    expect(showTable(calibrateTable, { qRange: [0, 0.45] })).toMatchObject({ qFrom: '', qTo: '0.45' });
    expect(showTable(calibrateTable, { qRange: [0.35, 1.5] })).toMatchObject({ qFrom: '0.35', qTo: '' });
    expect(readTable(calibrateTable, { ...emptyForm, qFrom: '0.5', qTo: '0.4' }, trans).problems).toHaveProperty('qTo');
  });

  it('takes a built-in standard in small letters, and a CIF file with its rings', () => {
    expect(readTable(calibrateTable, { ...emptyForm, standard: ' mgo ' }, trans)).toEqual({
      options: { standard: 'MgO' }
    });
    const cif = { standard: '/data/quartz.cif', rings: ['1 0 -2', '110'] };
    expect(readTable(calibrateTable, showTable(calibrateTable, cif), trans)).toEqual({ options: cif });
  });

  it('says at its field what no standard is, and which rings a standard does not have', () => {
    expect(readTable(calibrateTable, { ...emptyForm, standard: 'Ag' }, trans).problems).toEqual({
      standard: expect.stringContaining('CIF')
    });
    expect(readTable(calibrateTable, { ...emptyForm, standard: 'Si', rings: '111, 200' }, trans).problems).toEqual({
      rings: expect.stringContaining('silicon')
    });
    // In pm; copper and lead have the structure of gold
    expect(readTable(calibrateTable, { ...emptyForm, latticeParameter: '408' }, trans).problems).toEqual({
      latticeParameter: 'That of gold is 4.0782 Å. Give yours in Å.'
    });
    expect(readTable(calibrateTable, { ...emptyForm, latticeParameter: '3.615' }, trans)).toEqual({
      options: { latticeParameter: 3.615 }
    });
  });
});
