import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { submissionSchema } from '../../protocol/cluster';
import { JOB_VERSION } from '../jobSchema';
import { exampleJob, MADE } from '../testing/jobExamples';
import type { SlurmCluster } from './cluster';
import { lookAtCluster } from './look';

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'look-'))));
afterEach(() => rmSync(root, { recursive: true }));

function slurmJob(name: string, id: string) {
  const order = exampleJob({ launcher: 'slurm', cluster: submissionSchema.parse({}) });
  const arrays = [{ id, mark: name, first: 0, count: 1 }];
  const launch = { version: JOB_VERSION, launcher: 'slurm', launched: new Date(MADE).toISOString(), arrays } as const;
  return { folder: join(root, name), files: { order, launch, tasks: [{}], cancelAsked: [false] }, launch };
}

it('tells of a job whose folder cannot be written, and of all others as ever', async () => {
  const tasks = ['1', '2'].map(array => ({ array, index: 0, state: 'RUNNING', name: 'mine' }));
  const cluster = {
    queue: { look: () => Promise.resolve({ at: MADE, tasks }) },
    accounted: () => Promise.resolve({ tasks: [], kept: false })
  } as unknown as SlurmCluster;
  const [bad, good] = [slurmJob('bad', '1'), slurmJob('good', '2')];
  writeFileSync(bad.folder, 'no folder');
  mkdirSync(good.folder);
  const looks = await lookAtCluster(cluster, [bad, good]);
  expect(looks.get(good.folder)).toEqual([{ state: 'running', word: 'RUNNING', id: '2_0' }]);
  expect(looks.get(bad.folder)).toMatchObject([{ state: 'running', reason: expect.stringContaining('not a folder') }]);
});
