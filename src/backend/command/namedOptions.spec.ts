import { namedOptions } from './namedOptions';
import { UsageError } from './usageError';

describe('namedOptions', () => {
  it('gives what is named, and leaves the rest to defaults and flags', () => {
    expect(namedOptions('{"binSig": 2, "repair": {"roll": 1}}')).toEqual({ binSig: 2, repair: { roll: 1 } });
    expect(namedOptions('{}')).toEqual({});
    const shapes = { '/a.mib': { reshape: 'known', scanX: 4, scanY: 2 } };
    expect(namedOptions(JSON.stringify({ binSig: 2, shapes }))).toEqual({ binSig: 2, shapes });
  });

  it.each([
    ['{"binsig": 2}', /^binsig: there is no such option. The options are reshape, scanX, .*binSig/],
    ['{"repair": {"rol": 2}}', /^rol: there is no such option. The repairs are roll, /],
    ['{"repair": {"roll": -1}}', /^repair\.roll: /],
    ['{"binSig": "2"}', /^binSig: /],
    ['{"reshape": "known", "scanY": 4}', /^scanX: Known shape needs both/],
    ['{"out": null}', /^out: /],
    ['{"shapes": {"/a.mib": {"reshape": "auto"}}}', /^shapes\.\/a\.mib\.reshape: /],
    ['{"shapes": {"/a.mib": {"reshape": "none", "binSig": 2}}}', /^binSig: .*parts of a scan shape are reshape, scanX/],
    ['{"shapes": 3}', /^shapes: /],
    ['[2]', /^--options: one JSON object/],
    ['null', /^--options: one JSON object/],
    ['{"binSig"', /^--options: one JSON object/]
  ])('refuses %s by the name that was given', (text, sentence) => {
    expect(() => namedOptions(text)).toThrow(UsageError);
    expect(() => namedOptions(text)).toThrow(sentence);
  });
});
