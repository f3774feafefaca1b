import { mkdtempSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import fc from 'fast-check';

import { chooseScan } from '../../core/scan/candidates';
import { compactIndex, expandIndex } from './compactIndex';
import { readFrameIndex } from './frameIndex';
import { sampleFrameIndex } from './sampledIndex';
import { numbered, writeMib } from './spec/writeMib';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sampling-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const STRIDE = 384 + 512;

/** A file whose frames are exposed as given, ms. */
function exposed(frames: number, exposure: (frame: number) => number): Parameters<typeof readFrameIndex>[0] {
  const path = writeMib(join(folder, `${frames}.mib`), numbered(frames), frame => ({
    exposureNs: Math.round(exposure(frame) * 1e6)
  }));
  return { files: [{ path, frames }], stride: STRIDE };
}

const jitter = (frame: number): number => 0.9 + ((frame * 7919) % 100) / 5000;

describe('sampleFrameIndex', () => {
  it.each([
    ['a fly-back at the end of every line', (frame: number) => (frame % 48 === 47 ? 8 : jitter(frame))],
    ['a fly-back at the start of every line', (frame: number) => (frame % 48 === 0 ? 8 : jitter(frame))],
    ['a weak fly-back, with lines of one frame more', (frame: number) => (frame % 49 === 30 ? 2 : jitter(frame))],
    ['constant exposures', () => 1]
  ])('comes to the scan that all headers show: %s', async (_, exposure) => {
    const place = exposed(48 * 48, exposure);
    const clues = (exposuresNs: Float64Array): Parameters<typeof chooseScan>[0] => ({ frames: 48 * 48, exposuresNs });
    const whole = await readFrameIndex(place, 384);
    const sample = sampleFrameIndex(place, 384);
    const [expected, found] = [whole, sample].map(index => chooseScan(clues(index.exposuresNs), { mode: 'auto' }));
    expect(found).toMatchObject({ source: expected.source, plan: expected.plan, dropped: expected.dropped });
    expect(sample.sequence).toEqual(whole.sequence);
    expect(sample.bothCounters).toBe(false);
  });

  it('does not go on with a rhythm that breaks off', () => {
    const place = exposed(48 * 48, frame => (frame < 200 && frame % 48 === 47 ? 8 : 1));
    const { exposuresNs } = sampleFrameIndex(place, 384);
    expect(exposuresNs.filter(exposure => exposure > 1.5e6)).toHaveLength(1);
  });

  it('reads files of a single frame, and reports one that has shrunk', () => {
    expect(
      sampleFrameIndex(
        exposed(1, () => 1),
        384
      ).exposuresNs
    ).toEqual(Float64Array.of(1e6));
    const place = exposed(100, () => 1);
    truncateSync(place.files[0].path, 5 * STRIDE);
    expect(() => sampleFrameIndex(place, 384)).toThrow(/became shorter/);
  });
});

describe('compactIndex', () => {
  it('leads to the same scan as the whole index, whatever the exposures', () => {
    const exposure = fc.oneof(
      { weight: 20, arbitrary: fc.double({ min: 0.87, max: 0.93 }) },
      fc.constantFrom(0.3, 1.3, 1.45, 2, 6, 60, NaN)
    );
    fc.assert(
      fc.property(
        fc.array(exposure, { minLength: 30, maxLength: 300 }),
        fc.integer({ min: 5, max: 40 }),
        (list, line) => {
          const exposuresNs = Float64Array.from(list, (ms, frame) => (frame % line === 0 ? 5e6 : ms * 1e6));
          const sequence = Float64Array.from(exposuresNs, (_, frame) => frame + 4);
          const kept = expandIndex(
            compactIndex({ sequence, exposuresNs, timesUs: sequence, bothCounters: true }, true)
          );
          expect(kept.sequence).toEqual(sequence);
          expect(kept.bothCounters).toBe(true);
          const scan = (values: Float64Array): unknown =>
            chooseScan({ frames: values.length, exposuresNs: values }, { mode: 'auto' });
          expect(scan(kept.exposuresNs)).toEqual(scan(exposuresNs));
        }
      )
    );
  });

  it('keeps frame numbers that do not follow one by one', () => {
    const sequence = Float64Array.of(1, 2, 5, 6, NaN, 8);
    const unknown = new Float64Array(6).fill(NaN);
    const index = { sequence, exposuresNs: unknown, timesUs: unknown, bothCounters: false };
    expect(expandIndex(compactIndex(index, true))).toEqual(index);
  });
});
