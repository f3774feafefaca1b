import { nullTranslator } from '@jupyterlab/translation';

import type { CalibrationToPick, RadialDataSet } from '../../protocol/radial/radialRequests';
import { JobsModel } from '../jobs/jobsModel';
import { SessionModel } from '../session/sessionModel';
import { FakeBackend } from '../testing/fakeBackend';
import { RadialModel } from './radialModel';

const TRANS = nullTranslator.load('x');
const FOLDER = '/data/scans';
const RECORD = '/data/gold/g_CL_20cm.json';

const scan = (stem: string, cameraLength: number, more: object = {}): RadialDataSet => ({
  input: `${FOLDER}/${stem}_data.hdf5`,
  stem,
  notes: [],
  conditions: { voltage: 300000, cameraLength },
  ...more
});
const record = (path: string, cameraLength: number): CalibrationToPick => ({
  path,
  voltage: 300000,
  cameraLength,
  verdict: 'pass'
});
const settled = async (): Promise<void> => {
  await new Promise(resolve => setTimeout(resolve, 0));
  await new Promise(resolve => setTimeout(resolve, 0));
};

async function opened(dataSets: RadialDataSet[], records: CalibrationToPick[]) {
  const backend = new FakeBackend({
    'radial/dataSets': () => ({ dataSets, records, problems: [] }),
    'session/guess': () => null,
    'folder/list': () => ({ path: FOLDER, parent: '/data', entries: [], more: 0 })
  });
  const session = new SessionModel(backend, TRANS);
  const model = new RadialModel({ backend, session, jobs: new JobsModel(backend) }, TRANS);
  await backend.connect();
  await session.open(FOLDER);
  await settled();
  return { backend, model };
}

describe('RadialModel', () => {
  it('takes a calibration from its review for the data sets of its camera length, and for no others', async () => {
    const { backend, model } = await opened(
      [scan('a', 0.2), scan('b', 0.12), scan('c', 0.2), scan('g', 0.2)],
      [record(RECORD, 0.2), record('/data/gold/h_CL_12cm.json', 0.12)]
    );
    model.useRecord(RECORD);
    await settled();
    const chosen = {
      [`${FOLDER}/a_data.hdf5`]: { calibration: RECORD },
      [`${FOLDER}/c_data.hdf5`]: { calibration: RECORD }
    };
    expect(model.choices.all).toEqual(chosen);
    expect(model.use.state).toEqual({ record: RECORD, inputs: Object.keys(chosen) });
    expect(backend.askedFor('radial/dataSets').at(-1)).toMatchObject({ choices: chosen });
    model.backToAuto();
    expect(model.choices.all).toEqual({});
    expect(model.use.state.record).toBeUndefined();
  });

  it('says where nothing was recorded as a calibration was, and changes nothing', async () => {
    const { model } = await opened([scan('b', 0.12)], [record(RECORD, 0.2)]);
    model.useRecord(RECORD);
    await settled();
    expect(model.use.state).toEqual({ record: RECORD, inputs: [] });
    expect(model.choices.all).toEqual({});
  });

  it('leaves gold out of what is transformed unasked, and out of the number of all', async () => {
    const { model } = await opened([scan('a', 0.2), scan('g', 0.2)], [record(RECORD, 0.2)]);
    expect(model.wanted).toEqual([`${FOLDER}/a_data.hdf5`]);
    model.rows.pick(`${FOLDER}/g_data.hdf5`, 'toggle');
    expect(model.wanted).toEqual([`${FOLDER}/g_data.hdf5`]);
  });

  it('says in the sidebar why a data set cannot be transformed', async () => {
    const problem = `${FOLDER}/a_data.hdf5: no calibration for 300 kV and 20 cm was found below /data/x/gold.`;
    const { model } = await opened([scan('a', 0.2, { problem })], []);
    expect(model.step.state.hint).toBe('a: No calibration for 300 kV and 20 cm was found below …/gold.');
  });
});
