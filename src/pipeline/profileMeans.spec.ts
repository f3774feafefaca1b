import { ProfileMeans } from './profileMeans';

describe('ProfileMeans', () => {
  it('has means and their standard errors over the profiles that have a value', () => {
    const means = new ProfileMeans(3);
    means.add([1, 5, NaN, 3, NaN, NaN]);
    expect([...means.mean()]).toEqual([2, 5, NaN]);
    // Of one value its own, however many others were asked for
    expect([...ProfileMeans.errors(3, [3, 0.5, NaN, 4, NaN, NaN])]).toEqual([2.5, 0.5, NaN]);
  });
});
