import type { TranslationBundle } from '@jupyterlab/translation';

import type { BetterShape } from '../../../core/scan/imageCheck';
import { betterShape } from '../../../core/scan/imageCheck';
import { scanImage } from '../../../core/scan/scanImage';
import type { ScanPlan } from '../../../core/scan/scanPlan';
import { spikeSearch } from '../../../core/scan/spikes';
import type { Candidate } from '../../../protocol/convert/inspection';
import type { ShapeDraft } from './draft';
import type { DraftReading, ShapeContext } from './draftReading';
import type { SeamAdvice } from './seamAdvice';
import { seamAdvice, seamOf } from './seamAdvice';
import { inTimeSlices } from './timeSlices';

/** What the scan image of a draft shows. What is not known yet is what was true of the draft before. */
export interface DraftAnalysis {
  /** Strength of the strongest vertical seam, see seamScore; absent for a stack */
  readonly seam?: number;
  /** What would close it, the best first */
  readonly advice: readonly SeamAdvice[];
  /** Plan that the advice is for */
  readonly advised?: ScanPlan;
  /** A shape whose neighbouring lines differ clearly less: the image speaks for it */
  readonly better?: BetterShape<Candidate>;
  /** Positions of frames far brighter than all around, and the plan in which they have these positions */
  readonly spikes?: { readonly plan: ScanPlan; readonly positions: readonly number[] };
}

export const NO_ANALYSIS: DraftAnalysis = { advice: [] };

/**
 * Finds out, bit by bit and without keeping the page from anything else: the seam, what closes it, a shape that fits the image better, and spikes.
 *
 * @param known of another draft before; spikes of the same plan are not sought again
 * @param onFound told of every part that became known
 */
export async function analyseDraft(
  values: Float32Array,
  draft: ShapeDraft,
  { plan, repaired }: DraftReading,
  context: ShapeContext,
  trans: TranslationBundle,
  known: DraftAnalysis,
  signal: AbortSignal,
  onFound: (part: Partial<DraftAnalysis>) => void
): Promise<void> {
  if (!repaired || repaired.kind === 'stack') {
    const better = repaired && betterShape(values, repaired, context.candidates);
    onFound({ ...NO_ANALYSIS, seam: undefined, advised: undefined, better, spikes: undefined });
    return;
  }
  onFound({ seam: seamOf(values, repaired), better: plan && betterShape(values, plan, context.candidates) });
  const advice = await inTimeSlices(seamAdvice(values, draft, context, trans), signal);
  if (advice) {
    onFound({ advice, advised: repaired });
  }
  if (known.spikes?.plan === repaired) {
    return;
  }
  const positions = await inTimeSlices(spikeSearch(scanImage(values, repaired)), signal);
  if (positions) {
    onFound({ spikes: { plan: repaired, positions } });
  }
}
