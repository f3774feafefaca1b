import * as fc from 'fast-check';

import { csvOf } from './csvOf';

describe('csvOf', () => {
  it('has a line for a row', () => {
    const values = Float32Array.from([1, 2.5, 0.1, NaN, -Infinity, 65025]);
    expect(csvOf({ values, shape: [2, 3] })).toBe('1,2.5,0.1\nnan,-inf,65025\n');
  });

  it('loses nothing', () => {
    fc.assert(
      fc.property(fc.float32Array({ minLength: 1, noNaN: true, noDefaultInfinity: true }), values => {
        const read = csvOf({ values, shape: [1, values.length] })
          .trim()
          .split(',')
          .map(Number);
        read.forEach((value, index) => expect(Math.fround(value) + 0).toBe(values[index] + 0));
      })
    );
  });
});
