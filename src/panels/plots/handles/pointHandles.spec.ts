import { pointHandles } from './pointHandles';

describe('pointHandles', () => {
  it('move a centre, also past the border, in tenths of a pixel', () => {
    const [from, to] = [
      { row: 0, column: 0 },
      { row: -60.04, column: 1.26 }
    ];
    const start = { row: 50, column: 50 };
    expect(pointHandles.dragged(start, 'centre', from, to, [100, 100])).toEqual({ row: -10, column: 51.3 });
    expect(pointHandles.nudged(start, 'centre', { row: 10, column: 0 }, [100, 100])).toEqual({ row: 60, column: 50 });
  });
});
