import { nullTranslator } from '@jupyterlab/translation';

import { ringHandles } from './ringHandles';
import type { RingShape } from './ringShape';
import { beginning, begunAt } from './ringShape';
import { wedgeHandles } from '../../plots/handles/wedgeHandles';

const IMAGE = [200, 200] as const;
const ring: RingShape = { row: 100, column: 90, radius: 40, ratio: 1.21, tilt: 0 };
const trans = nullTranslator.load('');

describe('ringHandles', () => {
  it('moves the centre with the hand, and stops at the border', () => {
    const moved = ringHandles.dragged(ring, 'centre', { row: 1, column: 1 }, { row: 4.26, column: 3 }, IMAGE);
    expect(moved).toEqual({ ...ring, row: 103.3, column: 92 });
    expect(ringHandles.nudged(ring, 'centre', { row: -300, column: 1 }, IMAGE)).toMatchObject({ row: 0, column: 91 });
  });

  it('keeps the shape while the size changes', () => {
    const from = { row: 100, column: 130 };
    expect(ringHandles.dragged(ring, 'radius', from, { row: 100, column: 150 }, IMAGE)).toEqual({
      ...ring,
      radius: 60
    });
    expect(ringHandles.nudged(ring, 'radius', { row: -1, column: 0 }, IMAGE).radius).toBe(41);
  });

  it('keeps the area while the end of the major axis goes where the hand goes', () => {
    // The end is 44 px below the centre; the hand takes it 46 px to the right of the centre
    const end = { row: 144, column: 90 };
    const turned = ringHandles.dragged(ring, 'axes', end, { row: 100, column: 136 }, IMAGE);
    expect(turned).toEqual({ ...ring, ratio: 1.3, tilt: 90 });
    const rounder = ringHandles.dragged(ring, 'axes', end, { row: 100, column: 131 }, IMAGE);
    expect(rounder.ratio).toBeCloseTo((41 / 40) ** 2, 3);
  });

  it('has a number for everything it moves', () => {
    const numbers = ringHandles.parts(ring).flatMap(part => ringHandles.numbersOf(ring, part, IMAGE, trans));
    expect(numbers.map(({ value }) => value)).toEqual([100, 90, 40, 1.21, 0]);
    expect(numbers.map(({ changed }) => changed(1.1))).toEqual([
      { ...ring, row: 1.1 },
      { ...ring, column: 1.1 },
      { ...ring, radius: 2 },
      { ...ring, ratio: 1.1 },
      { ...ring, tilt: 1.1 }
    ]);
  });
});

describe('begunAt', () => {
  const t = 0.7;
  const found = {
    pixelSizeInvAng: 0.01,
    pixelSizeGeoInvAng: 0.0095,
    axisRatio: 1.05,
    theta: 0.5,
    centreRow: 99,
    centreColumn: 101
  };

  it('gives only what was moved, and comes back to the same ring', () => {
    const before = beginning({ voltage: 3e5 }, found, t, IMAGE);
    expect(before).toMatchObject({ row: 99, column: 101, ratio: 1.05 });
    const bigger = { ...before, radius: 80 };
    const options = begunAt({ voltage: 3e5 }, before, bigger, t);
    expect(Object.keys(options)).toEqual(['voltage', 'pixelSizeRange']);
    const [from, to] = options.pixelSizeRange!;
    // From one ring of gold to the next it is more than that
    expect(to / from).toBeLessThan(1.09);
    expect(beginning(options, found, t, IMAGE).radius).toBeCloseTo(80, 1);
    expect(begunAt({}, before, { ...before, column: 90 }, t)).toEqual({ centre: [99, 90] });
    expect(begunAt({}, before, { ...before, tilt: 7 }, t)).toEqual({ ellipse: [1.05, 7] });
  });

  it('begins in the middle of a pattern in which nothing was found', () => {
    expect(beginning({}, undefined, t, IMAGE)).toEqual({ row: 99.5, column: 99.5, radius: 50, ratio: 1, tilt: 0 });
  });
});

describe('wedgeHandles', () => {
  const wedges = wedgeHandles({ row: 100, column: 100 }, 90);

  it('turns with the hand, also across the end of the turn', () => {
    const [below, right] = [
      { row: 150, column: 100 },
      { row: 100, column: 150 }
    ];
    expect(wedges.dragged([350, 10], 'middle', below, right, IMAGE)).toEqual([80, 100]);
    expect(wedges.dragged([80, 100], 'middle', right, below, IMAGE)).toEqual([350, 10]);
    expect(wedges.nudged([350, 10], 'to', { row: 0, column: 10 }, IMAGE)).toEqual([350, 20]);
  });

  it('never turns inside out', () => {
    expect(wedges.nudged([350, 10], 'from', { row: 0, column: 30 }, IMAGE)).toEqual([9, 10]);
    expect(wedges.nudged([350, 10], 'to', { row: 0, column: -30 }, IMAGE)).toEqual([350, 351]);
  });
});
