import { RingShape } from './ringShape';

describe('RingShape', () => {
  it.each([
    { sigma: 0.02, disc: 0, spread: 0, tails: 0 },
    { sigma: 0.02, disc: 0.9, spread: 0, tails: 0 },
    { sigma: 0.02, disc: 0.5, spread: 0.01, tails: 0.3 }
  ])('has an area of 1 and the slope of its height: %j', width => {
    const shape = new RingShape(width, 0.8);
    let area = 0;
    const step = 2e-4;
    for (let offset = -shape.reach; offset <= shape.reach; offset += step) {
      area += step * shape.at(offset);
    }
    expect(area).toBeCloseTo(1, 3);
    for (const offset of [-0.021, 0.013, 0.03]) {
      const slope = (shape.at(offset + 1e-6) - shape.at(offset - 1e-6)) / 2e-6;
      expect(Math.abs(shape.slope(offset) - slope)).toBeLessThan(1e-5 * Math.abs(slope) + 1e-4);
    }
  });

  it('has the variance that is asked for', () => {
    const shape = new RingShape({ sigma: 0.02, disc: 0.7, spread: 0, tails: 0 }, 0.5);
    let variance = 0;
    for (let offset = -shape.reach; offset <= shape.reach; offset += 2e-4) {
      variance += 2e-4 * offset ** 2 * shape.at(offset);
    }
    expect(Math.sqrt(variance)).toBeCloseTo(0.02, 4);
  });
});
