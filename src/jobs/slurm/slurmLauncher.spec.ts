import type { SlurmLaunch } from '../jobSchema';
import { exampleJob, MADE } from '../testing/jobExamples';
import { SlurmLauncher } from './slurmLauncher';

it('passes over a directory that says nothing of a cluster, so that it keeps no other job from being told of', async () => {
  const launch: SlurmLaunch = {
    version: 2,
    launcher: 'slurm',
    launched: new Date(MADE).toISOString(),
    arrays: [{ id: '1', mark: 'mine', first: 0, count: 1 }]
  };
  const files = { order: exampleJob({ launcher: 'slurm' }), launch, tasks: [{}], cancelAsked: [false] };
  expect(await new SlurmLauncher(['/bin/true']).look([{ folder: '/theirs', files }])).toEqual(new Map());
});
