import { builtInStandard } from '../../../core/standards/builtIn';
import { standardInRecord } from '../../../protocol/calibrate/recordStandard';
import { chosenIn, halfTicked, isTicked, ringsToTick, toggledRing } from './tickedRings';

const ALL = ['111', '200', '220', '511/333', '440'];

describe('rings that count', () => {
  it('are all until one is left out, and all again when it is back', () => {
    expect(ALL.every(name => isTicked('', name))).toBe(true);
    const without = toggledRing('', '220', ALL);
    expect(without).toBe('111, 200, 511, 440');
    expect(ALL.filter(name => isTicked(without, name))).toEqual(['111', '200', '511/333', '440']);
    expect(toggledRing(without, '220', ALL)).toBe('');
  });

  it('are known by either name, with blanks or commas', () => {
    expect(isTicked('111 333', '511/333')).toBe(true);
    expect(toggledRing('111;333', '511/333', ALL)).toBe('111');
  });

  it('keep the blanks between indices with a sign', () => {
    expect(chosenIn('1 0 -2, 110; 111 200 220')).toEqual(['1 0 -2', '110', '111', '200', '220']);
    expect(toggledRing('', '110', ['1 0 0', '1 0 -2', '110'])).toBe('1 0 0, 1 0 -2');
  });

  it('that overlap are named while only some of them are ticked', () => {
    const groups = ['111', '331+420', '511/333+440'];
    expect(halfTicked('', groups)).toEqual([]);
    expect(halfTicked('111, 331, 511, 440', groups)).toEqual(['331+420']);
    expect(halfTicked('111, 333', groups)).toEqual(['511/333+440']);
    expect(halfTicked('111', groups)).toEqual([]);
  });

  it('are those of the standard in the form, of a CIF file once a record was made with it', () => {
    const form = { standard: '', latticeParameter: '' };
    expect(ringsToTick(form, undefined).slice(0, 3)).toEqual(['111', '200', '220']);
    expect(ringsToTick({ standard: 'si', latticeParameter: '5.4' }, undefined).slice(0, 3)).toEqual([
      '111',
      '220',
      '311'
    ]);
    const cif = { ...form, standard: '/data/quartz.cif' };
    const standard = standardInRecord(builtInStandard('Si'));
    expect(ringsToTick(cif, undefined)).toEqual([]);
    expect(ringsToTick(cif, { standard, options: {} })).toEqual([]);
    expect(ringsToTick(cif, { standard, options: { standard: cif.standard } })).toHaveLength(standard.rings.length);
  });
});
