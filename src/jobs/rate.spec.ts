import { Rate } from './rate';

describe('Rate', () => {
  it('says nothing before there is enough to tell', () => {
    const rate = new Rate();
    expect(rate.perSecond).toBeUndefined();
    rate.add(0, 0);
    rate.add(100, 1e6);
    expect(rate.perSecond).toBeUndefined();
  });

  it('is the mean of the last ten seconds', () => {
    const rate = new Rate();
    for (let second = 0; second <= 100; second++) {
      // 1 MB/s for 90 s, then 5 MB/s
      rate.add(second * 1000, (second <= 90 ? second : 90 + (second - 90) * 5) * 1e6);
    }
    expect(rate.perSecond).toBe(5e6);
  });

  it('falls when nothing arrives', () => {
    const rate = new Rate();
    rate.add(0, 0);
    rate.add(1000, 8e6);
    rate.add(4000, 8e6);
    expect(rate.perSecond).toBe(2e6);
  });
});
