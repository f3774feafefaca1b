import { emptyForm } from '../panels/convert/form/convertForm';
import { formOf, paramsOf } from './formParams';

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
    { binNav: 2, binSig: 4, cross: false, compression: 'gzip', out: '/out', overwrite: true }
  ])('gives back what formOf has shown: %j', params => {
    expect(paramsOf(formOf(params), {})).toEqual(params);
  });

  it('keeps what the form has no box for', () => {
    const former = { workers: 2, repair: { roll: 1 }, binSig: 4 };
    expect(paramsOf({ ...emptyForm, binSig: '2' }, former)).toEqual({ workers: 2, repair: { roll: 1 }, binSig: 2 });
  });

  it('leaves out what does not count: the size of a scan that is not known, the binning of a stack', () => {
    expect(paramsOf({ ...emptyForm, scanX: '16' }, {})).toEqual({});
    expect(paramsOf({ ...emptyForm, reshape: 'none', binNav: '2' }, {})).toEqual({ reshape: 'none' });
  });

  it('waits while a number is being typed', () => {
    expect(paramsOf({ ...emptyForm, binSig: '1.' }, {})).toEqual({});
    expect(paramsOf({ ...emptyForm, binSig: '1.5' }, {})).toBeUndefined();
    expect(paramsOf({ ...emptyForm, binSig: 'x' }, {})).toBeUndefined();
  });
});
