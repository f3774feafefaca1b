import type { FrameHeader } from '../merlin/frameHeader';
import { decodeFrame } from '../merlin/decodeFrame';
import { crossMask, frameLayout } from '../merlin/frameLayout';
import { insertGap } from './insertGap';

const QUAD = {
  pixelType: 'U16',
  depth: 12,
  width: 512,
  height: 512,
  chips: 4,
  layout: '2x2',
  headerBytes: 768
} as FrameHeader;

function bytes({ buffer }: Uint8Array | Float64Array): Buffer {
  return Buffer.from(buffer);
}

describe('insertGap', () => {
  it('gives the frame that decoding with the cross gives, and its mask', () => {
    const payload = new Uint8Array(2 * 512 * 512).map((_, at) => (at * 31 + (at >> 9)) % 251);
    const [plain, crossed] = [false, true].map(cross => frameLayout(QUAD, { cross }));
    const gapped = insertGap(Float64Array.from(decodeFrame(plain, payload) as Uint16Array), [512, 512])!;
    expect(gapped.shape).toEqual([515, 515]);
    // Element by element jest takes many seconds
    expect(bytes(gapped.values).equals(bytes(Float64Array.from(decodeFrame(crossed, payload) as Uint16Array)))).toBe(
      true
    );
    expect(bytes(gapped.mask).equals(bytes(crossMask(crossed)!))).toBe(true);
  });

  it('leaves other detectors alone', () => {
    expect(insertGap(new Float64Array(515 * 515), [515, 515])).toBeUndefined();
    expect(insertGap(new Float64Array(256 * 512), [256, 512])).toBeUndefined();
  });
});
