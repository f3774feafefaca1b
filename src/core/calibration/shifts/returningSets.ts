/** What comes back must have moved the geometry by less than this part of before, or it will come back for ever */
const PROGRESS = 0.7;

/**
 * Watches the sets of observations that the rounds of a fit count. Two sets, each of which asks for the geometry in which the
 * other one is right, take turns for ever: the fit is as good as it gets when one comes back and nothing has become better.
 */
export class ReturningSets {
  /** @param change that the round asks for, in standard errors. @returns whether the set was left before, and came back in vain */
  isBack(set: string, change: number): boolean {
    const least = this.least.get(set) ?? Infinity;
    const isBack = set !== this.last && change >= PROGRESS * least;
    this.least.set(set, Math.min(least, change));
    this.last = set;
    return isBack;
  }

  /** The least change that was asked for with each set */
  private readonly least = new Map<string, number>();
  private last: string | undefined;
}
