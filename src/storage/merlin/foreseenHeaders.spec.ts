import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { FrameHeaderFields } from '../../core/merlin/frameHeaderText';
import { HeaderCheck, foreseenHeaders, isUnforeseen } from './foreseenHeaders';
import { FrameReader } from './frameFiles';
import { sampleFrameIndex } from './sampledIndex';
import { STRIDE, numbered, writeMib } from './spec/writeMib';

const HEADER_BYTES = 384;
/** Of 400 frames, this one is not in the sample. */
const UNSEEN = 190;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'foreseen-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

type Fields = (index: number) => Partial<FrameHeaderFields>;

/** Number of the first frame whose header is not as the sample let expect; -1 for none, undefined where nothing was foreseen. */
function unforeseen(numbers: number[], fields: Fields = () => ({})): number | undefined {
  const place = {
    files: [{ path: writeMib(join(folder, 'x.mib'), numbers, fields), frames: numbers.length }],
    stride: STRIDE
  };
  const headers = foreseenHeaders(sampleFrameIndex(place, HEADER_BYTES), HEADER_BYTES);
  if (headers === undefined) {
    return undefined;
  }
  const reader = new FrameReader(place);
  try {
    const check = new HeaderCheck(place, headers, reader);
    const frame = new Uint8Array(STRIDE + 1);
    return numbers.findIndex((_, index) => {
      reader.readFrames(index, 1, frame.subarray(1));
      try {
        check.check(index, frame, 1);
        return false;
      } catch (cause) {
        expect(isUnforeseen(cause)).toBe(true);
        return true;
      }
    });
  } finally {
    reader.close();
  }
}

/** Fields of the frame that the sample does not hold. */
function once(fields: Partial<FrameHeaderFields>): Fields {
  return index => (index === UNSEEN ? fields : {});
}

describe('HeaderCheck', () => {
  it('finds all headers of a plain series as foreseen, from any first number and with the jitter of a trigger', () => {
    expect(unforeseen(numbered(400, 17))).toBe(-1);
    expect(unforeseen(numbered(400), index => ({ exposureNs: 900_000 + 30_000 * (index % 3) }))).toBe(-1);
    expect(unforeseen([5])).toBe(-1);
  });

  it('finds the two counters in turn as foreseen where the sample has both', () => {
    expect(unforeseen(numbered(400), index => ({ counter: index % 2 }))).toBe(-1);
  });

  it.each<[string, Fields]>([
    ['a longer exposure', once({ exposureNs: 1_500_000 })],
    ['a shorter exposure', once({ exposureNs: 700_000 })],
    ['the other counter', once({ counter: 1 })],
    ['another pixel type', once({ pixelType: 'U32' })],
    ['another width', once({ width: 32 })]
  ])('finds %s behind the sample', (_, fields) => {
    expect(unforeseen(numbered(400), fields)).toBe(UNSEEN);
  });

  it('finds the frame behind one that was never saved, and one that repeats a number', () => {
    expect(unforeseen([...numbered(UNSEEN), ...numbered(400 - UNSEEN, UNSEEN + 2)])).toBe(UNSEEN);
    expect(unforeseen([...numbered(UNSEEN), ...numbered(400 - UNSEEN, UNSEEN)])).toBe(UNSEEN);
  });
});

describe('foreseenHeaders', () => {
  it('foresees nothing where the sample shows fly-back or headers without a number', () => {
    expect(
      unforeseen(numbered(400), index => ({ exposureNs: index % 20 === 0 ? 5_000_000 : 1_000_000 }))
    ).toBeUndefined();
    const sample = {
      sequence: Float64Array.of(NaN, NaN),
      exposuresNs: Float64Array.of(1, 1),
      timesUs: Float64Array.of(0, 1000),
      bothCounters: false
    };
    expect(foreseenHeaders(sample, HEADER_BYTES)).toBeUndefined();
  });

  it('foresees that no exposure is known', () => {
    const sample = {
      sequence: Float64Array.of(1, 2),
      exposuresNs: Float64Array.of(NaN, NaN),
      timesUs: Float64Array.of(0, 1000),
      bothCounters: false
    };
    expect(foreseenHeaders(sample, HEADER_BYTES)).toMatchObject({ firstNumber: 1, usualNs: NaN });
  });
});
