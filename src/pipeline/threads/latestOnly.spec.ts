import { latestOnly } from './latestOnly';

describe('latestOnly', () => {
  const join = (earlier: number[], later: number[]) => [...earlier, ...later];

  it('joins what gathers while the receiver is busy, and loses nothing', async () => {
    const taken: number[][] = [];
    const open: (() => void)[] = [];
    const news = latestOnly<number[]>(join, part => {
      taken.push(part);
      return new Promise(resolve => open.push(resolve));
    });
    news.push([1]);
    news.push([2]);
    news.push([3]);
    expect(taken).toEqual([[1]]);
    const sent = news.sent();
    open[0]();
    await new Promise(resolve => setTimeout(resolve));
    expect(taken).toEqual([[1], [2, 3]]);
    open[1]();
    await sent;
    news.push([4]);
    expect(taken).toEqual([[1], [2, 3], [4]]);
  });

  it('tells what sending threw, once asked', async () => {
    const news = latestOnly<number[]>(join, () => Promise.reject(new Error('gone')));
    news.push([1]);
    await new Promise(resolve => setTimeout(resolve));
    await expect(news.sent()).rejects.toThrow('gone');
  });

  it('has nothing to wait for without news', async () => {
    await latestOnly<number[]>(join, async () => undefined).sent();
  });
});
