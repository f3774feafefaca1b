import { existsSync, readFileSync, readdirSync } from 'fs';
import { join } from 'path';

import type { FrameCounts } from './decodeFrame';
import { decodeFrame } from './decodeFrame';
import { emptyFrameFields, readFrameFields } from './frameFields';
import { parseFrameHeader } from './frameHeader';
import type { FrameLayout } from './frameLayout';
import { crossMask, frameLayout } from './frameLayout';
import { parseHdr } from './hdrFile';

const FOLDER = join(__dirname, '../../../../shared/data/mib');
const SCAN = '001_4x2_6bit';
const ROI = '002_merlin_test_roi_sig256x128_nav4x2_hot_pixel_52x_39y';
const depthFile = (chips: string, depth: number, raw = ''): string =>
  `${chips}_1_Frame_CounterDepth_${depth}_Rows_256${raw}`;

const present = existsSync(FOLDER);

(present ? describe : describe.skip)(
  `real Merlin files${present ? '' : ' (skipped: ../shared/data/mib is not there)'}`,
  () => {
    // Sums counted with an independent reader: mib-conversion facts, section 7.1
    it.each([
      [depthFile('Single', 1), 'U08', 1, [256, 256], 2398],
      [depthFile('Single', 6), 'U08', 6, [256, 256], 24336],
      [depthFile('Single', 12), 'U16', 12, [256, 256], 28911],
      [depthFile('Single', 24), 'U32', 24, [256, 256], 29416],
      [depthFile('Single', 1, 'RAW'), 'R64', 1, [256, 256], 2394],
      [depthFile('Quad', 1), 'U08', 1, [515, 515], 10331],
      [depthFile('Quad', 6), 'U08', 6, [515, 515], 115263],
      [depthFile('Quad', 12), 'U16', 12, [515, 515], 845907],
      [depthFile('Quad', 24), 'U32', 24, [515, 515], 778764],
      [depthFile('Quad', 1, 'RAW'), 'R64', 1, [515, 515], 10348]
    ])('%s: %s, %d bit, %p, sum %d', (name, type, depth, shape, expected) => {
      const { header, layout, frames } = read(name);
      expect(header).toMatchObject({ pixelType: type, depth, exposureNs: 1e6, sequence: 1, counter: 0, colour: false });
      expect(header.thresholdsKeV).toEqual([2, 511, 0, 0, 0, 0, 0, 0]);
      expect(layout.shape).toEqual(shape);
      expect(frames.map(sum)).toEqual([expected]);
    });

    it('a scan of eight frames, each with its own sum', () => {
      const { header, frames } = read(SCAN);
      expect(header).toMatchObject({ depth: 6, exposureNs: 1e8, utc: '2021-05-07T16:51:10.905800928Z', layout: '1x1' });
      expect(frames.map(sum)).toEqual([448386, 449671, 452147, 455427, 450760, 453755, 455591, 457927]);
    });

    it('a region of interest, with the hot pixel in row height - 40, column 52 after the flip', () => {
      const { layout, frames } = read(ROI);
      expect(layout.shape).toEqual([128, 256]);
      expect(frames).toHaveLength(8);
      expect(frames.reduce((total, counts) => total + sum(counts), 0)).toBe(79);
      for (const counts of frames) {
        expect(brightest(counts)).toBe((128 - 40) * 256 + 52);
      }
    });

    it.each(['Single', 'Quad'])('RAW of a %s shows the same picture as the processed file', chips => {
      const raw = read(depthFile(chips, 1, 'RAW')).frames[0];
      const processed = read(depthFile(chips, 1)).frames[0];
      expect(correlation(raw, processed)).toBeGreaterThan(0.99);
    });

    it('the cross of a quad is empty and nothing else moved', () => {
      const name = depthFile('Quad', 12);
      const crossed = read(name);
      const counts = crossed.frames[0] as Uint16Array;
      const plain = read(name, false);
      const mask = crossMask(crossed.layout) as Uint8Array;
      expect(sum(mask)).toBe(515 ** 2 - 512 ** 2);
      expect(counts.filter((_, pixel) => mask[pixel] === 1).every(count => count === 0)).toBe(true);
      const kept = counts.filter((_, pixel) => mask[pixel] === 0);
      expect(kept.length).toBe(512 ** 2);
      expect(kept.every((count, pixel) => count === plain.frames[0][pixel])).toBe(true);
    });

    it('every header is read alike by the fast reader', () => {
      for (const file of readdirSync(FOLDER).filter(name => name.endsWith('.mib'))) {
        const { bytes, layout } = read(file.slice(0, -4));
        const stride = layout.headerBytes + layout.payloadBytes;
        const fields = emptyFrameFields();
        for (let offset = 0; offset < bytes.length; offset += stride) {
          const { sequence, exposureNs, counter, depth, utc } = parseFrameHeader(bytes.subarray(offset));
          readFrameFields(bytes, offset, layout.headerBytes, fields);
          const timeUs = Date.parse(`${utc?.slice(0, 23)}Z`) * 1000 + Number(utc?.slice(23, 29)) / 1000;
          expect(fields).toEqual({ sequence, exposureNs, timeUs: expect.closeTo(timeUs, 0), counter, depth });
          expect(sequence).toBe(offset / stride + 1);
        }
      }
    });

    it('the .hdr of every file', () => {
      for (const file of readdirSync(FOLDER).filter(name => name.endsWith('.hdr'))) {
        const hdr = parseHdr(readFileSync(join(FOLDER, file)), file);
        const { header, frames } = read(file.slice(0, -4));
        expect(hdr.framesInAcquisition).toBe(frames.length);
        expect(hdr.counterDepth).toBe(header.depth);
        expect(hdr.activeCounters).toBe('Counter 0');
      }
      expect(parseHdr(readFileSync(join(FOLDER, `${ROI}.hdr`)))).toMatchObject({
        scanX: 4,
        scanY: 2,
        framesPerTrigger: 4,
        softwareVersion: '1.5.0.197'
      });
      expect(parseHdr(readFileSync(join(FOLDER, `${SCAN}.hdr`))).scanX).toBeUndefined();
    });
  }
);

function read(
  name: string,
  cross = true
): {
  bytes: Uint8Array;
  header: ReturnType<typeof parseFrameHeader>;
  layout: FrameLayout;
  frames: FrameCounts[];
} {
  const bytes = new Uint8Array(readFileSync(join(FOLDER, `${name}.mib`)));
  const header = parseFrameHeader(bytes, name);
  const layout = frameLayout(header, { cross }, name);
  const stride = layout.headerBytes + layout.payloadBytes;
  expect(bytes.length % stride).toBe(0);
  const frames = Array.from({ length: bytes.length / stride }, (_, frame) =>
    decodeFrame(layout, bytes.subarray(frame * stride + layout.headerBytes), name)
  );
  return { bytes, header, layout, frames };
}

function sum(counts: FrameCounts): number {
  let total = 0;
  for (const count of counts) {
    total += Number(count);
  }
  return total;
}

function brightest(counts: FrameCounts): number {
  let best = 0;
  for (let pixel = 0; pixel < counts.length; pixel++) {
    best = counts[pixel] > counts[best] ? pixel : best;
  }
  return best;
}

function correlation(a: FrameCounts, b: FrameCounts): number {
  const meanA = sum(a) / a.length;
  const meanB = sum(b) / b.length;
  let ab = 0;
  let aa = 0;
  let bb = 0;
  for (let pixel = 0; pixel < a.length; pixel++) {
    const da = Number(a[pixel]) - meanA;
    const db = Number(b[pixel]) - meanB;
    ab += da * db;
    aa += da * da;
    bb += db * db;
  }
  return ab / Math.sqrt(aa * bb);
}
