import { CIRCLE } from '../../../core/radial/ringEllipse';
import { boxesOf, excludedIn, replacedAt, sectorOfLines } from './excluded';

describe('what is left out', () => {
  it('is in the boxes of the form, and back again', () => {
    const boxes = { sectors: '350, 10; 90,120', discs: '12.5 30 4' };
    const excluded = excludedIn(boxes);
    expect(excluded).toEqual({
      sectors: [
        [350, 10],
        [90, 120]
      ],
      discs: [[12.5, 30, 4]]
    });
    expect(excludedIn(boxesOf(excluded))).toEqual(excluded);
    // While another is typed
    expect(excludedIn({ sectors: '350, 10; 90,', discs: '' }).sectors).toEqual([[350, 10]]);
    expect(replacedAt(excluded.sectors, 0)).toEqual([[90, 120]]);
    expect(replacedAt(excluded.sectors, 1, [5, 6])[1]).toEqual([5, 6]);
  });

  it('is drawn on the polar image by its lines', () => {
    expect(sectorOfLines(10, 5, 180, CIRCLE)).toEqual([20, 30]);
    expect(sectorOfLines(0, 180, 180, CIRCLE)).toEqual([0, 360]);
    const [from, to] = sectorOfLines(10, 5, 180, { axisRatio: 1.1, theta: 0 });
    // The ellipse is long along the row axis: its azimuths are nearer to it on the detector
    expect(from).toBeLessThan(20);
    expect(to).toBeLessThan(30);
  });
});
