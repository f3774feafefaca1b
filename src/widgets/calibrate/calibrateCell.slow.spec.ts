import { nullTranslator } from '@jupyterlab/translation';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { floatTiff } from '../../core/floatTiff';
import type { CalibrateModel } from '../../panels/calibrate/calibrateModel';
import type { Way } from '../../panels/testing/fakeBackend';
import { FakeBackend } from '../../panels/testing/fakeBackend';
import { Calibrator } from '../../pipeline/calibrate/calibrator';
import { goldReferences } from '../../pipeline/calibrate/references';
import { goldPattern, SIDE } from '../../pipeline/calibrate/spec/goldPattern';
import { InlineTasks } from '../../pipeline/threads/taskRunner';
import { requests } from '../../protocol/requests';
import { unguarded } from '../../storage/pathGuard';
import { JobBinding } from '../jobBinding';
import { SiteModel } from '../siteModel';
import { calibrateCell } from './calibrateCell';

const CONDITIONS = { voltage: 300e3, cameraLength: 0.2 };

let folder: string;
let gold: string;
let backend: FakeBackend;
let binding: JobBinding;
let model: CalibrateModel;
let edits: unknown[];
let shown: unknown[];

/** A cell on a folder of two references; the real calibrator answers, only the connection is played. */
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cell-'));
  gold = join(folder, 'gold.tif');
  writeFileSync(gold, floatTiff(Float32Array.from(goldPattern().counts), [SIDE, SIDE]));
  writeFileSync(join(folder, 'other.tif'), floatTiff(new Float32Array(SIDE ** 2), [SIDE, SIDE]));
  const calibrator = new Calibrator(new InlineTasks(), new InlineTasks());
  const watch = ({ signal = new AbortController().signal }: Way) => ({ signal, report: async () => undefined });
  backend = new FakeBackend({
    'session/guess': () => null,
    'folder/list': () => ({ path: folder, entries: [{ name: 'gold.tif', path: gold, kind: 'data' }] }),
    'calibrate/references': (params, _, way) =>
      goldReferences(requests.calibrationReferences.params.parse(params).folder, unguarded, watch(way).signal),
    'calibrate/pattern': (params, _, way) =>
      calibrator.pattern(requests.calibrationPattern.params.parse(params), unguarded, watch(way)),
    'calibrate/fit': (params, _, way) =>
      calibrator.fit(requests.calibrationFit.params.parse(params), unguarded, watch(way)),
    'job/start': () => new Promise(() => undefined)
  });
  backend.become('ready');
  [edits, shown] = [[], []];
  const surroundings = { backend, trans: nullTranslator.load(''), site: new SiteModel({}) };
  binding = new JobBinding('calibrate', calibrateCell, surroundings, {
    paramsEdited: params => edits.push(params),
    pathChosen: path => edits.push(path),
    started: () => undefined,
    followed: () => undefined,
    shown: traits => shown.push(traits)
  });
  ({ model } = binding.panel().props as { model: CalibrateModel });
});
afterEach(() => {
  binding.dispose();
  rmSync(folder, { recursive: true });
});

/** Until the reference that is looked at is fitted. */
async function fitted(): Promise<void> {
  const { review } = model;
  do {
    await new Promise(resolve => setTimeout(resolve, 5));
  } while (!review.state.pattern || review.state.fitting || !(review.attempt.record ?? review.attempt.failure));
}

describe('the Calibrate panel in a cell', () => {
  it('shows the file of the path alone, fitted with the options of Python, and gives record and verdict', async () => {
    binding.applyParams({ ...CONDITIONS, qRange: [0.3, 1.2] });
    binding.show(gold);
    await fitted();
    expect(model.rows.state.all.map(({ path }) => path)).toEqual([gold]);
    expect(model.review.attempt.options).toEqual({ ...CONDITIONS, qRange: [0.3, 1.2] });
    const { record } = model.review.attempt;
    expect(record?.verdict).toBe('pass');
    expect(shown).toEqual([{ calibration: record, verdict: 'pass' }]);
    expect(edits).toEqual([]);
  });

  it('tells what is typed, dragged or taken back as params, and the record that comes of it', async () => {
    const params = { ...CONDITIONS, standard: 'Al' };
    binding.applyParams(params);
    binding.show(gold);
    await fitted();
    expect(model.review.attempt.record?.standard?.name).toBe('aluminium');
    model.form.edit({ qFrom: '0.3', qTo: '0.6' });
    await fitted();
    expect(edits).toEqual([{ ...params, qRange: [0.3, 0.6] }]);
    expect(shown).toHaveLength(2);
    model.review.undo();
    await fitted();
    expect(edits.at(-1)).toEqual(params);
    expect(shown.at(-1)).toEqual(shown[0]);
  });

  it('fits again when Python sets options, which the form then shows', async () => {
    binding.applyParams(CONDITIONS);
    binding.show(gold);
    await fitted();
    binding.applyParams({ ...CONDITIONS, rings: ['111', '200'] });
    await fitted();
    expect(model.form.state.form.rings).toBe('111, 200');
    expect(model.review.attempt.record?.options.rings).toEqual(['111', '200']);
    expect(edits).toEqual([]);
  });

  it('leaves out what Python says, on every reference, and tells what is drawn', async () => {
    const excludeDiscs: [number, number, number][] = [[10, 20, 5]];
    binding.applyParams({ ...CONDITIONS, excludeDiscs });
    binding.show(gold);
    await fitted();
    expect(model.review.attempt.record?.options).toEqual({ ...CONDITIONS, excludeDiscs });
    void model.run([gold]);
    expect(backend.askedFor('job/start')).toMatchObject([{ options: { ...CONDITIONS, excludeDiscs } }]);
    model.form.edit({ rings: '111, 200' });
    model.review.change({ ...model.review.attempt.options, excludeDiscs: [...excludeDiscs, [30, 40, 6]] });
    await fitted();
    expect(edits.at(-1)).toEqual({
      ...CONDITIONS,
      rings: ['111', '200'],
      excludeDiscs: [
        [10, 20, 5],
        [30, 40, 6]
      ]
    });
  });

  it('starts a job with what no form shows, and keeps that in params', async () => {
    binding.applyParams({ ...CONDITIONS, force: true });
    binding.show(gold);
    await fitted();
    void model.run([gold]);
    expect(backend.askedFor('job/start')).toMatchObject([{ inputs: [gold], options: { ...CONDITIONS, force: true } }]);
    model.form.edit({ latticeParameter: '4.05' });
    await fitted();
    expect(edits).toEqual([{ ...CONDITIONS, force: true, latticeParameter: 4.05 }]);
  });
});
