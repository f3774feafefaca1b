import { nullTranslator } from '@jupyterlab/translation';

import type { OptionsByKind } from '../../protocol/pipeline';
import { convertOptionsSchema } from '../../protocol/convert/convertOptions';
import { JobsModel } from '../jobs/jobsModel';
import { SessionModel } from '../session/sessionModel';
import { conversion, settled } from '../testing/fakeBackend';
import { SessionBackend } from '../testing/sessionBackend';
import { goldPath } from './goldChoice';
import { PipelineModel } from './pipelineModel';

const plan = { steps: [], problems: [], kept: [], files: [] };

it('starts what is in view, and shows it again where the options have changed since', async () => {
  const backend = new SessionBackend({
    'job/planPipeline': () => plan,
    'job/startPipeline': () => ({ id: 'p', jobs: [conversion({ id: 'first' })], problems: [] })
  });
  const trans = nullTranslator.load('');
  const session = new SessionModel(backend, trans);
  const jobs = new JobsModel(backend);
  let options: OptionsByKind = {};
  const choices = { convert: { '/data/scans/a.mib': { reshape: 'known', scanX: 4, scanY: 5 } as const } };
  const model = new PipelineModel({ backend, session, jobs, options: () => options, choices: () => choices }, trans);
  await backend.connect();
  await session.open('/data/scans');
  model.open('local');
  model.takeGold('/data/gold');
  await settled();
  const asked = {
    ...{ references: ['/data/gold'], samples: ['/data/scans'] },
    ...{ until: 'radial', options, choices, launcher: 'local' }
  };
  expect(backend.askedFor('job/planPipeline').at(-1)).toEqual(asked);
  options = { convert: convertOptionsSchema.parse({ binSig: 2 }) };
  await model.run();
  expect(backend.askedFor('job/startPipeline')).toEqual([]);
  await settled();
  expect(backend.askedFor('job/planPipeline').at(-1)).toEqual({ ...asked, options });
  await model.run();
  expect(backend.askedFor('job/startPipeline')).toEqual([{ ...asked, options }]);
  expect([model.state.open, jobs.state.jobs[0].id]).toEqual([false, 'first']);
});

it('finds gold below the raw data of a session', () => {
  const place = { base: '/dls/e02', year: '2026', session: 'cm1-1', subfolder: 'scan' };
  expect(goldPath(place, 'Au')).toBe('/dls/e02/2026/cm1-1/Merlin/Au');
  expect(goldPath({ folder: '/scratch' }, 'gold.mib')).toBe('/scratch/gold.mib');
  expect(goldPath(place, '/elsewhere/Au')).toBe('/elsewhere/Au');
  expect(goldPath(place, '')).toBeUndefined();
});
