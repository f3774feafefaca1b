import { nullTranslator } from '@jupyterlab/translation';

import type { RadialDataSet } from '../../protocol/radial/radialRequests';
import { JobsModel } from '../jobs/jobsModel';
import { RadialModel } from '../radial/radialModel';
import { SessionModel } from '../session/sessionModel';
import { conversion, converted, FakeBackend } from '../testing/fakeBackend';

const TRANS = nullTranslator.load('x');
const FOLDER = '/data/scans';

let dataSets: RadialDataSet[];
let backend: FakeBackend;
let model: RadialModel;

beforeEach(async () => {
  dataSets = [
    { input: `${FOLDER}/a_data.hdf5`, stem: 'a', notes: [] },
    { input: `${FOLDER}/b_data.hdf5`, stem: 'b', notes: [], mean: `${FOLDER}/b_azimuthal_mean.hspy` },
    {
      input: `${FOLDER}/c_data.hdf5`,
      stem: 'c',
      notes: [],
      mean: `${FOLDER}/c_azimuthal_mean.hspy`,
      stale: 'other options'
    },
    { input: `${FOLDER}/d_data.hdf5`, stem: 'd', notes: [], problem: 'No calibration fits.' }
  ];
  backend = new FakeBackend({
    'radial/dataSets': () => ({ dataSets, records: [], problems: [] }),
    'session/guess': () => null,
    'folder/list': () => ({ path: FOLDER, parent: '/data', entries: [], more: 0 }),
    'job/start': () => new Promise(() => undefined)
  });
  const session = new SessionModel(backend, TRANS);
  model = new RadialModel({ backend, session, jobs: new JobsModel(backend) }, TRANS);
  await backend.connect();
  await session.open(FOLDER);
  await new Promise(resolve => setTimeout(resolve, 0));
});

describe('a panel that lists a folder', () => {
  it('follows the folder that is chosen, and counts how its data sets stand', () => {
    expect(model.state).toMatchObject({ folder: FOLDER, listing: false });
    expect(model.rows.state.all.map(({ status }) => status)).toEqual(['new', 'complete', 'stale', 'failed']);
    expect(model.step.state.counts.map(({ state, count }) => `${count} ${state}`)).toEqual([
      '1 failed',
      '1 stale',
      '1 new',
      '1 complete'
    ]);
  });

  it('starts a job on what is selected, or else on all that is not done', async () => {
    expect(model.wanted).toEqual([`${FOLDER}/a_data.hdf5`, `${FOLDER}/c_data.hdf5`]);
    model.rows.pick(`${FOLDER}/b_data.hdf5`, 'toggle');
    expect(model.wanted).toEqual([`${FOLDER}/b_data.hdf5`]);
    void model.run(model.wanted);
    expect(model.state.starting).toBe(true);
    expect(backend.askedFor('job/start')).toMatchObject([{ kind: 'radial', inputs: [`${FOLDER}/b_data.hdf5`] }]);
  });

  it('lists again with the options that count now', async () => {
    const before = backend.askedFor('radial/dataSets').length;
    model.form.edit({ convention: 'epsic' });
    await new Promise(resolve => setTimeout(resolve, 0));
    const asked = backend.askedFor('radial/dataSets');
    expect(asked).toHaveLength(before + 1);
    expect(asked[before]).toMatchObject({ folder: FOLDER, options: { convention: 'epsic' } });
  });

  it('lists again when a job of another step has ended, not while it runs', async () => {
    const before = backend.askedFor('radial/dataSets').length;
    backend.notify(conversion());
    await new Promise(resolve => setTimeout(resolve, 0));
    expect(backend.askedFor('radial/dataSets')).toHaveLength(before);
    backend.notify(converted());
    await new Promise(resolve => setTimeout(resolve, 0));
    expect(backend.askedFor('radial/dataSets')).toHaveLength(before + 1);
  });

  it('lists again when another step has written something without a job', async () => {
    const before = backend.askedFor('radial/dataSets').length;
    model.session.tellWritten(model);
    await new Promise(resolve => setTimeout(resolve, 0));
    expect(backend.askedFor('radial/dataSets')).toHaveLength(before);
    model.session.tellWritten({});
    await new Promise(resolve => setTimeout(resolve, 0));
    expect(backend.askedFor('radial/dataSets')).toHaveLength(before + 1);
  });

  it('starts, previews and lists with what is chosen for single data sets, also after a reload', async () => {
    const [a, b] = [`${FOLDER}/a_data.hdf5`, `${FOLDER}/b_data.hdf5`];
    const record = '/data/scans/20260317_CL_20cm.json';
    model.pick(b, record);
    model.pick('/data/elsewhere_data.hdf5', record);
    await new Promise(resolve => setTimeout(resolve, 0));
    expect(backend.askedFor('radial/dataSets').at(-1)).toMatchObject({ choices: { [b]: { calibration: record } } });
    expect(model.rows.state.all.map(({ picked }) => picked)).toEqual([undefined, record, undefined, undefined]);
    void model.run([a, b]);
    // Of these data sets only
    expect(backend.askedFor('job/start')).toMatchObject([{ choices: { [b]: { calibration: record } } }]);
    const saved: unknown = JSON.parse(JSON.stringify(model.saved));
    const next = new RadialModel({ backend, session: model.session, jobs: model.jobs }, TRANS);
    next.restore(saved);
    expect(next.choices.state.choices.get(b)).toEqual({ calibration: record });
    next.pick(b);
    expect(next.choices.of([a, b])).toEqual({});
  });

  it('is as it was left, but for what was dragged on one pattern, and whatever is remembered', () => {
    model.form.edit({ convention: 'epsic', origin: 'given', place: '120, 130', sectors: '10, 20' });
    model.frame.setShare(0.3);
    const saved: unknown = JSON.parse(JSON.stringify(model.saved));
    const next = new RadialModel({ backend, session: model.session, jobs: model.jobs }, TRANS);
    next.restore(saved);
    expect(next.form.state.form).toEqual({ ...next.form.state.defaults, convention: 'epsic' });
    expect(next.frame.state.share).toBe(0.3);
    [null, 7, 'x', [], { form: 3, frame: { share: 'wide' } }].forEach(other => next.restore(other));
    expect(next.form.state.form.convention).toBe('epsic');
  });
});
