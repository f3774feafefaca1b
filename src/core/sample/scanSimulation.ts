import type { Detector } from './detector';
import type { PatternModel } from './patternModel';
import type { Random } from '../random';
import { createRandom } from '../random';
import type { FrameCounts } from './samplePattern';
import { samplePattern } from './samplePattern';
import type { ScanTiming } from './scanTiming';

/** A whole acquisition that is simulated frame by frame, in any order. */
export interface ScanSimulation {
  readonly detector: Detector;
  readonly timing: ScanTiming;
  /** The pattern of a stored frame, its mean counts scaled by the exposure */
  modelAt(frame: number): PatternModel;
}

/** Counts of one stored frame; the same seed and frame give the same counts. */
export function simulateFrame(simulation: ScanSimulation, seed: number, frame: number, counts: FrameCounts): void {
  samplePattern(simulation.modelAt(frame), frameRandom(seed, frame), counts);
}

function frameRandom(seed: number, frame: number): Random {
  return createRandom(seed, 'frame', frame);
}
