import { TransferRate } from './transferRate';

describe('TransferRate', () => {
  it('says nothing before there is enough to tell', () => {
    const rate = new TransferRate();
    expect(rate.bytesPerSecond).toBeUndefined();
    rate.add(0, 0);
    rate.add(100, 1e6);
    expect(rate.bytesPerSecond).toBeUndefined();
  });

  it('is the mean of the last ten seconds', () => {
    const rate = new TransferRate();
    for (let second = 0; second <= 100; second++) {
      // 1 MB/s for 90 s, then 5 MB/s
      rate.add(second * 1000, (second <= 90 ? second : 90 + (second - 90) * 5) * 1e6);
    }
    expect(rate.bytesPerSecond).toBe(5e6);
  });

  it('falls when nothing arrives', () => {
    const rate = new TransferRate();
    rate.add(0, 0);
    rate.add(1000, 8e6);
    rate.add(4000, 8e6);
    expect(rate.bytesPerSecond).toBe(2e6);
  });
});
