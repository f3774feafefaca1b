import type { FrameFields } from '../../core/merlin/frameFields';
import { emptyFrameFields, readFrameFields } from '../../core/merlin/frameFields';
import type { FramePlace } from './frameFiles';
import { FrameReader } from './frameFiles';

/** What the headers of some frames in a row say. */
export interface SampledFrames {
  readonly exposuresNs: Float64Array;
  readonly timesUs: Float64Array;
}

/** Reads single headers of an acquisition. */
export class HeaderSample {
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

  /** Some frames in a row; fewer where the file ends before. */
  read(from: number, count: number): SampledFrames {
    const start = Math.max(0, from);
    const found = Math.max(0, Math.min(count, this.frames - start));
    const sampled = { exposuresNs: new Float64Array(found), timesUs: new Float64Array(found) };
    for (let at = 0; at < found; at++) {
      this.reader.readHeader(start + at, this.header);
      readFrameFields(this.header, 0, this.headerBytes, this.fields);
      sampled.exposuresNs[at] = this.fields.exposureNs;
      sampled.timesUs[at] = this.fields.timeUs;
      this.counters.add(this.fields.counter);
      if (start + at === 0) {
        this.firstNumber = this.fields.sequence;
      }
    }
    return sampled;
  }

  close(): void {
    this.reader.close();
  }

  private readonly reader: FrameReader;
  private readonly header: Uint8Array;
  private readonly fields: FrameFields = emptyFrameFields();
}
