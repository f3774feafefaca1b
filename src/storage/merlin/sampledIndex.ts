import { countedFrom } from '../../core/merlin/countedFrom';
import { longFrames, usualExposure } from '../../core/scan/usualExposure';
import type { FrameFields } from '../../core/merlin/frameFields';
import { emptyFrameFields, readFrameFields } from '../../core/merlin/frameFields';
import type { FramePlace } from './frameFiles';
import { FrameReader } from './frameFiles';
import type { FrameIndex } from './frameIndex';

/** What makes an exposure long, as the search for the fly-back has it. */
const LONG_RATIO = 1.5;
/** Frames on either side of where the next long exposure is looked for. */
const REACH = 3;

/**
 * What the headers of all frames probably say, from a few hundred of them: those of the first line of a square scan, of the
 * place where its second line should begin, and of two lines further on. Long exposures that come back at all of these are
 * taken to go on to the end; otherwise all exposures are taken to be the usual one. Numbers are taken to go on by one.
 *
 * For a first impression of large files on slow disks: whether frames were lost, and whether the rhythm is kept, only
 * `readFrameIndex` tells.
 */
export function sampleFrameIndex(place: FramePlace, headerBytes: number): FrameIndex {
  const headers = new HeaderSample(place, headerBytes);
  try {
    const { frames } = headers;
    const side = Math.ceil(Math.sqrt(frames));
    const first = headers.exposures(0, Math.min(frames, side + REACH));
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
    return {
      sequence: countedFrom(headers.firstNumber, frames),
      exposuresNs,
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
  const found = longFrames(headers.exposures(from, 2 * REACH + 1), usual, LONG_RATIO);
  return found.length > 0 && from + found[0] - start > 1 ? from + found[0] - start : undefined;
}

/** Whether the rhythm still holds in the middle and at the end: a long exposure at its place and none before it. */
function goesOn(headers: HeaderSample, start: number, spacing: number, usual: number): boolean {
  const lines = Math.floor((headers.frames - 1 - start) / spacing);
  return [Math.floor(lines / 2), lines].every(line => {
    const [before, at] = headers.exposures(start + line * spacing - 1, 2);
    return line === 0 || (at > usual * LONG_RATIO && !(before > usual * LONG_RATIO));
  });
}

class HeaderSample {
  constructor(
    place: FramePlace,
    private readonly headerBytes: number
  ) {
    this.reader = new FrameReader(place);
    this.header = new Uint8Array(headerBytes);
    this.frames = this.reader.frames;
  }

  readonly frames: number;
  readonly counters = new Set<number>();
  /** Number of the first frame */
  firstNumber = NaN;

  /** Exposures of some frames in ns; fewer where the file ends before. */
  exposures(from: number, count: number): Float64Array {
    const start = Math.max(0, from);
    const found = new Float64Array(Math.max(0, Math.min(count, this.frames - start)));
    for (let at = 0; at < found.length; at++) {
      this.reader.readHeader(start + at, this.header);
      readFrameFields(this.header, 0, this.headerBytes, this.fields);
      found[at] = this.fields.exposureNs;
      this.counters.add(this.fields.counter);
      if (start + at === 0) {
        this.firstNumber = this.fields.sequence;
      }
    }
    return found;
  }

  close(): void {
    this.reader.close();
  }

  private readonly reader: FrameReader;
  private readonly header: Uint8Array;
  private readonly fields: FrameFields = emptyFrameFields();
}
