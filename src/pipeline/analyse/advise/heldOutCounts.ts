import type { RowBlocks } from '../../../core/analysis/rowBlocks';
import { createRandom } from '../../../core/random';
import type { Means } from '../blocks/runPass';
import type { FactorOptions } from '../decompose/decompose';
import { factorise } from '../decompose/decompose';
import { countedFit } from './countedFit';
import { added, thinnedParts, without } from './trialData';

/** Parts of the counts, each of which is held out once: what is learnt from four fifths of them is little less than from all. */
const PARTS = 5;

/** Counts dealt out among parts by chance, which are independent Poisson counts: one is held out to judge factors of the others. */
export class HeldOutCounts {
  /** @param counts that vary as counts do */
  constructor(counts: RowBlocks, seed: number) {
    this.parts = thinnedParts(counts, PARTS, createRandom(seed, 'thinning'));
    this.whole = added(this.parts);
  }

  /** Deviance of each position's counts from factors of the other parts, the sum over all parts. */
  async deviances(options: FactorOptions, means: Means): Promise<Float64Array> {
    const deviances = new Float64Array(this.whole.rows);
    for (const part of this.parts) {
      const learnt = await factorise(without(this.whole, part), options, means);
      countedFit(part, learnt, 1 / (PARTS - 1)).deviances.forEach((value, row) => (deviances[row] += value));
    }
    return deviances;
  }

  private readonly parts: readonly RowBlocks[];
  private readonly whole: RowBlocks;
}
