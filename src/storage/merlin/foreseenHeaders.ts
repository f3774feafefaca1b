import { InputError } from '../../core/errors';
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

/** What all frame headers are taken to say before they are read: numbers that go on by one, exposures that are alike. */
export interface ForeseenHeaders {
  readonly headerBytes: number;
  readonly firstNumber: number;
  /** NaN where headers have no exposure */
  readonly usualNs: number;
  /** Whether frames of both counters are expected; otherwise all are of the first one's */
  readonly bothCounters: boolean;
}

/** What can be foreseen from a sample of the headers; undefined where they are not that plain. */
export function foreseenHeaders(sample: FrameIndex, headerBytes: number): ForeseenHeaders | undefined {
  const { firstNumber, sequence, usualNs, unusual, bothCounters } = compactIndex(sample, false);
  return sequence === undefined && unusual.length === 0
    ? { headerBytes, firstNumber, usualNs, bothCounters }
    : undefined;
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
    const { headerBytes, firstNumber, usualNs, bothCounters } = this.foreseen;
    const { fields } = this;
    if (this.firstIsUsual && this.like.matches(firstNumber + frame, bytes, offset)) {
      return;
    }
    readFrameFields(bytes, offset, headerBytes, fields);
    if (
      !this.format.matches(bytes, offset) ||
      fields.sequence !== firstNumber + frame ||
      !isUsual(fields.exposureNs, usualNs) ||
      !(bothCounters || Object.is(fields.counter, this.counter))
    ) {
      throw new InputError(
        UNFORESEEN,
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

/** Whether work was given up because a header was not as foreseen. */
export function isUnforeseen(cause: unknown): boolean {
  return cause instanceof InputError && cause.code === UNFORESEEN;
}
