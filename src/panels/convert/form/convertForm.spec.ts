import { nullTranslator } from '@jupyterlab/translation';

import type { ConvertForm } from './convertForm';
import { FormModel } from '../../form/formModel';
import { emptyForm } from './convertForm';
import { readTable, tableRules } from '../../form/tableRules';
import { convertTable } from './convertRules';

const trans = nullTranslator.load('');
const read = (part: Partial<ConvertForm>, demands = { needsOut: false }) =>
  readTable(convertTable, { ...emptyForm, ...part }, trans, demands);

describe('options of a conversion', () => {
  it('gives the options of an untouched form', () => {
    expect(read({}).options).toEqual({
      reshape: 'auto',
      binNav: 1,
      binSig: 1,
      cross: true,
      compression: 'bitshuffle-lz4',
      radial: false,
      overwrite: false
    });
  });

  it('reads a known shape, and leaves it out for every other way', () => {
    const shape = { scanX: '256', scanY: '255', firstFrame: '3' };
    expect(read({ ...shape, reshape: 'known' }).options).toMatchObject({ scanX: 256, scanY: 255, firstFrame: 3 });
    expect(read({ ...shape, reshape: 'flyback' }).options).not.toHaveProperty('scanX');
  });

  it.each([
    [{ reshape: 'known', scanX: '', scanY: '4' }, 'scanX', /needs Scan_X/],
    [{ reshape: 'known', scanX: '4', scanY: '' }, 'scanY', /needs Scan_Y/],
    [{ reshape: 'known', scanX: '2.5', scanY: '4' }, 'scanX', /whole number of columns/],
    [{ reshape: 'known', scanX: '2', scanY: '-4' }, 'scanY', /whole number of rows/],
    [{ reshape: 'known', scanX: '2', scanY: '4', firstFrame: 'x' }, 'firstFrame', /counted from 0/],
    [{ binNav: '65' }, 'binNav', /1 \(off\) to 64/],
    [{ binNav: '' }, 'binNav', /1 \(off\) to 64/],
    [{ binSig: 'two' }, 'binSig', /1 \(off\) to 64/],
    [{ roll: '-1' }, 'roll', /0 \(off\) or more/],
    [{ roll: 'a' }, 'roll', /0 \(off\) or more/]
  ] as [Partial<ConvertForm>, keyof ConvertForm, RegExp][])(
    'says at the field what is wrong with %p',
    (part, field, sentence) => {
      const { options, problems } = read(part);
      expect(options).toBeUndefined();
      expect(problems?.[field]).toMatch(sentence);
    }
  );

  it('says everything that is wrong at once', () => {
    expect(Object.keys(read({ reshape: 'known', binSig: '0' }).problems ?? {}).sort()).toEqual([
      'binSig',
      'scanX',
      'scanY'
    ]);
  });

  it('compares a known shape with the frames there are, and names shapes that fit', () => {
    const demands = { needsOut: false, frames: 16384, shapes: ['128 x 128'] };
    const fits = (scanX: string, scanY: string, firstFrame = '') =>
      read({ reshape: 'known', scanX, scanY, firstFrame }, demands);
    expect(fits('128', '128').problems).toBeUndefined();
    expect(fits('128', '127', '128').problems).toBeUndefined();
    expect(fits('200', '128').problems?.reshape).toMatch(/the file holds .*choose 128 x 128 or no reshaping/);
    expect(fits('128', '127').problems?.reshape).toMatch(/Give the first frame/);
  });

  it('asks for an output folder outside a session only', () => {
    expect(read({ out: '' }, { needsOut: true }).problems?.out).toMatch(/outside a session/);
    expect(read({ out: 'results' }, { needsOut: true }).problems?.out).toMatch(/begins with "\/"/);
    expect(read({ out: ' /data/results ' }, { needsOut: true }).options?.out).toBe('/data/results');
    expect(read({ out: '/data/results' }).options).not.toHaveProperty('out');
  });

  it('does not let the binning of a scan stand in the way of a stack', () => {
    expect(read({ reshape: 'none', binNav: '4' }).options).toMatchObject({ reshape: 'none', binNav: 1 });
  });
});

describe('repairs', () => {
  it('are left out unless asked for', () => {
    expect(read({ roll: '0' }).options).not.toHaveProperty('repair');
    expect(read({ roll: '38' }).options?.repair).toEqual({ roll: 38, cropLastColumn: false, spikes: false });
    expect(read({ cropLastColumn: true, spikes: true }).options?.repair).toEqual({
      roll: 0,
      cropLastColumn: true,
      spikes: true
    });
  });

  it('do not stand in the way of a stack', () => {
    expect(read({ reshape: 'none', roll: '3', spikes: true }).options).not.toHaveProperty('repair');
  });
});

describe('the form of a conversion', () => {
  it('passes over what does not count for the result', () => {
    const changed = (part: Partial<ConvertForm>) => {
      const model = new FormModel(tableRules(convertTable, trans));
      model.edit(part);
      return model.state.changed;
    };
    expect(changed({ binSig: '4', spikes: true })).toEqual(['binSig', 'spikes']);
    expect(changed({ scanX: '3' })).toEqual([]);
    expect(changed({ reshape: 'none', binNav: '3', roll: '2' })).toEqual(['reshape']);
    expect(changed({ reshape: 'known', scanX: '3' })).toEqual(['reshape', 'scanX']);
  });

  it('compares a known shape with the frames that are chosen', () => {
    const model = new FormModel(tableRules(convertTable, trans));
    model.edit({ reshape: 'known', scanX: '200', scanY: '128' });
    expect(model.state.problems.reshape).toBeUndefined();
    model.setDemands({ needsOut: false, frames: 16384, shapes: ['128 x 128'] });
    expect(model.state.problems.reshape).toMatch(/choose 128 x 128/);
  });

  it('does not remember the wish to overwrite', () => {
    const model = new FormModel(tableRules(convertTable, trans));
    model.edit({ binSig: '4', overwrite: true });
    expect(model.saved).toEqual({ binSig: '4' });
  });
});
