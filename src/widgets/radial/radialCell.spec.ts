import { nullTranslator } from '@jupyterlab/translation';

import type { RadialModel } from '../../panels/radial/radialModel';
import { FakeBackend, settled } from '../../panels/testing/fakeBackend';
import { JobBinding } from '../jobBinding';
import { SiteModel } from '../siteModel';
import { radialCell } from './radialCell';

const FOLDER = '/data/scans';
const A = `${FOLDER}/a_data.hdf5`;
const B = `${FOLDER}/b_data.hdf5`;

let backend: FakeBackend;
let binding: JobBinding;
let model: RadialModel;
let events: unknown[];

beforeEach(() => {
  backend = new FakeBackend({
    'session/guess': () => null,
    'folder/list': () => ({
      path: FOLDER,
      entries: [A, B].map(path => ({ name: path.slice(12), path, kind: 'data' }))
    }),
    'radial/dataSets': params => {
      const { folder } = params as { folder: string };
      const dataSets = [A, B]
        .filter(path => path.startsWith(folder))
        .map(input => ({ input, stem: input.slice(12, 13) }));
      return { dataSets, records: [], problems: [] };
    },
    'job/start': () => new Promise(() => undefined)
  });
  backend.become('ready');
  events = [];
  const surroundings = { backend, trans: nullTranslator.load(''), site: new SiteModel({}) };
  binding = new JobBinding('radial', radialCell, surroundings, {
    paramsEdited: params => events.push(params),
    pathChosen: path => events.push(path),
    started: () => undefined,
    followed: () => undefined,
    shown: traits => events.push(traits)
  });
  ({ model } = binding.panel().props as { model: RadialModel });
});

describe('the Radial transform panel in a cell', () => {
  it('shows the data sets of a folder, and of a file that file alone, which it looks at', async () => {
    binding.show(FOLDER);
    await settled();
    expect(model.rows.state.all.map(({ path }) => path)).toEqual([A, B]);
    binding.show(B);
    await settled();
    expect(model.rows.state.all.map(({ path }) => path)).toEqual([B]);
    expect(model.rows.state.active).toBe(B);
    expect(events).toEqual([]);
  });

  it('lists and starts with the options of Python, those without a field too', async () => {
    const options = { origin: 'slow', gain: 4, statistic: 'median', workers: 2 };
    binding.show(FOLDER);
    binding.applyParams(options);
    await settled();
    expect(model.form.state.form).toMatchObject({ origin: 'slow', gain: '4' });
    expect(backend.askedFor('radial/dataSets').at(-1)).toMatchObject({ folder: FOLDER, options });
    void model.run(model.wanted);
    expect(backend.askedFor('job/start')).toMatchObject([{ kind: 'radial', inputs: [A, B], options }]);
    model.form.edit({ hotPixels: 'off', gain: '' });
    expect(events).toEqual([{ origin: 'slow', statistic: 'median', workers: 2, hotPixels: 'off' }]);
  });

  it('takes calibrations of single files from Python, and tells Python which are picked', async () => {
    const calibrations = { [A]: { calibration: '/data/au/x_CL_20cm.json' } };
    binding.show(FOLDER);
    binding.applyParams({ gain: 4, calibrations });
    await settled();
    expect(backend.askedFor('radial/dataSets').at(-1)).toMatchObject({ options: { gain: 4 }, choices: calibrations });
    expect(events).toEqual([]);
    void model.run([A]);
    const [start] = backend.askedFor('job/start') as { options: object; choices: object }[];
    expect(start.choices).toEqual(calibrations);
    expect(start.options).not.toHaveProperty('calibrations');
    model.pick(B, '/data/au/y_CL_20cm.json');
    model.pick(A);
    expect(events.at(-1)).toEqual({ gain: 4, calibrations: { [B]: { calibration: '/data/au/y_CL_20cm.json' } } });
  });

  it('leaves what is no possible value for the job to refuse, and looks without it', async () => {
    binding.show(FOLDER);
    // Each is possible, but no profile is both
    binding.applyParams({ statistic: 'median', convention: 'epsic' });
    expect(model.form.state.form).toMatchObject({ statistic: 'mean', convention: 'exact' });
    binding.applyParams({ statistic: 'modal' });
    await settled();
    expect(backend.askedFor('radial/dataSets').at(-1)).toMatchObject({ options: { statistic: 'mean' } });
    await model.run([A]);
    expect(model.state.failure).toBeDefined();
  });

  it('hears nothing any more when the cell has gone', async () => {
    binding.show(FOLDER);
    await settled();
    const asked = backend.asked.length;
    binding.dispose();
    backend.become('lost');
    backend.become('ready');
    await settled();
    expect(backend.asked).toHaveLength(asked);
    expect(events).toEqual([]);
  });
});
