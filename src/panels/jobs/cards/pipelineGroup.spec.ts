import { nullTranslator } from '@jupyterlab/translation';

import type { Job } from '../../../protocol/jobs';
import { conversion } from '../../testing/fakeBackend';
import { grouped, pipelineFraction, pipelineReason, pipelineStanding, pipelineTitle, stepName } from './pipelineGroup';

const trans = nullTranslator.load('');
const item = { framesDone: 0, frames: 0, bytesDone: 0, bytes: 0 };
const problem = { input: '/a', code: 'E_FIT', message: 'No ring of gold was found.' };

function step(at: number, kind: Job['kind'], part: Partial<Job>): Job {
  const items = ['/a', '/b'].map(input => ({ ...item, input, status: part.status ?? 'waiting' }));
  return { ...conversion({ id: `s${at}` }), pipeline: { id: 'p', step: at, steps: 3 }, items, ...part, kind } as Job;
}

it('puts the steps of a submission together, at the place of the latest', () => {
  const alone = conversion({ id: 'alone' });
  const steps = [step(2, 'radial', {}), step(0, 'convert', {}), step(1, 'calibrate', {})];
  const foreign = step(1, 'radial', { id: 'theirs', owner: 54321 });
  const groups = grouped([steps[0], alone, steps[1], foreign, steps[2]]);
  expect(groups.map(({ id, isPipeline }) => [id, isPipeline])).toEqual([
    ['p', true],
    ['alone', false],
    ['p 54321', true]
  ]);
  expect(groups[0].steps.map(({ id }) => id)).toEqual(['s0', 's1', 's2']);
  expect(pipelineTitle(groups[0].steps, trans)).toBe('Conversion, calibration, radial transform of 2 data sets');
  const names = groups[0].steps.map((_, at) => stepName(groups[0].steps, at, trans));
  expect(names).toEqual(['Conversion of gold', 'Calibration of gold', 'Radial transform']);
});

it('runs until the last step has ended, and then says what went wrong first', () => {
  const done = step(0, 'convert', { status: 'done' });
  expect(pipelineStanding([0, 1].map(at => step(at, 'convert', { status: 'waiting' })))).toBe('waiting');
  expect(pipelineStanding([done, step(1, 'calibrate', { status: 'waiting' })])).toBe('running');
  expect(pipelineFraction([done, step(1, 'calibrate', { status: 'waiting' })])).toBe(0.5);
  const failed = step(1, 'calibrate', {
    status: 'failed',
    items: [{ ...item, input: '/a', status: 'failed', problem }]
  });
  const stopped = step(2, 'radial', { status: 'failed', reason: 'It needs the calibration of a.' });
  expect(pipelineStanding([done, failed, stopped])).toBe('failed');
  expect(pipelineReason([done, failed, stopped])).toBe(problem.message);
  expect(pipelineStanding([done, step(1, 'calibrate', { status: 'done' })])).toBe('done');
});
