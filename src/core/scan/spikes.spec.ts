import { createRandom } from '../random';
import { findSpikes, positionsAround, tooManySpikes } from './spikes';

const [rows, columns] = [30, 40];

/** Counting noise on a gradient, with a particle of several positions. */
function image(seed = 1): Float32Array {
  const random = createRandom(seed).uniform;
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return Float32Array.from({ length: rows * columns }, (_, position) => {
    const [row, column] = [Math.floor(position / columns), position % columns];
    const expected = 5000 + 100 * column + (Math.hypot(row - 12, column - 20) < 3 ? 9000 : 0);
    return Math.round(expected + Math.sqrt(expected) * normal());
  });
}

describe('findSpikes', () => {
  it('finds none in counting noise, at the edge of a particle, or in an even image', () => {
    for (let seed = 1; seed < 20; seed++) {
      expect(findSpikes({ values: image(seed), rows, columns })).toEqual([]);
    }
    expect(findSpikes({ values: new Float32Array(rows * columns).fill(100), rows, columns })).toEqual([]);
    expect(findSpikes({ values: new Float32Array(rows * columns), rows, columns })).toEqual([]);
  });

  it('finds single and paired stretched exposures, in the corner too, and on a particle', () => {
    const values = image();
    const at = [0, 5 * columns + 7, 5 * columns + 8, 12 * columns + 20, rows * columns - 1];
    at.forEach(position => (values[position] *= 2));
    expect(findSpikes({ values, rows, columns })).toEqual(at);
  });

  it('judges beside missing frames, and not where hardly any neighbour is known', () => {
    const values = image();
    values[41] *= 3;
    values[42] = NaN;
    expect(findSpikes({ values, rows, columns })).toEqual([41]);
    expect(findSpikes({ values: Float32Array.of(10, 1000, 10), rows: 1, columns: 3 })).toEqual([]);
  });
});

describe('tooManySpikes', () => {
  it('allows five, or one position in fifty', () => {
    expect([5, 6].map(spikes => tooManySpikes(spikes, 100))).toEqual([false, true]);
    expect([20, 21].map(spikes => tooManySpikes(spikes, 1000))).toEqual([false, true]);
  });
});

describe('positionsAround', () => {
  it('stays within the scan', () => {
    expect(positionsAround(0, 3, 4)).toEqual([1, 4, 5]);
    expect(positionsAround(5, 3, 4)).toEqual([0, 1, 2, 4, 6, 8, 9, 10]);
    expect(positionsAround(11, 3, 4)).toEqual([6, 7, 10]);
    expect(positionsAround(1, 1, 3)).toEqual([0, 2]);
  });
});
