import { join } from 'node:path';

import { radialOptionsSchema } from '../../../protocol/radial/radialOptions';
import { inHdf5File } from '../../../storage/hdf5/hdf5';
import { unguarded } from '../../../storage/pathGuard';
import { InlineTasks } from '../../threads/taskRunner';
import type { PreviewRequest } from './previewer';
import { RadialPreviewer } from './previewer';
import { OPTIONS, SHAPE, STEP, twoPatterns } from './spec/twoPatterns';

describe('RadialPreviewer', () => {
  const { folder, input, remove } = twoPatterns();
  const previewer = new RadialPreviewer(new InlineTasks());
  const look = (position: PreviewRequest['position'], options: object = {}, correction = true) =>
    previewer.at(
      { input, position, options: radialOptionsSchema.parse({ ...OPTIONS, ...options }), correction },
      unguarded,
      new AbortController().signal
    );

  afterAll(remove);

  it('shows a pattern as the transform will see it', async () => {
    for (const [column, level] of [
      [0, 7],
      [1, 9]
    ]) {
      const seen = await look([0, column]);
      expect(seen.pattern.shape).toEqual(SHAPE);
      seen.profile.mean.forEach(value => expect(value).toBeCloseTo(level, 9));
      expect(seen.profile.seen[10]).toBeCloseTo(1, 6);
      // Gold 111 at 0.4247 1/Å
      expect(seen.rings[0].minorRadius).toBeCloseTo(0.42471 / STEP, 2);
      expect(seen.origin).toEqual({ place: [19.3, 24.6], mean: [19.3, 24.6], from: 'given' });
      expect(seen.calibration.axisRatio).toBeCloseTo(1.1, 12);
    }
    await expect(look([3, 0])).rejects.toThrow('no 3, 0');
  });

  it('follows what the options say of statistic, convention and what is left out', async () => {
    const { profile } = await look([0, 0], { excludeSectors: [[0, 180]] });
    expect(profile.seen[10]).toBeGreaterThan(0.4);
    expect(profile.seen[10]).toBeLessThan(0.6);
    const median = await look([0, 1], { statistic: 'median' });
    median.profile.mean.forEach(value => expect(value).toBe(9));
    const { mean } = (await look([0, 1], { convention: 'epsic' })).profile;
    // Means are weighted by radius over largest radius
    expect(mean[10]).toBeCloseTo((9 * 10) / (mean.length - 1), 6);
    const wide = await look([0, 0], { solidAngle: true });
    expect(wide.profile.mean[20]).toBeGreaterThan(7);
    await expect(look([0, 0], { excludeSectors: [[0, 360]] })).rejects.toMatchObject({ code: 'E_ALL_BAD' });
  });

  it('shows the pattern that was pointed at in the scan of the file, also where its lines are to be rolled', async () => {
    expect((await look([0, 0], { roll: 1 })).profile.mean[10]).toBeCloseTo(7, 9);
    expect((await look([0, 1], { roll: 1 })).profile.mean[10]).toBeCloseTo(9, 9);
  });

  it('says when no pixel is left rather than that there is no beam', async () => {
    const mask = join(folder, 'all.h5');
    const bad = new Uint8Array(SHAPE[0] * SHAPE[1]).fill(1);
    await inHdf5File(mask, 'w', file => {
      file.create_group('data').create_dataset({ name: 'mask', data: bad, shape: [...SHAPE] });
    });
    await expect(look([0, 0], { mask, origin: 'auto' })).rejects.toMatchObject({ code: 'E_ALL_BAD' });
  });

  it('shows what the ellipse does', async () => {
    const circles = await look([0, 0], {}, false);
    expect(circles.ellipse).toEqual({ axisRatio: 1, theta: 0 });
    expect(circles.calibration.axisRatio).toBeCloseTo(1.1, 12);
    // Rings with a minor half axis of k px hold less than circles of k px, which reach farther along the major axis
    expect(circles.profile.seen).not.toEqual((await look([0, 0])).profile.seen);
  });
});
