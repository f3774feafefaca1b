import { setImmediate } from 'node:timers';

import { RadialPreviewer } from '../../../pipeline/radial/preview/previewer';
import { scanImage } from '../../../pipeline/radial/preview/scanImage';
import { ELLIPSE, OPTIONS, STEP, twoPatterns } from '../../../pipeline/radial/preview/spec/twoPatterns';
import { InlineTasks } from '../../../pipeline/threads/taskRunner';
import { radialOptionsSchema } from '../../../protocol/radial/radialOptions';
import { requests } from '../../../protocol/requests';
import { unguarded } from '../../../storage/pathGuard';
import type { Way } from '../../testing/fakeBackend';
import { FakeBackend } from '../../testing/fakeBackend';
import { PreviewModel } from './previewModel';

// The previewer runs in Node, where this is at hand
globalThis.setImmediate ??= setImmediate;

const { input, remove } = twoPatterns();
afterAll(remove);

/** The real previewer answers; only the connection is played. */
function realBackend(): FakeBackend {
  const previewer = new RadialPreviewer(new InlineTasks());
  const signalOf = ({ signal = new AbortController().signal }: Way): AbortSignal => signal;
  return new FakeBackend({
    'radial/scanImage': (_, __, way) =>
      scanImage(input, new InlineTasks(), {
        guard: unguarded,
        signal: signalOf(way),
        report: async part => way.report(part)
      }),
    'radial/preview': (params, _, way) =>
      previewer.at(requests.radialPreview.params.parse(params), unguarded, signalOf(way))
  });
}

async function settled(model: PreviewModel): Promise<void> {
  while (model.state.asking || (model.state.input !== undefined && !model.state.place)) {
    await new Promise(resolve => setTimeout(resolve, 5));
  }
}

describe('PreviewModel', () => {
  it('shows the middle of a scan at once, then what is pointed at, with the options as they are', async () => {
    const backend = realBackend();
    const model = new PreviewModel(backend);
    model.follow(radialOptionsSchema.parse(OPTIONS));
    model.show(input);
    await settled(model);
    expect(Array.from(model.state.scan?.values ?? [])).toEqual([7 * 41 * 47, 9 * 41 * 47]);
    expect(model.state.place).toEqual({ row: 0, column: 1 });
    const { view } = model.state;
    expect(view?.profile.mean[5]).toBeCloseTo(9, 9);
    expect(view?.profile.q[5]).toBeCloseTo(5 * STEP, 12);
    expect(view?.beam).toEqual({ row: ELLIPSE[0], column: ELLIPSE[1] });
    // Rings of the calibration: as long as the ellipse is
    expect(view?.rings[0].major).toBeCloseTo(1.1 * (view?.rings[0].minor ?? NaN), 12);
    model.point({ row: 0, column: 0 });
    await settled(model);
    expect(model.state.view?.profile.mean[5]).toBeCloseTo(7, 9);
    // The same options once more are no reason to ask, but another calibration is
    const asked = backend.askedFor('radial/preview').length;
    const found = view?.calibration;
    model.follow(radialOptionsSchema.parse(OPTIONS), undefined, found);
    model.follow(radialOptionsSchema.parse(OPTIONS), undefined, found && { ...found });
    expect(backend.askedFor('radial/preview')).toHaveLength(asked);
    model.follow(radialOptionsSchema.parse(OPTIONS), undefined, found && { ...found, axisRatio: 1.05 });
    await settled(model);
    expect(backend.askedFor('radial/preview').slice(asked)).toMatchObject([{ isAgain: true }]);
  });

  it('unrolls the pattern along the ellipse, without what is left out', async () => {
    const model = new PreviewModel(realBackend());
    model.follow(radialOptionsSchema.parse({ ...OPTIONS, excludeSectors: [[90, 270]] }));
    model.show(input);
    await settled(model);
    const [azimuths, rings] = model.state.view?.cake.shape ?? [0, 0];
    expect(azimuths).toBe(180);
    // Two degrees a line: ring 8 is seen all around, and half of it is left out but for what lies between two pixels
    const ring8 = Array.from({ length: azimuths }, (_, line) => model.state.view?.cake.values[line * rings + 8]);
    ring8.slice(5, 40).forEach(value => expect(value).toBeCloseTo(9, 6));
    ring8.slice(55, 125).forEach(value => expect(value).toBeNaN());
    ring8.slice(140, 175).forEach(value => expect(value).toBeCloseTo(9, 6));
    model.dispose();
  });

  it('says why there is no preview, and recovers with other options', async () => {
    const model = new PreviewModel(realBackend());
    model.follow(radialOptionsSchema.parse({ ...OPTIONS, voltage: undefined }));
    model.show(input);
    await settled(model);
    expect(model.state.failure?.message).toMatch(/voltage/);
    model.follow(radialOptionsSchema.parse(OPTIONS));
    await settled(model);
    expect(model.state.failure).toBeUndefined();
    model.correct(false);
    await settled(model);
    expect(model.state.view?.ellipse.axisRatio).toBe(1);
    model.show(undefined);
    expect(model.state).toMatchObject({ view: undefined, scan: undefined, place: undefined });
  });
});
