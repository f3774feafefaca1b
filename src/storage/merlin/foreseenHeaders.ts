import { InputError } from '../../core/errors';
import { countedFrom } from '../../core/merlin/countedFrom';
import type { FrameFields } from '../../core/merlin/frameFields';
import { emptyFrameFields, readFrameFields } from '../../core/merlin/frameFields';
import { FrameFormatText } from '../../core/merlin/frameFormatText';
import { LikeHeaders } from '../../core/merlin/likeHeaders';
import { isUsual } from '../../core/scan/usualExposure';
import { compactIndex } from './compactIndex';
import type { FramePlace, FrameReader } from './frameFiles';
import type { FrameIndex } from './frameIndex';

/** Never told: whoever meets it reads all headers. */
const UNFORESEEN = 'E_UNFORESEEN';

/** What all frame headers are taken to say before they are read: numbers that go on by one, exposures that are alike, no pauses. */
export interface ForeseenHeaders {
  readonly headerBytes: number;
  readonly firstNumber: number;
  /** NaN where headers have no exposure */
  readonly usualNs: number;
  /** Whether frames of both counters are expected; otherwise all are of the first one's */
  readonly bothCounters: boolean;
  /** Filled in while frames pass: the time of each, NaN before. Shared memory */
  readonly timesUs: Float64Array;
}

/** What can be foreseen from a sample of the headers; undefined where they are not that plain: then all have to be read. */
export function foreseenHeaders(sample: FrameIndex, headerBytes: number): ForeseenHeaders | undefined {
  const { frames, firstNumber, sequence, usualNs, unusual, pauses, bothCounters } = compactIndex(sample, false);
  if (sequence !== undefined || unusual.length > 0 || (pauses && pauses.before.length > 0)) {
    return undefined;
  }
  const timesUs = new Float64Array(new SharedArrayBuffer(8 * frames)).fill(NaN);
  return { headerBytes, firstNumber, usualNs, bothCounters, timesUs };
}

/** Compares headers with what was foreseen, while their frames are read for another reason. */
export class HeaderCheck {
  /** @param reader of the acquisition, for its first header */
  constructor(
    private readonly place: FramePlace,
    private readonly foreseen: ForeseenHeaders,
    reader: FrameReader
  ) {
    const first = new Uint8Array(foreseen.headerBytes);
    reader.readHeader(0, first);
    this.like = new LikeHeaders(first);
    this.format = new FrameFormatText(first);
    readFrameFields(first, 0, foreseen.headerBytes, this.fields);
    this.counter = this.fields.counter;
    this.firstIsUsual = isUsual(this.fields.exposureNs, foreseen.usualNs);
  }

  /**
   * @param frame number of the frame in the file, from 0
   * @param offset byte with which its header begins
   * @throws InputError `E_UNFORESEEN`
   */
  check(frame: number, bytes: Uint8Array, offset: number): void {
    const { headerBytes, firstNumber, usualNs, bothCounters, timesUs } = this.foreseen;
    const { fields } = this;
    if (this.firstIsUsual && this.like.matches(firstNumber + frame, bytes, offset)) {
      timesUs[frame] = this.like.timeUs(bytes, offset);
      return;
    }
    readFrameFields(bytes, offset, headerBytes, fields);
    timesUs[frame] = fields.timeUs;
    if (
      !this.format.matches(bytes, offset) ||
      fields.sequence !== firstNumber + frame ||
      !isUsual(fields.exposureNs, usualNs) ||
      !(bothCounters || Object.is(fields.counter, this.counter))
    ) {
      throw unforeseen(
        `${this.place.files[0].path}, frame ${frame} (the first is 0): its header is not as the others let expect.`
      );
    }
  }

  private readonly like: LikeHeaders;
  private readonly firstIsUsual: boolean;
  private readonly format: FrameFormatText;
  private readonly counter: number;
  private readonly fields: FrameFields = emptyFrameFields();
}

/** What the headers say that have passed a check: as foreseen, with the times that they were found to have. */
export function passedHeaders({ firstNumber, usualNs, bothCounters, timesUs }: ForeseenHeaders): FrameIndex {
  const frames = timesUs.length;
  return {
    sequence: countedFrom(firstNumber, frames),
    exposuresNs: new Float64Array(frames).fill(usualNs),
    timesUs,
    bothCounters
  };
}

/** The error of work that was planned on what turned out not to be so. @param what was found, a sentence */
export function unforeseen(what: string): InputError {
  return new InputError(UNFORESEEN, what);
}

/** Whether work was given up because a header was not as foreseen. */
export function isUnforeseen(cause: unknown): boolean {
  return cause instanceof InputError && cause.code === UNFORESEEN;
}
