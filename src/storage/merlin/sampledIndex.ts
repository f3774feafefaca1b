import { countedFrom } from '../../core/merlin/countedFrom';
import { longFrames, usualExposure } from '../../core/scan/usualExposure';
import { timesOf } from '../../core/scan/pauses';
import type { FramePlace } from './frameFiles';
import type { FrameIndex } from './frameIndex';
import { HeaderSample } from './headerSample';
import { samplePauses } from './sampledPauses';

/** What makes an exposure long, as the search for the fly-back has it. */
const LONG_RATIO = 1.5;
/** Frames on either side of where the next long exposure is looked for. */
const REACH = 3;

/**
 * What the headers of all frames probably say, from a few hundred of them: those of the first line of a square scan, of the
 * place where its second line should begin, and of two lines further on. Long exposures that come back at all of these are
 * taken to go on to the end; otherwise all exposures are taken to be the usual one. Pauses between frames: see samplePauses. Numbers
 * are taken to go on by one.
 *
 * For a first impression of large files on slow disks: whether frames were lost, and whether the rhythm is kept, only
 * `readFrameIndex` tells.
 */
export function sampleFrameIndex(place: FramePlace, headerBytes: number): FrameIndex {
  const headers = new HeaderSample(place, headerBytes);
  try {
    const { frames } = headers;
    const side = Math.ceil(Math.sqrt(frames));
    const sampled = headers.read(0, Math.min(frames, side + REACH));
    const first = sampled.exposuresNs;
    const usual = usualExposure(first);
    const exposuresNs = new Float64Array(frames).fill(usual);
    const long = longFrames(first, usual, LONG_RATIO);
    if (long.length > 0) {
      const start = long[long.length - 1];
      const spacing = spacingOf(long) ?? nextLong(headers, start, side, usual);
      if (spacing !== undefined && goesOn(headers, start, spacing, usual)) {
        for (let frame = start; frame < frames; frame += spacing) {
          exposuresNs[frame] = first[start];
        }
      }
    }
    exposuresNs.set(first);
    const pauses = samplePauses(headers, sampled, exposuresNs);
    return {
      sequence: countedFrom(headers.firstNumber, frames),
      exposuresNs,
      timesUs: pauses ? timesOf(pauses, frames, exposuresNs) : new Float64Array(frames).fill(NaN),
      bothCounters: headers.counters.has(0) && headers.counters.has(1)
    };
  } finally {
    headers.close();
  }
}

/** Distance of the last two long exposures of a line, where there are two. */
function spacingOf(long: readonly number[]): number | undefined {
  const [last, before] = [long[long.length - 1], long[long.length - 2]];
  return before !== undefined && last - before > 1 ? last - before : undefined;
}

function nextLong(headers: HeaderSample, start: number, side: number, usual: number): number | undefined {
  const from = start + side - REACH;
  const found = longFrames(headers.read(from, 2 * REACH + 1).exposuresNs, usual, LONG_RATIO);
  return found.length > 0 && from + found[0] - start > 1 ? from + found[0] - start : undefined;
}

/** Whether the rhythm still holds in the middle and at the end: a long exposure at its place and none before it. */
function goesOn(headers: HeaderSample, start: number, spacing: number, usual: number): boolean {
  const lines = Math.floor((headers.frames - 1 - start) / spacing);
  return [Math.floor(lines / 2), lines].every(line => {
    const [before, at] = headers.read(start + line * spacing - 1, 2).exposuresNs;
    return line === 0 || (at > usual * LONG_RATIO && !(before > usual * LONG_RATIO));
  });
}
