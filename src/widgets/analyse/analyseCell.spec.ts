import { nullTranslator } from '@jupyterlab/translation';

import type { AnalyseModel } from '../../panels/analyse/analyseModel';
import { emptyForm } from '../../panels/analyse/form/analyseForm';
import { readTable, showTable } from '../../panels/form/tableRules';
import { analyseTable } from '../../panels/analyse/form/analyseRules';
import { FakeBackend, settled } from '../../panels/testing/fakeBackend';
import { analyseOptionsSchema } from '../../protocol/analyse/analyseOptions';
import { JobBinding } from '../jobBinding';
import { SiteModel } from '../siteModel';
import { analyseCell } from './analyseCell';

const TRANS = nullTranslator.load('');
const FOLDER = '/data/profiles/T1';
const MEAN = `${FOLDER}/T1_azimuthal_mean.hspy`;
const VARIANCE = `${FOLDER}/T1_azimuthal_var.hspy`;

function made() {
  const backend = new FakeBackend({
    'session/guess': () => null,
    'folder/list': () => ({
      path: FOLDER,
      entries: [MEAN, VARIANCE].map(path => ({ name: path.slice(FOLDER.length + 1), path, kind: 'data' }))
    }),
    'analyse/profileSets': () => ({
      sets: [
        { stamp: 'T1', subfolder: '', mean: MEAN, variance: VARIANCE },
        { stamp: 'T2', subfolder: '', mean: '/data/profiles/T1/T2_azimuthal_mean.hspy' }
      ],
      problems: []
    }),
    'analyse/earlier': () => ({ analyses: [], problems: [] }),
    'job/start': () => new Promise(() => undefined)
  });
  backend.become('ready');
  const edits: unknown[] = [];
  const binding = new JobBinding(
    'analyse',
    analyseCell,
    { backend, trans: TRANS, site: new SiteModel({}) },
    {
      paramsEdited: params => edits.push(params),
      pathChosen: path => edits.push(path),
      started: () => undefined,
      followed: () => undefined,
      shown: () => undefined
    }
  );
  const { model } = binding.panel().props as { model: AnalyseModel };
  return { backend, binding, edits, model };
}

describe('the Profile analysis panel in a cell', () => {
  it('shows the data set of the file alone, be it of means or variances, and starts with all options', async () => {
    const { backend, binding, edits, model } = made();
    const options = { profile: 'variance', components: 4, classify: 'percentile:95', seed: 7, workers: 2 };
    binding.applyParams(options);
    binding.show(VARIANCE);
    await settled();
    expect(model.rows.state.all.map(({ name }) => name)).toEqual(['T1']);
    expect(model.rows.state.active).toBe(MEAN);
    expect(backend.askedFor('analyse/profileSets').at(-1)).toEqual({ folder: FOLDER });
    void model.run(model.wanted);
    expect(backend.askedFor('job/start')).toMatchObject([{ kind: 'analyse', options }]);
    model.form.edit({ qFrom: '0.1', qTo: '1' });
    expect(edits).toEqual([{ ...options, qRange: [0.1, 1] }]);
  });
});

describe('the form of an analysis', () => {
  it.each([
    {},
    { components: 3, qRange: [0.1, 1.2], loss: 'frobenius', normalise: 'sum', log: true },
    { maxComponents: 6, restarts: 5, seed: 2, areaReach: 2, areaLeast: 9, include: ['a', 'b'], exclude: ['c'] },
    { edx: '/data/map.rpl', elements: ['Au', 'Ti'], energyScale: 0.01, energyOffset: -0.2, patterns: false },
    { edx: 'off' },
    { classify: 'percentile:97.5', areas: 'off', out: '/out', profile: 'variance' }
  ])('shows options so that they are read from it again: %j', given => {
    const options = analyseOptionsSchema.parse(given);
    expect(readTable(analyseTable, showTable(analyseTable, options), TRANS)).toEqual({ options });
  });

  it('is empty for what is usual', () =>
    expect(showTable(analyseTable, analyseOptionsSchema.parse({}))).toEqual(emptyForm));
});
