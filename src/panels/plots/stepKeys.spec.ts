import { pixelAfter, stepOf } from './stepKeys';

const press = (key: string, shiftKey = false) => stepOf({ key, shiftKey });

describe('arrow keys', () => {
  it('move by one pixel, by ten with Shift, down being larger rows', () => {
    expect(press('ArrowDown')).toEqual({ row: 1, column: 0 });
    expect(press('ArrowLeft', true)).toEqual({ row: 0, column: -10 });
    expect(press('Enter')).toBeUndefined();
  });

  it('stop at the border', () => {
    expect(pixelAfter({ row: 2, column: 5 }, { row: -10, column: 0 }, [4, 8])).toEqual({ row: 0, column: 5 });
    expect(pixelAfter({ row: 2, column: 5 }, { row: 0, column: 10 }, [4, 8])).toEqual({ row: 2, column: 7 });
  });
});
