import { countedFrom } from '../../core/merlin/countedFrom';
import type { Pauses } from '../../core/scan/pauses';
import { findPauses, timesOf } from '../../core/scan/pauses';
import { isUsual, usualExposure } from '../../core/scan/usualExposure';
import type { FrameIndex } from './frameIndex';

/** A frame index in a few kB, to be kept for thousands of acquisitions: plain data, so that threads can hand it over. */
export interface CompactIndex {
  readonly frames: number;
  /** Whether every header was read */
  readonly whole: boolean;
  /** Number of the first frame; `sequence` only where the others do not follow one by one */
  readonly firstNumber: number;
  readonly sequence?: Float64Array;
  /** The usual exposure in ns, and the frames that differ much from it */
  readonly usualNs: number;
  readonly unusual: Int32Array;
  readonly unusualNs: Float64Array;
  /** Absent where the time stamps say nothing */
  readonly pauses?: Pauses;
  readonly bothCounters: boolean;
}

/** Leaves out what does not matter for the scan shape: small differences between exposures and between times. @param whole every header was read */
export function compactIndex(
  { sequence, exposuresNs, timesUs, bothCounters }: FrameIndex,
  whole: boolean
): CompactIndex {
  const usualNs = usualExposure(exposuresNs);
  const unusual: number[] = [];
  exposuresNs.forEach((exposure, frame) => {
    if (!isUsual(exposure, usualNs)) {
      unusual.push(frame);
    }
  });
  const pauses = findPauses(timesUs, exposuresNs);
  const oneByOne = sequence.every((number, frame) => number === sequence[0] + frame);
  return {
    frames: sequence.length,
    whole,
    firstNumber: sequence[0],
    ...(oneByOne ? {} : { sequence }),
    usualNs,
    unusual: Int32Array.from(unusual),
    unusualNs: Float64Array.from(unusual, frame => exposuresNs[frame]),
    ...(pauses && { pauses }),
    bothCounters
  };
}

/** The index that leads to the same scan shapes as the original. */
export function expandIndex({ frames, firstNumber, sequence, usualNs, ...index }: CompactIndex): FrameIndex {
  const exposuresNs = new Float64Array(frames).fill(usualNs);
  index.unusual.forEach((frame, at) => (exposuresNs[frame] = index.unusualNs[at]));
  return {
    sequence: sequence ?? countedFrom(firstNumber, frames),
    exposuresNs,
    timesUs: index.pauses ? timesOf(index.pauses, frames, exposuresNs) : new Float64Array(frames).fill(NaN),
    bothCounters: index.bothCounters
  };
}

/** Bytes of memory, roughly. */
export function indexBytes({ sequence, unusual, pauses }: CompactIndex): number {
  return 200 + 12 * (unusual.length + (pauses?.before.length ?? 0)) + 8 * (sequence?.length ?? 0);
}
