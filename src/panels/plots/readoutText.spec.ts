import { lengthText, readingAt } from './readoutText';

const grid = { values: Float32Array.from([0, 1234567, 2, 3, 40000.5, NaN]), shape: [2, 3] as const };
const words = { row: 'row', column: 'column', unit: 'counts' };

describe('readingAt', () => {
  it('tells row, column and value, and the place in units of the axes', () => {
    expect(readingAt({ grid, words, step: { size: 2.5, unit: 'nm' } }, { row: 1, column: 1 })).toEqual({
      places: ['row 1, column 1', '2.5 nm, 2.5 nm'],
      value: '40001 counts',
      copied: '1\t1\t40000.5'
    });
    expect(readingAt({ grid, words }, { row: 0, column: 1 }).value).toBe('1234567 counts');
    expect(readingAt({ grid, words }, { row: 1, column: 2 }).value).toBe('– counts');
  });

  it('tells how far a pixel of a pattern is from its centre', () => {
    const step = { size: 0.01, unit: '1/Å', radius: 'q', origin: { row: 4, column: 4 } };
    expect(readingAt({ grid, words, step }, { row: 1, column: 0 }).places).toEqual(['row 1, column 0', 'q 0.05 1/Å']);
  });
});

it('gives a length in the unit of the axes', () => {
  expect(lengthText(12.34567, { size: 2, unit: 'nm' })).toBe('24.691 nm');
  expect(lengthText(3)).toBe('3 px');
});
