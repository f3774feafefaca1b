import * as fc from 'fast-check';

import { InputError } from '../errors';
import type { FrameCounts } from './decodeFrame';
import { decodeFrame } from './decodeFrame';
import { encodePixels } from './encodeFrame';
import { parseFrameHeader } from './frameHeader';
import { formatFrameHeader } from './frameHeaderText';
import type { FrameLayout } from './frameLayout';
import { crossMask, frameLayout, SEGMENT_WORDS } from './frameLayout';
import type { PixelType } from './pixelFormat';
import { storedBits, storedShape } from './rawGeometry';

type Case = [type: PixelType, depth: number, chips: number, layout: string, detY: number, detX: number];

const CASES: Case[] = [
  ['U01', 1, 1, '1x1', 256, 256],
  ['U08', 6, 1, '1x1', 256, 256],
  ['U16', 12, 1, '1x1', 128, 256],
  ['U32', 24, 1, '1x1', 64, 256],
  ['U64', 48, 1, '1x1', 256, 256],
  ['U08', 6, 4, '2x2', 512, 512],
  ['U16', 12, 4, '2x2', 512, 512],
  ['U16', 12, 4, '2x2', 128, 512],
  ['U16', 12, 4, '2x2G', 514, 514],
  ['U16', 12, 2, '2x1', 256, 512],
  ['U32', 24, 4, '4x1G', 256, 1030],
  ['R64', 1, 1, '1x1', 256, 256],
  ['R64', 6, 1, '1x1', 256, 256],
  ['R64', 12, 1, '1x1', 128, 256],
  ['R64', 24, 1, '1x1', 256, 256],
  ['R64', 1, 4, '2x2', 512, 512],
  ['R64', 6, 4, '2x2', 512, 512],
  ['R64', 12, 4, '2x2', 512, 512],
  ['R64', 12, 4, '2x2', 256, 512],
  ['R64', 12, 2, '2x1', 256, 512]
];

describe('a frame that is encoded and decoded', () => {
  it.each(CASES)('%s %d bit, %d chip(s) %s, %d x %d', (pixelType, depth, chips, layout, detY, detX) => {
    const format = { pixelType, depth, layout };
    const stored = storedShape([detY, detX], format);
    const bytes = formatFrameHeader({ ...stored, pixelType, depth, chips, layout, sequence: 7, exposureNs: 1e6 });
    const header = parseFrameHeader(bytes);
    expect(header).toMatchObject({ ...stored, ...format, chips, sequence: 7, exposureNs: 1e6 });

    const counts = noise(detY * detX, depth);
    const payload = encodePixels(counts, [detY, detX], format);
    const plain = frameLayout(header, { cross: false });
    expect(payload.length).toBe(plain.payloadBytes);
    expect(payload.length).toBe(
      (stored.width * stored.height * storedBits(format)) / 8 / (depth === 24 && pixelType === 'R64' ? 2 : 1)
    );
    expect(plain.shape).toEqual([detY, detX]);
    expect(differences(decodeFrame(plain, payload), counts)).toBe(0);

    const crossed = frameLayout(header, { cross: true });
    const mask = crossMask(crossed) ?? new Uint8Array(counts.length);
    const decoded = decodeFrame(crossed, payload);
    expect(differences(withoutCross(decoded, mask), counts)).toBe(0);
    expect(
      differences(
        timesWritten(crossed),
        mask.map(inserted => 1 - inserted)
      )
    ).toBe(0);
  });

  it.each([
    ['U16', 12, '2x2', 512, 512, [515, 515], 515 ** 2 - 512 ** 2],
    ['R64', 6, '2x2', 512, 512, [515, 515], 515 ** 2 - 512 ** 2],
    ['U16', 12, '2x2', 128, 512, [128, 515], 128 * 3],
    ['U16', 12, '2x2G', 514, 514, [514, 514], undefined],
    ['U16', 12, '2x1', 256, 512, [256, 512], undefined],
    ['U16', 12, '1x1', 256, 256, [256, 256], undefined]
  ] as const)('%s %d bit %s %d x %d becomes %p', (pixelType, depth, layout, detY, detX, shape, inserted) => {
    const crossed = frameLayout(headerOf(pixelType, depth, layout, [detY, detX]), { cross: true });
    expect(crossed.shape).toEqual(shape);
    expect(crossMask(crossed)?.reduce((sum, pixel) => sum + pixel, 0)).toBe(inserted);
  });

  it('is stored as section by section of the format says', () => {
    // One count in column 3 of the first row of the picture: last stored row of a processed frame
    const counts = new Uint16Array(256 * 256);
    counts[3] = 0x0102;
    const processed = encodePixels(counts, [256, 256], { pixelType: 'U16', depth: 12, layout: '1x1' });
    expect(nonZero(processed)).toEqual([
      [2 * (255 * 256 + 3), 1],
      [2 * (255 * 256 + 3) + 1, 2]
    ]);
    // Column 3 is the first of the four 16-bit values of its word
    const raw12 = encodePixels(counts, [256, 256], { pixelType: 'R64', depth: 12, layout: '1x1' });
    expect(nonZero(raw12)).toEqual([
      [2 * 255 * 256, 1],
      [2 * 255 * 256 + 1, 2]
    ]);
    // 1 bit: column 3 is bit 3 of the last byte of the word; the count saturates
    const raw1 = encodePixels(counts, [256, 256], { pixelType: 'R64', depth: 1, layout: '1x1' });
    expect(nonZero(raw1)).toEqual([[255 * 32 + 7, 1 << 3]]);
    // 24 bit: the high twelve bits in the first plane
    const raw24 = encodePixels(
      Uint32Array.from(counts, count => count * 0x101),
      [256, 256],
      { pixelType: 'R64', depth: 24, layout: '1x1' }
    );
    expect(nonZero(raw24)).toEqual([
      [2 * 255 * 256 + 1, 0x010302 >> 12],
      [2 * 256 * 256 + 2 * 255 * 256, 0x3],
      [2 * 256 * 256 + 2 * 255 * 256 + 1, 0x02]
    ]);
  });

  it.each([
    ['top left', 0, 0, 0, 1, 255],
    ['top right', 0, 511, 0, 0, 0],
    ['bottom left', 511, 0, 0, 3, 0],
    ['bottom right', 511, 511, 0, 2, 255],
    ['next to the centre, top left', 255, 255, 255, 1, 0]
  ])('RAW of a quad: the pixel %s of the picture', (_, row, column, line, block, pixel) => {
    const counts = new Uint8Array(512 * 512);
    counts[row * 512 + column] = 9;
    const payload = encodePixels(counts, [512, 512], { pixelType: 'R64', depth: 6, layout: '2x2' });
    expect(nonZero(payload)).toEqual([[line * 1024 + block * 256 + (pixel ^ 7), 9]]);
  });

  it('keeps counts of 64 bit whole', () => {
    const counts = BigUint64Array.from({ length: 256 * 2 }, (_, pixel) => (1n << 63n) + BigInt(pixel));
    const format = { pixelType: 'U64', depth: 64, layout: '1x1' } as const;
    const layout = frameLayout(headerOf('U64', 64, '1x1', [2, 256]), { cross: true });
    expect(decodeFrame(layout, encodePixels(counts, [2, 256], format))).toEqual(counts);
  });

  it('segments stay inside the payload and follow its order', () => {
    for (const [pixelType, depth, , layout, detY, detX] of CASES) {
      const { segments, payloadBytes, unpack } = frameLayout(headerOf(pixelType, depth, layout, [detY, detX]), {
        cross: true
      });
      const end = unpack === 'raw24' ? payloadBytes / 2 : payloadBytes;
      const bytesPerPixel = end / (detY * detX);
      let next = 0;
      for (let at = 0; at < segments.length; at += SEGMENT_WORDS) {
        expect(segments[at]).toBe(next);
        next += segments[at + 2] * bytesPerPixel;
      }
      expect(next).toBe(end);
    }
  });

  it('refuses what is not known, with the reason', () => {
    expect(() => frameLayout(headerOf('R64', 24, '2x2', [512, 512]), { cross: true }, 'a.mib')).toThrow(
      expect.objectContaining({ code: 'E_RAW24_QUAD', message: expect.stringMatching(/^a\.mib: .*U32/) })
    );
    expect(() => frameLayout(headerOf('R64', 9, '1x1', [256, 256]), { cross: true })).toThrow(
      expect.objectContaining({ code: 'E_RAW_DEPTH' })
    );
    expect(() => frameLayout({ ...headerOf('R64', 12, '1x1', [256, 256]), width: 250 }, { cross: true })).toThrow(
      expect.objectContaining({ code: 'E_RAW_SHAPE' })
    );
    const layout = frameLayout(headerOf('U16', 12, '1x1', [256, 256]), { cross: true });
    expect(() => decodeFrame(layout, new Uint8Array(1000), 'a.mib, frame 9')).toThrow(
      expect.objectContaining({
        code: 'E_FRAME_CUT',
        message: expect.stringMatching(/^a\.mib, frame 9: .*131072.*1000/)
      })
    );
    expect(() => encodePixels([1, 2, 3], [2, 2], { pixelType: 'U08', depth: 6, layout: '1x1' })).toThrow(RangeError);
  });

  it('never reads outside, whatever the header says', () => {
    const header = fc.record({
      width: fc.integer({ min: 1, max: 2100 }),
      height: fc.integer({ min: 1, max: 32 }),
      pixelType: fc.constantFrom<PixelType>('U01', 'U08', 'U16', 'U32', 'U64', 'R64'),
      depth: fc.constantFrom(1, 6, 12, 24, 48),
      layout: fc.constantFrom('1x1', '2x2', '2x2G', '4x1')
    });
    fc.assert(
      fc.property(header, fc.boolean(), (fields, cross) => {
        const layout = orInputError(() => frameLayout({ ...headerOf('U08', 6, '1x1', [1, 1]), ...fields }, { cross }));
        if (layout) {
          const counts = decodeFrame(layout, new Uint8Array(layout.payloadBytes).fill(255));
          const mask = crossMask(layout) ?? new Uint8Array(counts.length);
          const written = Uint8Array.from({ length: counts.length }, (_, pixel) => (counts[pixel] ? 1 : 0));
          expect(
            differences(
              written,
              mask.map(inserted => 1 - inserted)
            )
          ).toBe(0);
        }
      }),
      { numRuns: 40 }
    );
  });
});

function headerOf(
  pixelType: PixelType,
  depth: number,
  layout: string,
  shape: readonly [number, number]
): ReturnType<typeof parseFrameHeader> {
  const stored = storedShape(shape, { pixelType, depth, layout });
  const chips = layout.startsWith('2x2') ? 4 : 1;
  return parseFrameHeader(
    formatFrameHeader({ ...stored, pixelType, depth, layout, chips, sequence: 1, exposureNs: 1e6 })
  );
}

function orInputError<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch (error) {
    expect(error).toBeInstanceOf(InputError);
    return undefined;
  }
}

/** How often the table names each pixel of the converted frame. */
function timesWritten({ segments, shape: [detY, detX] }: FrameLayout): Uint8Array {
  const times = new Uint8Array(detY * detX);
  for (let at = 0; at < segments.length; at += SEGMENT_WORDS) {
    const [, first, pixels, backward] = segments.subarray(at, at + SEGMENT_WORDS);
    for (let pixel = 0; pixel < pixels; pixel++) {
      times[backward ? first - pixel : first + pixel]++;
    }
  }
  return times;
}

function withoutCross(counts: FrameCounts, mask: Uint8Array): ArrayLike<number> {
  return numbers(counts).filter((_, pixel) => mask[pixel] === 0);
}

function differences(actual: FrameCounts | ArrayLike<number>, expected: ArrayLike<number>): number {
  const found = actual instanceof BigUint64Array ? numbers(actual) : actual;
  let different = found.length === expected.length ? 0 : 1;
  for (let pixel = 0; pixel < found.length; pixel++) {
    different += found[pixel] === expected[pixel] ? 0 : 1;
  }
  return different;
}

function numbers(counts: FrameCounts): Float64Array {
  return counts instanceof BigUint64Array ? Float64Array.from(counts, Number) : Float64Array.from(counts);
}

/** Counts from 0 to the largest the depth holds (48 bit at most), by a linear congruential generator (Numerical Recipes). */
function noise(pixels: number, depth: number): Float64Array {
  let state = 12345;
  const next = (): number => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0);
  return Float64Array.from({ length: pixels }, () => Math.floor(((next() + next() / 2 ** 32) / 2 ** 32) * 2 ** depth));
}

/** Byte numbers and values. */
function nonZero(bytes: Uint8Array): number[][] {
  const found: number[][] = [];
  bytes.forEach((byte, at) => byte !== 0 && found.push([at, byte]));
  return found;
}
