import type { ComponentTrial } from './adviceRule';
import { advisedComponents } from './adviceRule';

/** Trials for 1, 2, ... components by deviance, its error and stability. */
function trials(...of: [deviance: number, error: number, stability: number][]): ComponentTrial[] {
  return of.map(([deviance, devianceError, stability], at) => ({
    components: at + 1,
    deviance,
    devianceError,
    chiSquare: NaN,
    stability
  }));
}

describe('advisedComponents', () => {
  it('takes what is found twice where the deviance is least, although fewer are within its error', () => {
    const three = trials([330.0, 0.41, 1], [327.14, 0.2, 0.99], [326.94, 0, 0.99], [330.1, 0.18, 0.74]);
    expect(advisedComponents(three)).toEqual({ components: 3, stabilityAgrees: true });
  });

  it('takes the fewest within the error where the last of more are not found again', () => {
    const two = trials([330.0, 0.41, 1], [327.14, 0.21, 0.99], [326.94, 0, 0.6]);
    expect(advisedComponents(two)).toEqual({ components: 2, stabilityAgrees: true });
    expect(advisedComponents(trials([330.0, 0.41, 1], [328.14, 0.21, 0.99], [326.94, 0, 0.6]))).toEqual({
      components: 3,
      stabilityAgrees: false
    });
  });

  it('goes by what is found twice alone where there are no counts', () => {
    expect(advisedComponents(trials([NaN, NaN, 1], [NaN, NaN, 0.95], [NaN, NaN, 0.4])).components).toBe(2);
  });
});
