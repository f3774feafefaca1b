import { namedOptions } from './namedOptions';
import { UsageError } from '../../protocol/usageError';

describe('namedOptions', () => {
  it('gives what is named, and leaves the rest to defaults and flags', () => {
    expect(namedOptions('convert', '{"binSig": 2, "repair": {"roll": 1}}')).toEqual({
      given: { binSig: 2, repair: { roll: 1 } },
      choices: {}
    });
    expect(namedOptions('convert', '{}')).toEqual({ given: {}, choices: {} });
    const shapes = { '/a.mib': { reshape: 'known', scanX: 4, scanY: 2 } };
    expect(namedOptions('convert', JSON.stringify({ binSig: 2, shapes }))).toEqual({
      given: { binSig: 2 },
      choices: shapes
    });
  });

  it.each([
    ['{"binsig": 2}', /^binsig: there is no such option. The options are reshape, scanX, .*binSig/],
    ['{"repair": {"rol": 2}}', /^rol: there is no such option. The parts of repair are roll, /],
    ['{"repair": {"roll": -1}}', /^repair\.roll: /],
    ['{"binSig": "2"}', /^binSig: /],
    ['{"reshape": "known", "scanY": 4}', /^scanX: Known shape needs both/],
    ['{"out": null}', /^out: /],
    ['{"shapes": {"/a.mib": {"reshape": "auto"}}}', /^shapes\.\/a\.mib\.reshape: /],
    [
      '{"shapes": {"/a.mib": {"reshape": "none", "binSig": 2}}}',
      /^binSig: .*parts of one of the shapes are reshape, scanX/
    ],
    ['{"shapes": 3}', /^shapes: /],
    ['{"force": true}', /^force: there is no such option/],
    ['[2]', /^--options: one JSON object/],
    ['null', /^--options: one JSON object/],
    ['{"binSig"', /^--options: one JSON object/]
  ])('refuses %s by the name that was given', (text, sentence) => {
    expect(() => namedOptions('convert', text)).toThrow(UsageError);
    expect(() => namedOptions('convert', text)).toThrow(sentence);
  });

  it('knows the options of every kind', () => {
    expect(namedOptions('calibrate', '{"rings": ["111"], "force": true}').given).toEqual({
      rings: ['111'],
      force: true
    });
    expect(() => namedOptions('calibrate', '{"shapes": {}}')).toThrow(/^shapes: there is no such option/);
  });
});
