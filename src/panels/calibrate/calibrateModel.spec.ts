import { nullTranslator } from '@jupyterlab/translation';

import type { References } from '../../protocol/calibrate/calibrateRequests';
import type { CalibrationRecord } from '../../protocol/calibrate/calibrationRecord';
import { exampleRecord } from '../../storage/calibration/spec/exampleRecord';
import { JobsModel } from '../jobs/jobsModel';
import { SessionModel } from '../session/sessionModel';
import { FakeBackend } from '../testing/fakeBackend';
import { CalibrateModel } from './calibrateModel';

const TRANS = nullTranslator.load('x');
const FOLDER = '/data/gold';
const [A, B, C] = ['a', 'b', 'c'].map(stem => `${FOLDER}/${stem}_data.hdf5`);

let references: References['references'];
let backend: FakeBackend;
let model: CalibrateModel;

/** A saved calibration of C, with a disc and a q range. */
function stored(): CalibrationRecord {
  return exampleRecord({ options: { qRange: [0.3, 0.9], excludeDiscs: [[10, 20, 5]] } });
}

beforeEach(async () => {
  references = [
    { input: A, stem: 'a' },
    { input: B, stem: 'b' },
    { input: C, stem: 'c', stored: { path: `${FOLDER}/c.json`, pixelSizeInvAng: 0.0096, record: stored() } }
  ];
  backend = new FakeBackend({
    'calibrate/references': () => ({ references, problems: [] }),
    // Nothing here asks for a fit to end
    'calibrate/pattern': () => new Promise(() => undefined),
    'session/guess': () => null,
    'folder/list': () => ({ path: FOLDER, parent: '/data', entries: [], more: 0 }),
    'job/start': () => new Promise(() => undefined)
  });
  const session = new SessionModel(backend, TRANS);
  model = new CalibrateModel({ backend, session, jobs: new JobsModel(backend) }, TRANS);
  await backend.connect();
  await session.open(FOLDER);
  await new Promise(resolve => setTimeout(resolve, 0));
});
afterEach(() => model.dispose());

describe('the Calibrate panel', () => {
  it('has a job keep what was set by hand with its reference, and the form for all of them', () => {
    model.look(A);
    model.review.change({ pixelSizeRange: [0.009, 0.01], centre: [250, 260] });
    model.form.edit({ voltage: '300' });
    model.look(B);
    void model.run([A, B, C]);
    const [start] = backend.askedFor('job/start');
    expect(start).toMatchObject({
      inputs: [A, B, C],
      options: { voltage: 300e3, force: false },
      choices: { [A]: { pixelSizeRange: [0.009, 0.01], centre: [250, 260] }, [C]: { excludeDiscs: [[10, 20, 5]] } }
    });
    expect(Object.keys((start as { choices: object }).choices)).toEqual([A, C]);
    expect(Object.keys((start as { options: object }).options)).toEqual(['voltage', 'force']);
  });

  it('begins a new reference with the form, and shows a saved one as it was made', () => {
    model.form.edit({ qFrom: '0.2', qTo: '1' });
    model.look(A);
    expect(model.review.attempt.options).toEqual({ qRange: [0.2, 1] });
    model.look(C);
    expect(model.review.attempt.options).toEqual(stored().options);
    expect(model.form.state.form).toMatchObject({ qFrom: '0.2', qTo: '1' });
    // What is typed counts from then on; what was drawn stays
    model.form.edit({ rings: '111, 200' });
    expect(model.review.attempt.options).toEqual({
      qRange: [0.2, 1],
      rings: ['111', '200'],
      excludeDiscs: [[10, 20, 5]]
    });
    model.review.undo();
    expect(model.form.state.form).toMatchObject({ qFrom: '0.3', qTo: '0.9', rings: '' });
  });

  it('tells the other steps when a calibration was saved', async () => {
    const heard = jest.fn();
    model.session.written.connect((_, by) => heard(by));
    model.look(A);
    await model.save();
    expect(heard).toHaveBeenCalledWith(model);
  });

  it('lists what others have saved meanwhile when the library is looked at', () => {
    const before = backend.askedFor('calibrate/library').length;
    model.show('library');
    expect(backend.askedFor('calibrate/library').slice(before)).toEqual([{ folder: FOLDER }]);
  });

  it('takes all that comes of one drag of the slider for one step', () => {
    model.look(A);
    model.review.hold();
    ['0.2', '0.25', '0.3'].forEach(qFrom => model.slide({ qFrom, qTo: '1.2' }, true));
    expect(model.review.state.attempts.steps.map(({ options }) => options)).toEqual([{}, { qRange: [0.3, 1.2] }]);
    expect(model.form.state).toMatchObject({ typing: false, settled: { qRange: [0.3, 1.2] } });
    model.review.undo();
    expect(model.form.state.form.qFrom).toBe('');
  });

  it('keeps looking at a reference that was converted since the folder was read, and not at another', async () => {
    const raw = '/data/raw/a.mib';
    references = [{ input: raw, stem: 'a' }, references[1]];
    await listed();
    model.look(raw);
    references = [{ ...references[0], input: A }, references[1]];
    await listed();
    expect(model.review.state.input).toBe(A);
    references = [references[1]];
    await listed();
    expect(model.review.state.input).toBeUndefined();
  });
});

/** Reads the folder again, as a save does. */
async function listed(): Promise<void> {
  model.refresh();
  await new Promise(resolve => setTimeout(resolve, 0));
}
