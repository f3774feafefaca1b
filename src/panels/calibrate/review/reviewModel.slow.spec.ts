import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { floatTiff } from '../../../core/floatTiff';
import { Calibrator } from '../../../pipeline/calibrate/calibrator';
import { goldPattern, SIDE } from '../../../pipeline/calibrate/spec/goldPattern';
import { InlineTasks } from '../../../pipeline/threads/taskRunner';
import { requests } from '../../../protocol/requests';
import { unguarded } from '../../../storage/pathGuard';
import type { Way } from '../../testing/fakeBackend';
import { FakeBackend } from '../../testing/fakeBackend';
import { ReviewModel } from './reviewModel';

const CONDITIONS = { voltage: 300e3, cameraLength: 0.2 };
const { counts, truth } = goldPattern();

let folder: string;
let input: string;
let backend: FakeBackend;
let model: ReviewModel;

/** The real calibrator answers; only the connection is played. */
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'review-'));
  input = join(folder, 'gold.tif');
  writeFileSync(input, floatTiff(Float32Array.from(counts), [SIDE, SIDE]));
  const calibrator = new Calibrator(new InlineTasks(), new InlineTasks());
  const watch = ({ signal = new AbortController().signal }: Way) => ({ signal, report: async () => undefined });
  backend = new FakeBackend({
    'calibrate/pattern': (params, _, way) =>
      calibrator.pattern(requests.calibrationPattern.params.parse(params), unguarded, watch(way)),
    'calibrate/fit': (params, _, way) =>
      calibrator.fit(requests.calibrationFit.params.parse(params), unguarded, watch(way))
  });
  model = new ReviewModel(backend);
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Until nothing is read or fitted any more. */
async function settled(): Promise<void> {
  while (model.state.input !== undefined && (!model.state.pattern || model.state.fitting || model.state.saving)) {
    await new Promise(resolve => setTimeout(resolve, 5));
  }
}

describe('ReviewModel', () => {
  it('fits what the options say at once, and goes back to what was tried without a fit', async () => {
    model.open(input);
    await settled();
    // Nothing says at which voltage a TIFF was recorded
    expect(model.attempt.failure?.message).toMatch(/voltage/);
    model.change(CONDITIONS);
    await settled();
    const first = model.attempt;
    expect(first.record?.verdict).toBe('pass');
    expect(Math.abs(first.record!['reciprocal_space_pix(1/A)']! / truth.pixelSizeInvAng - 1)).toBeLessThan(1e-3);
    model.change({ ...CONDITIONS, qRange: [0.3, 0.6] });
    await settled();
    expect(model.attempt.record).not.toEqual(first.record);
    const fits = backend.askedFor('calibrate/fit').length;
    model.undo();
    expect(model.attempt).toBe(first);
    expect([model.canUndo, model.canRedo, model.state.fitting]).toEqual([true, true, false]);
    model.redo();
    expect(model.attempt.options.qRange).toEqual([0.3, 0.6]);
    expect(backend.askedFor('calibrate/fit')).toHaveLength(fits);
  });

  it('draws a stored record as it was drawn when it was fitted, without a fit', async () => {
    model.open(input);
    model.change(CONDITIONS);
    await settled();
    await model.save();
    const { record, views, saved } = model.attempt;
    expect(saved?.record).toBe(join(folder, 'gold_CL_20cm.json'));
    const again = new ReviewModel(backend);
    const fits = backend.askedFor('calibrate/fit').length;
    again.open(input, { path: saved!.record, record: record! });
    while (!again.attempt.views) {
      await new Promise(resolve => setTimeout(resolve, 5));
    }
    // Not by toEqual: a background is a function
    expect(JSON.stringify(again.attempt.views)).toBe(JSON.stringify(views));
    expect(backend.askedFor('calibrate/fit')).toHaveLength(fits);
    // The profile has its rings where the record says: the strongest is 111
    const { q, flattened, targets } = views!.profile!;
    const top = q[flattened.indexOf(Math.max(...flattened))];
    expect(Math.abs(top / targets[0].t - 1)).toBeLessThan(0.01);
  });

  it('takes all of a drag for one step, and shows what there is until its fit is done', async () => {
    model.open(input);
    model.change(CONDITIONS);
    await settled();
    const { attempt } = model;
    model.hold();
    [60, 61, 62].forEach(row => {
      model.change({ ...CONDITIONS, centre: [row, 63] }, true);
      expect(model.state.drawn).toBe(attempt);
    });
    await settled();
    expect(model.state.attempts.steps).toHaveLength(3);
    expect(model.state.drawn).toBe(model.attempt);
    expect(model.attempt.record!.options.centre).toEqual([62, 63]);
    // Esc: it ends where it began
    model.hold();
    model.change({ ...CONDITIONS, centre: [64, 63] }, true);
    model.change({ ...CONDITIONS, centre: [62, 63] }, true);
    expect(model.state.attempts.steps).toHaveLength(3);
    expect([model.canRedo, model.state.drawn]).toEqual([false, model.attempt]);
    model.undo();
    expect(model.attempt).toBe(attempt);
  });

  it('draws a record with discs and wedges as it was fitted', async () => {
    model.open(input);
    const [row, column] = truth.pEllipse;
    model.change({ ...CONDITIONS, excludeDiscs: [[row + 30, column, 4]], excludeSectors: [[80, 100]] });
    await settled();
    const { record, views } = model.attempt;
    expect(record!.verdict).toBe('pass');
    const at = (down: number, right: number): number =>
      views!.corrected.values[(Math.round(row) + down) * SIDE + Math.round(column) + right];
    expect([at(0, 30), at(30, 0), at(-30, 0)].map(Number.isNaN)).toEqual([true, true, false]);
  });

  it('has what was tried there again after a look at another reference, until another record is written', async () => {
    model.open(input);
    model.change(CONDITIONS);
    await settled();
    model.change({ ...CONDITIONS, qRange: [0.3, 1] });
    await settled();
    const { record } = model.attempt;
    const fits = backend.askedFor('calibrate/fit').length;
    model.open(undefined);
    model.open(input);
    await settled();
    expect(model.attempt).toMatchObject({
      record,
      options: { qRange: [0.3, 1] },
      views: { profile: expect.anything() }
    });
    model.undo();
    expect(model.state.drawn.views).toBeDefined();
    expect(backend.askedFor('calibrate/fit')).toHaveLength(fits);
    model.open(undefined);
    model.open(input, { path: join(folder, 'gold_CL_20cm.json'), record: { ...record!, created: 'later' } });
    expect([model.canUndo, model.canRedo]).toEqual([false, false]);
  });

  it('forgets a file that is not looked at any more', async () => {
    model.open(input);
    model.open(undefined);
    await new Promise(resolve => setTimeout(resolve, 50));
    expect(model.state).toMatchObject({ input: undefined, pattern: undefined, fitting: false });
  });
});
