import type { Calibration } from '../../core/calibration/calibration';
import { lacksGap } from '../../core/calibration/judge/lacksGap';
import { insertGap } from '../../core/pattern/insertGap';
import { BUILT_IN_NAMES, builtInStandard } from '../../core/standards/builtIn';
import type { Standard } from '../../core/standards/standard';
import type { FrameChoice } from '../../protocol/calibrate/calibrationOptions';
import { jobCounters } from '../threads/jobCounters';
import type { TaskRunner } from '../threads/taskRunner';
import type { SummedPattern } from './summedPattern';
import { sharedCounts } from './summedPattern';

/** What the rings are looked for with. */
export interface GapMeans {
  readonly runner: TaskRunner;
  readonly signal: AbortSignal;
  /** V */
  readonly voltage?: number;
  /** What the pattern is of, where that was told */
  readonly standard?: Standard;
  /** What a person knows of the gap; absent: the rings are asked */
  readonly chipGap?: FrameChoice['chipGap'];
}

/** Proportions of rings hardly depend on it: outermost ones by 0.2 % from 60 to 300 kV */
const SOME_VOLTAGE = 200e3;

/**
 * A pattern of 512 x 512 pixels in the frame that its rings ask for: of a quad detector without the gap between its chips
 * the frame of a converted file, of any other detector its own. Where a person says which of the two, the rings are not asked. Any other pattern, and one whose detector is known, stays as it is.
 *
 * @throws CancelledError
 */
export async function settledGap(pattern: SummedPattern, means: GapMeans): Promise<SummedPattern> {
  const gapped = pattern.gap === 'open' ? insertGap(pattern.counts, pattern.shape) : undefined;
  if (!gapped) {
    return pattern;
  }
  const other = { counts: sharedCounts(gapped.values), shape: gapped.shape, mask: gapped.mask };
  if (means.chipGap) {
    return means.chipGap === '3px' ? inserted(pattern, other, TOLD) : { ...pattern, gap: undefined };
  }
  for (const standard of means.standard ? [means.standard] : BUILT_IN_NAMES.map(name => builtInStandard(name))) {
    const found = lacksGap(await fitted(pattern, standard, means), await fitted(other, standard, means));
    if (found !== undefined) {
      return found ? inserted(pattern, other, FOUND) : { ...pattern, gap: undefined };
    }
  }
  return pattern;
}

type Framed = Pick<SummedPattern, 'counts' | 'shape' | 'mask'>;

function inserted(pattern: SummedPattern, gapped: Framed, note: string): SummedPattern {
  return { ...pattern, ...gapped, gap: 'inserted', warnings: [...pattern.warnings, note] };
}

const TOLD = 'The gap of 3 px between four chips was inserted, as was chosen: positions are those in 515 x 515 pixels.';
const FOUND =
  'The rings show that these 512 x 512 pixels are four chips without the gap of 3 px between them: it was inserted, and positions are those in 515 x 515 pixels.';

async function fitted(
  { counts, shape, mask }: Framed,
  standard: Standard,
  { runner, signal, voltage = SOME_VOLTAGE }: GapMeans
): Promise<Calibration> {
  const input = { counts, shape, mask, voltage, standard };
  const [calibration] = await runner.run('calibrationFit', { input, counters: jobCounters() }, signal, 1);
  return calibration;
}
