import { nullTranslator } from '@jupyterlab/translation';

import type { ConvertForm } from '../../panels/convert/form/convertForm';
import { emptyForm } from '../../panels/convert/form/convertForm';
import type { JobParams } from '../jobTraits';
import { choicesIn } from '../formParams';
import { formOf, paramsOf } from './convertParams';

const told = (form: ConvertForm, former: JobParams = {}): JobParams | undefined =>
  paramsOf(form, choicesIn('convert', former), former, nullTranslator.load(''));
const SHAPES = { '/a.mib': { reshape: 'known', scanX: 4, scanY: 3, firstFrame: 2 } } as const;

describe('formOf', () => {
  it('shows the usual where nothing is said', () => {
    expect(formOf({})).toEqual(emptyForm);
  });

  it('shows what is said, and the usual for what is not possible', () => {
    const params = { reshape: 'known', scanX: 16, scanY: 8, cross: false, binSig: 'two', out: '/out', compression: 7 };
    expect(formOf(params)).toEqual({
      ...emptyForm,
      reshape: 'known',
      scanX: '16',
      scanY: '8',
      cross: false,
      out: '/out'
    });
  });
});

describe('paramsOf', () => {
  it.each([
    {},
    { reshape: 'flyback' },
    { reshape: 'known', scanX: 16, scanY: 8, firstFrame: 3 },
    { repair: { roll: 3 } },
    { reshape: 'flyback', repair: { cropLastColumn: true, spikes: true } },
    { binNav: 2, binSig: 4, cross: false, compression: 'gzip', out: '/out', overwrite: true }
  ])('gives back what formOf has shown: %j', params => {
    expect(told(formOf(params))).toEqual(params);
  });

  it('keeps what the form has no box for', () => {
    const former = { workers: 2, repair: { roll: 1 }, binSig: 4 };
    expect(told({ ...emptyForm, binSig: '2' }, former)).toEqual({ workers: 2, binSig: 2 });
  });

  it('says the scan shapes of single files beside the options, and none where there are none', () => {
    expect(told(emptyForm, { shapes: SHAPES, workers: 2 })).toEqual({ shapes: SHAPES, workers: 2 });
    expect(paramsOf(emptyForm, {}, { shapes: SHAPES }, nullTranslator.load(''))).toEqual({});
  });

  it('leaves out what does not count: the size of a scan that is not known, binning and repair of a stack', () => {
    expect(told({ ...emptyForm, scanX: '16' })).toEqual({});
    expect(told({ ...emptyForm, reshape: 'none', binNav: '2', roll: '3' })).toEqual({ reshape: 'none' });
  });

  it('is silent of what is not possible: part of a number, a known shape without its size', () => {
    expect(told({ ...emptyForm, binSig: '1.5' })).toBeUndefined();
    expect(told({ ...emptyForm, binSig: 'x' })).toBeUndefined();
    expect(told({ ...emptyForm, reshape: 'known', scanX: '16' })).toBeUndefined();
  });
});

describe('choicesIn', () => {
  it('reads scan shapes by path, and none from what is none', () => {
    expect(choicesIn('convert', { shapes: SHAPES })).toEqual(SHAPES);
    expect(choicesIn('convert', {})).toEqual({});
    expect(choicesIn('convert', { shapes: { '/a.mib': { reshape: 'square' } } })).toEqual({});
  });
});
