import { wholeLines } from '../../core/scan/wholeLines';
import type { FrameLayout } from '../../core/merlin/frameLayout';
import { outputShapes } from './outputFiles';
import type { Recipe } from './record';

const LAYOUT: FrameLayout = {
  shape: [515, 515],
  type: 'uint16',
  unpack: 'swap16',
  headerBytes: 768,
  payloadBytes: 2 * 512 * 512,
  segments: new Uint32Array(0)
};
const RECIPE: Recipe = { plan: wholeLines(255, 127), binNav: 1, binSig: 1, cross: true, compression: 'gzip' };
const STACK = { kind: 'stack', frames: 9, firstFrame: 1 } as const;

describe('outputShapes', () => {
  it('has the full data alone without binning', () => {
    expect(outputShapes(LAYOUT, RECIPE)).toEqual([
      { suffix: '_data.hdf5', shape: [255, 127, 515, 515], type: 'uint16', navFactor: 1, sigFactor: 1 }
    ]);
  });

  // Sizes after binning of the facility's converter
  it.each([
    [2, [127, 63], 257],
    [3, [85, 42], 171],
    [4, [63, 31], 128],
    [5, [51, 25], 103],
    [6, [42, 21], 85],
    [7, [36, 18], 73],
    [8, [31, 15], 64]
  ])('adds files binned by %d, of the next wider type', (factor, scan, side) => {
    const [, sig, nav] = outputShapes(LAYOUT, { ...RECIPE, binNav: factor, binSig: factor });
    expect(sig).toEqual({
      suffix: `_data_bin_sig_factor_${factor}.hspy`,
      shape: [255, 127, side, side],
      type: 'uint32',
      navFactor: 1,
      sigFactor: factor
    });
    expect(nav).toEqual({
      suffix: `_data_bin_nav_factor_${factor}.hspy`,
      shape: [...scan, 515, 515],
      type: 'uint32',
      navFactor: factor,
      sigFactor: 1
    });
  });

  it('bins the pattern of a stack, not its frames', () => {
    const shapes = outputShapes(LAYOUT, { ...RECIPE, plan: STACK, binNav: 2, binSig: 2 });
    expect(shapes.map(({ shape }) => shape)).toEqual([
      [9, 515, 515],
      [9, 257, 257]
    ]);
  });
});
