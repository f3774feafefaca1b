import { createRandom } from '../../core/random';
import { createDetector, QUAD_CROSS } from '../../core/sample/detector';
import { expectedPattern } from '../../core/sample/expectedPattern';
import { goldReference } from '../../core/sample/goldReference';
import { poisson } from '../../core/sample/poissonNoise';
import { unguarded } from '../../storage/pathGuard';
import { InlineTasks } from '../threads/taskRunner';
import { fitSubject } from './fitSubject';
import { settledGap } from './settledGap';
import type { SummedPattern } from './summedPattern';
import { summedPattern } from './summedPattern';

const SIZE = 0.0052;
const means = { runner: new InlineTasks(), guard: unguarded, signal: new AbortController().signal };

const DETECTORS = {
  quad: createDetector({ shape: [515, 515], cross: { ...QUAD_CROSS, stored: false, wideEdges: true } }),
  plain: createDetector({ shape: [512, 512] })
};

/** @param beam row and column: nearly where the chips meet there is no break in a ring, only another shape */
function pattern(detector: keyof typeof DETECTORS, beam: [number, number], counts: number): SummedPattern {
  const { model } = goldReference({
    detector: DETECTORS[detector],
    voltage: 200e3,
    pixelSizeInvAng: SIZE,
    semiAngle: 0.5e-3,
    countsPerPixel: 1,
    backgroundAt111: 0.2,
    directBeam: 1,
    centre: beam,
    ellipse: { ratio: 1.05, theta: 0.6 }
  });
  const random = createRandom(3, 'gap between chips');
  const values = expectedPattern(model).map(mean => poisson(counts * mean, random));
  return summedPattern({ counts: values, shape: [512, 512], kind: 'single pattern', warnings: [] });
}

async function calibrated(read: SummedPattern): Promise<{ gap: unknown; verdict: string; rule: string; off: number }> {
  const settled = await settledGap(read, { ...means, voltage: 200e3 });
  const subject = { path: '/data/gold.tif', pattern: settled, conditions: { warnings: [] } };
  const { record } = await fitSubject(subject, { voltage: 200e3, cameraLength: 0.4 }, means);
  const { verdict, rule, 'reciprocal_space_pix(1/A)': size } = record;
  return { gap: settled.gap, verdict, rule, off: Math.abs((size ?? NaN) / SIZE - 1) };
}

describe('settledGap', () => {
  it.each([
    ['quad', [257.2, 256.4], 'inserted'],
    ['plain', [225, 290], undefined]
  ] as const)('tells of a %s detector by its rings about %j whether the gap is missing', async (name, beam, gap) => {
    const found = await calibrated(pattern(name, [...beam], 20));
    // Taken for the other detector it would pass as well, 1.5 % off
    expect(found).toMatchObject({ gap, verdict: 'pass' });
    expect(found.off).toBeLessThan(3e-4);
  });

  it('lets nothing pass where the rings cannot tell', async () => {
    const read = pattern('quad', [257.2, 256.4], 0.12);
    expect(await calibrated({ ...read, gap: undefined })).toMatchObject({ verdict: 'pass' });
    expect(await calibrated(read)).toMatchObject({ gap: 'open', verdict: 'check', rule: 'chip-gap' });
  });

  it('believes a person who knows the detector, whatever the rings say', async () => {
    const read = pattern('quad', [257.2, 256.4], 0.12);
    const told = async (chipGap: 'none' | '3px'): Promise<unknown> =>
      calibrated(await settledGap(read, { ...means, chipGap }));
    expect(await told('none')).toMatchObject({ gap: undefined, verdict: 'pass' });
    const right = await calibrated(await settledGap(read, { ...means, chipGap: '3px' }));
    expect(right).toMatchObject({ gap: 'inserted', verdict: 'pass' });
    expect(right.off).toBeLessThan(3e-3);
  });

  it('leaves a pattern alone whose file says what detector it is of', async () => {
    const { counts } = pattern('quad', [225, 290], 20);
    const known = summedPattern({ counts, shape: [512, 512], kind: 'raw frames', warnings: [] }, true);
    expect(await settledGap(known, means)).toBe(known);
  });
});
