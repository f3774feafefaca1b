import { wholeLines } from '../../core/scan/wholeLines';
import type { Recipe } from './record';
import { recipeDifference, recipeSchema } from './record';

const MADE: Recipe = { plan: wholeLines(3, 4), binNav: 1, binSig: 2, cross: true, compression: 'bitshuffle-lz4' };

describe('recipeDifference', () => {
  it('is undefined for the same recipe, also after a way through JSON', () => {
    expect(recipeDifference(MADE, recipeSchema.parse(JSON.parse(JSON.stringify(MADE))))).toBeUndefined();
  });

  it.each<[string, Partial<Recipe>]>([
    ['scan binning 1, now 2', { binNav: 2 }],
    ['diffraction binning 2, now 1', { binSig: 1 }],
    ['gap cross inserted, now left out', { cross: false }],
    ['compression bitshuffle-lz4, now gzip', { compression: 'gzip' }],
    [
      'scan shape 3 x 4 from frame 0, 4 frames per line, 0 left out, now stack of 12 frames from frame 0',
      { plan: { kind: 'stack', frames: 12, firstFrame: 0 } }
    ],
    [
      'scan shape 3 x 4 from frame 0, 4 frames per line, 0 left out, now 3 x 4 from frame 1, 4 frames per line, 0 left out',
      { plan: wholeLines(3, 4, 1) }
    ]
  ])('says "%s"', (words, change) => {
    expect(recipeDifference(MADE, { ...MADE, ...change })).toBe(words);
  });
});
