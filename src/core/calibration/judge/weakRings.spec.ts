import type { ByRing } from './spec/measuredRings';
import { measuredRings } from './spec/measuredRings';
import { weakRings } from './weakRings';

function weak(
  strengths: ByRing<number>,
  pieces: ByRing<readonly number[]> = {},
  error?: number
): ReturnType<typeof weakRings> {
  return weakRings(measuredRings({ strengths, pieces, error }));
}

describe('weakRings', () => {
  it('takes rings for gold that heat, thickness and texture let be so', () => {
    expect(weak({})).toEqual([]);
    expect(weak({ '331': 0.5, '420': 0.4, '422': 0.3, '511/333': 0.2 })).toEqual([]);
    expect(weak({ '111': 0.2, '200': 0.25 })).toEqual([]);
  });

  it('names those that another lattice lacks, as rock salt lacks the odd ones of gold', () => {
    expect(weak({ '111': 0.12, '311': 0.03, '331': 0 })).toEqual(['111', '311', '331']);
  });

  it('knows that few crystals make a ring as strong as they happen to lie', () => {
    const spotty = { '331': 20 };
    expect(weak(spotty)).toEqual(['111', '200', '220', '311', '222', '400']);
    expect(weak(spotty, { '331': [20, 15, 1] })).toEqual([]);
    // Pieces with spots are often not measured: the mean has more than the others
    expect(weak(spotty, { '331': new Array<number>(24).fill(0.1) })).toEqual([]);
  });

  it('takes pieces that are too faint to be measured for faint pieces, not for a spot', () => {
    expect(weak({ '331': 20 }, { '331': new Array<number>(10).fill(1.4) })).toEqual(weak({ '331': 20 }));
  });

  it('expects of rings that are too faint to say so what few crystals make of others', () => {
    const alone = { '420': [] };
    expect(weak({ '420': 12 }, alone)).toEqual(['111', '200', '220', '311', '222', '400', '331']);
    // A few crystals make all of 111: 420, with three times as many planes, may be off by more than half of itself
    expect(weak({ '420': 12 }, { ...alone, '111': [20, 9, 4, 3] })).toEqual([]);
  });

  it('says nothing of rings that are lost in the noise', () => {
    expect(weak({ '331': 0 }, {}, 0.2)).toEqual([]);
  });
});
