import { BeamWindow } from './beamWindow';
import { beamPattern } from './spec/beamPattern';

const SHAPE = [90, 100] as const;
const SEARCH = { centre: [41, 53], reach: 14, radius: 7 } as const;
const PLACE = [40.3, 53.4] as const;

function used(isUsed: (row: number, column: number) => boolean): Uint8Array {
  return Uint8Array.from({ length: SHAPE[0] * SHAPE[1] }, (_, index) =>
    isUsed(Math.floor(index / SHAPE[1]), index % SHAPE[1]) ? 1 : 0
  );
}

/** How far off the beam is found where only these pixels count; the others hold nothing. */
function error(mask: Uint8Array, believed = mask): number {
  const counts = beamPattern(SHAPE, PLACE, 100).map((count, index) => count * mask[index]);
  const found = new BeamWindow(SEARCH, SHAPE, believed).beamIn(counts);
  return found ? Math.hypot(found[0] - PLACE[0], found[1] - PLACE[1]) : Infinity;
}

describe('BeamWindow', () => {
  const all = used(() => true);

  it('gives places on the whole detector', () => {
    expect(error(all)).toBeLessThan(0.02);
  });

  it.each([
    ['through the beam', (row: number, column: number) => (row < 41 || row > 43) && (column < 54 || column > 56)],
    ['along its edge', (row: number, column: number) => (row < 36 || row > 38) && (column < 57 || column > 59)],
    ['of dead pixels', (row: number, column: number) => (row !== 40 || column !== 52) && row !== 43]
  ])('bridges gaps %s', (_, isUsed) => {
    const mask = used(isUsed);
    // A straight line across 3 px of the edge of the disc misplaces it by a quarter of a pixel; two such gaps add up
    expect(error(mask)).toBeLessThan(0.36);
    expect(error(mask)).toBeLessThan(error(mask, all));
  });

  it('finds a beam beside the border of the detector', () => {
    const search = { ...SEARCH, centre: [6, 94] } as const;
    const found = new BeamWindow(search, SHAPE, all).beamIn(beamPattern(SHAPE, [7.2, 91.6], 100));
    expect(Math.hypot(found![0] - 7.2, found![1] - 91.6)).toBeLessThan(0.1);
  });

  it('does not bridge what is wider than a gap: a stop over the beam leaves nothing to find', () => {
    const stop = used((row, column) => Math.hypot(row - PLACE[0], column - PLACE[1]) > 12);
    const counts = beamPattern(SHAPE, PLACE, 1).map((count, index) => count * stop[index]);
    expect(new BeamWindow(SEARCH, SHAPE, stop).beamIn(counts)).toBeUndefined();
  });
});
